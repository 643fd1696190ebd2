// The place to write at the foot of a phone, and what stands there when writing is impossible.

import { button, foldout, make, plain, short } from "./nodes.js";
import { say } from "./words.js";

const MEDIA = ["voice", "photo", "sticker", "location"];
const LONGEST = 4096;

export class Composer {
  #mode = { reply_to: "", edit: "" };

  constructor(foot, act) {
    this.act = act;
    this.foot = foot;
    this.input = make("textarea", { rows: 1, maxLength: LONGEST, dir: "auto", id: `write-${act.id}` });
    this.label = make("label", { className: "hidden", htmlFor: this.input.id });
    this.about = make("p", { className: "about", hidden: true });
    this.attach = make("details", { className: "more attach" });
    this.send = make("button", { type: "submit", className: "send" });
    this.form = make("form", { className: "composer" },
      this.about, this.attach, this.label, this.input, this.send);
    this.bar = make("div", { className: "bar", hidden: true });
    foot.append(this.form, this.bar);
    this.form.addEventListener("submit", (event) => this.#submit(event));
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.#submit(event);
    });
    this.input.addEventListener("input", () => this.#grow());
  }

  // `hindrance`: "", "not_opened", "blocked" or "not_member".
  render({ name, group, hindrance }) {
    this.label.textContent = say(group ? "write.label_group" : "write.label", { name });
    this.input.placeholder = say("write.placeholder");
    this.send.textContent = say("write.send");
    this.#attachments();
    const hadFocus = this.foot.contains(document.activeElement);
    this.form.hidden = hindrance !== "";
    this.bar.hidden = hindrance === "";
    if (hindrance) {
      const [label, deed, details] = {
        not_opened: ["write.start", "start", {}],
        blocked: ["write.unblock", "block", { on: false }],
        not_member: ["write.join", "join", { on: true }],
      }[hindrance];
      this.bar.replaceChildren(make("p", {}, say(`write.${hindrance}`, { name })),
        button(say(label), () => this.act.do(deed, details), { className: "main" }));
    }
    if (hadFocus && !hindrance) this.input.focus();
  }

  fill(text) {
    this.input.value = text;
    this.#grow();
    this.input.focus();
  }

  reply(message) {
    this.#about({ reply_to: message.receipt, edit: "" }, say("write.replying",
      { text: short(message.text, 40) }));
  }

  edit(message) {
    this.#about({ reply_to: "", edit: message.receipt }, say("write.editing",
      { text: short(message.text, 40) }));
    this.fill(plain(message.text));
  }

  forget() {
    this.#mode = { reply_to: "", edit: "" };
    this.about.hidden = true;
  }

  #about(mode, sentence) {
    this.#mode = mode;
    const cancel = button("×", () => { this.forget(); this.input.focus(); },
      { className: "round", ariaLabel: say("write.cancel") });
    this.about.replaceChildren(make("span", { dir: "auto" }, sentence), cancel);
    this.about.hidden = false;
    this.input.focus();
  }

  async #submit(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    if (!text) return;
    const { reply_to, edit } = this.#mode;
    const reason = edit
      ? await this.act.do("edit", { receipt: edit, text })
      : await this.act.do("say", { text, reply_to });
    if (reason) return;
    this.input.value = "";
    this.forget();
    this.#grow();
  }

  #attachments() {
    const deeds = MEDIA.map((media) =>
      button(say(`write.${media}`), () => this.act.do("media", { media })));
    for (const own of [true, false]) {
      deeds.push(button(say(own ? "write.contact" : "write.contact_other"),
        () => this.act.do("contact", { own })));
    }
    const open = this.attach.open;
    this.attach.replaceChildren(make("summary", {}, make("span", { ariaHidden: "true" }, "+"),
      make("span", { className: "hidden" }, say("write.attach"))),
    make("div", { className: "menu" }, ...deeds));
    this.attach.open = open;
    if (!this.attach.dataset.ready) foldout(this.attach).dataset.ready = "yes";
  }

  #grow() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight + 4, 160)}px`;
  }
}
