// One telephone on the page: of one person, or the group as one person sees it.

import { bubble } from "./bubble.js";
import { Composer } from "./composer.js";
import { Hints } from "./hints.js";
import { button, foldout, link, make, short } from "./nodes.js";
import { people } from "./people.js";
import { day, say } from "./words.js";

const NEAR_END = 120; // pixels: whoever read to the end stays at the end

export class Pane {
  textOnly = false;
  #closed = new Set();
  #atEnd = true;
  #hints = null;

  constructor(id, group, page) {
    Object.assign(this, { id, group, page, person: "" });
    this.root = document.getElementById("pane").content.cloneNode(true).firstElementChild;
    const part = (name) => this.root.querySelector(name);
    Object.assign(this, {
      face: part(".face"), title: part("h2"), caption: part(".caption"), who: part("select"),
      more: foldout(part(".more")), pinned: part(".pinned"), log: part(".log"),
      toast: part(".toast"),
    });
    this.root.id = `pane-${id}`;
    this.title.id = `name-${id}`;
    this.root.classList.toggle("group", group);
    this.root.dataset.testid = group ? "group" : "phone";
    this.who.addEventListener("change", () => page.choose(this, this.who.value));
    this.root.addEventListener("focusin", () => page.hearken(this));
    this.log.addEventListener("scroll", () => {
      const below = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight;
      this.#atEnd = below < NEAR_END;
    });
    new ResizeObserver(() => { if (this.#atEnd) this.toEnd(); }).observe(this.log);
    this.composer = new Composer(part(".foot"), { id, do: (what, more) => this.do(what, more) });
    if (group) {
      this.#hints = new Hints((sentence) => this.composer.fill(sentence));
      part(".talk").after(this.#hints.root);
    }
  }

  get chat() {
    return this.group ? this.page.memory.group.id : this.person;
  }

  get shown() {
    return !this.root.hidden;
  }

  get name() {
    const { memory } = this.page;
    return this.group ? memory.group.title : memory.nameOf(this.person);
  }

  // Whether a screen reader tells at once what is said here; one telephone at a time is enough.
  get live() {
    return this.page.active === this;
  }

  listen() {
    this.log.setAttribute("aria-live", this.live && !this.page.news.turning ? "polite" : "off");
  }

  beginTurn() {
    this.listen();
    this.#readNews();
    this.#hush();
  }

  endTurn() {
    this.toNews();
    setTimeout(() => this.listen(), 200);
  }

  // Asks the gateway to do something as this person in this chat; "" or why not.
  async do(what, more = {}) {
    this.#readNews();
    this.page.news.read();
    this.#hush();
    const reason = await this.page.wire.do(what, { person: this.person, chat: this.chat, ...more });
    if (reason) this.tell(say(`refused.${reason}`));
    return reason;
  }

  render() {
    this.toast.replaceChildren();
    this.renderFrame();
    this.#hints?.render(this.page.memory.messages(this.chat).some((each) => each.author));
    this.log.setAttribute("aria-live", "off"); // what was there already is not news
    this.log.replaceChildren();
    for (const message of this.page.memory.messages(this.chat)) this.#append(message);
    this.#empty();
    this.toNews();
    setTimeout(() => this.listen(), 200);
  }

  // Everything around the conversation.
  renderFrame() {
    const { memory } = this.page;
    const phone = memory.people.get(this.person);
    this.face.textContent = [...(this.group ? say("top.group") : this.name)][0] ?? "";
    this.root.dataset.person = this.person;
    this.root.dataset.role = phone.role;
    this.title.replaceChildren(...(this.group ? [memory.group.title] : [
      make("span", { className: "hidden" }, `${say("pane.whose")} `), phone.name]));
    this.caption.replaceChildren(...(this.group ? [say("pane.you_are")] : [
      make("span", { className: "hidden" }, `${say("pane.whose")} `), say(`role.${phone.role}`)]));
    this.who.replaceChildren(...people(memory, this.person));
    this.log.setAttribute("aria-label", this.group ? say("pane.messages_group")
      : say("pane.messages", { name: phone.name }));
    this.composer.render({ name: phone.name, group: this.group, hindrance: this.#hindrance() });
    this.#renderMore(phone);
    this.#renderToast(phone.toast);
    this.#renderPinned();
  }

  // A message that came or changed.
  take(message) {
    const atEnd = this.#atEnd;
    const old = this.#row(message.receipt);
    if (old) {
      const held = old.contains(document.activeElement);
      const row = bubble(message, this.#view(), this.#acts());
      row.classList.toggle("same", old.classList.contains("same"));
      old.replaceWith(row);
      if (held) (row.querySelector(".choice") ?? row).focus({ preventScroll: true });
    } else {
      this.#append(message);
      this.#empty();
      this.#askReply(message);
      if (message.author) this.#hints?.hide();
    }
    this.#renderPinned();
    if (message.author === this.person) this.toEnd();
    else if (atEnd) this.toNews();
  }

  toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
    this.#atEnd = true;
  }

  // To where the news begins, when it is more than fits; else to the end.
  toNews() {
    this.toEnd();
    const mark = this.log.querySelector(".news");
    if (!mark) return;
    const above = this.log.getBoundingClientRect().top - mark.getBoundingClientRect().top;
    if (above > 0) this.log.scrollTop -= above;
  }

  #readNews() {
    this.page.memory.newFrom.delete(this.chat);
    this.log.querySelector(".news")?.remove();
  }

  // A short answer that stays until it is closed or the next thing is done here.
  tell(text, ...more) {
    const close = button("×", () => { this.#hush(); this.composer.input.focus(); },
      { className: "round", ariaLabel: say("pane.close") });
    this.toast.replaceChildren(make("p", {}, text, ...more), close);
    delete this.toast.dataset.id;
  }

  // The short answer has been read.
  #hush() {
    if (this.toast.dataset.id) this.#closed.add(this.toast.dataset.id);
    this.toast.replaceChildren();
  }

  #row(receipt) {
    return [...this.log.children].find((each) => each.dataset.receipt === receipt);
  }

  #view() {
    const { memory, language } = this.page;
    return {
      memory, chat: this.chat, speaker: this.person, textOnly: this.textOnly,
      language: this.group ? language : memory.people.get(this.person).language,
    };
  }

  #acts() {
    return {
      press: async (message, choice, element) => {
        element.classList.add("busy");
        const reason = await this.do("press", { receipt: message.receipt, press: choice.press });
        if (reason) element.classList.remove("busy");
      },
      open: async (address) => {
        if (!await this.do("start", { link: address })) this.page.show(this.person, this);
      },
      contact: () => this.do("contact", { own: true }),
      invite: (address) => this.page.invite(address, this.person),
      reply: (message) => this.composer.reply(message),
      edit: (message) => this.composer.edit(message),
      forward: async (message) => {
        if (!await this.do("forward", { receipt: message.receipt })) {
          this.page.show(this.person, this);
        }
      },
    };
  }

  #append(message) {
    const today = day(message.at);
    const last = [...this.log.querySelectorAll(".day")].at(-1)?.textContent;
    if (today !== last) this.log.append(make("p", { className: "day" }, today));
    if (this.page.memory.newFrom.get(this.chat) === message.receipt) {
      this.log.append(make("p", { className: "news" }, say("pane.news")));
    }
    const before = this.log.lastElementChild;
    const row = bubble(message, this.#view(), this.#acts());
    if (row.dataset.side && row.dataset.side === before?.dataset.side
      && row.dataset.author === before.dataset.author) row.classList.add("same");
    this.log.append(row);
  }

  #empty() {
    this.log.querySelector(".empty")?.remove();
    if (!this.log.children.length && !this.#hindrance()) {
      this.log.append(make("p", { className: "empty" }, say("pane.empty")));
    }
  }

  #askReply(message) {
    if (!message.ask_reply || message.author) return;
    const asked = this.page.memory.find(this.chat, message.reply_to);
    if (!asked || asked.author === this.person) this.composer.reply(message);
  }

  #hindrance() {
    const phone = this.page.memory.people.get(this.person);
    if (this.group) return phone.member ? "" : "not_member";
    if (phone.blocked) return "blocked";
    return phone.opened ? "" : "not_opened";
  }

  #renderMore(phone) {
    const box = make("input", { type: "checkbox", checked: this.textOnly });
    box.addEventListener("change", () => this.page.setTextOnly([this], box.checked));
    const label = make("label", { className: "switch" }, box, say("view.text_only_here"));
    const outage = make("input", { type: "checkbox", checked: this.page.memory.outage });
    outage.addEventListener("change", () => this.page.wire.do("outage", { on: outage.checked }));
    const faults = [make("label", { className: "switch" }, outage, say("view.outage"))];
    const deeds = [button(say("more.again"), () => this.do("again"))];
    if (this.group) deeds.unshift(button(say("hints.title"), () => this.#hints.show()));
    if (this.group && phone.member) {
      const { bot } = this.page.memory.group;
      deeds.push(button(say("more.leave"), () => this.do("join", { on: false })));
      deeds.push(button(say(bot ? "more.bot_out" : "more.bot_in"),
        () => this.do("bot", { on: !this.page.memory.group.bot })));
    }
    if (!this.group && phone.opened && !phone.blocked) {
      deeds.push(button(say("more.block"), () => this.do("block", { on: true })));
    }
    this.more.querySelector("summary .hidden").textContent = say("pane.more", { name: this.name });
    this.more.querySelector(".menu").replaceChildren(label, ...deeds, ...(this.group ? faults : []));
  }

  #renderToast(toast) {
    for (const each of this.log.querySelectorAll(".busy")) each.classList.remove("busy");
    if (!toast || toast.chat !== this.chat || this.#closed.has(toast.id)) return;
    if (!toast.text && !toast.link && !toast.private) return;
    if (this.toast.dataset.id === toast.id && this.toast.children.length) return;
    const more = [];
    if (toast.private) {
      more.push(toast.text ? " " : "", say("pane.private_opened"));
    } else if (toast.link) {
      more.push(" ", link(say("pane.open_link"), toast.link));
    }
    const only = this.group
      ? make("b", {}, `${say("pane.toast", { name: this.page.memory.nameOf(this.person) })} `) : "";
    this.tell(only, toast.text, ...more);
    this.toast.dataset.id = toast.id;
  }

  #renderPinned() {
    const message = this.page.memory.messages(this.chat).filter((each) => each.pinned).at(-1);
    this.pinned.hidden = !message;
    if (!message) return;
    this.pinned.replaceChildren(button("", () => this.#row(message.receipt)?.focus()));
    this.pinned.firstChild.append(make("b", {}, say("pane.pinned")), " ",
      make("span", { dir: "auto" }, short(message.text)));
  }
}
