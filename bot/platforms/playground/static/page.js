// The page: several telephones side by side, or one at a time where there is little room.

import { Memory } from "./memory.js";
import { button, make } from "./nodes.js";
import { people } from "./people.js";
import { Pane } from "./pane.js";
import { Settings } from "./settings.js";
import { Tabs } from "./tabs.js";
import { Tools } from "./tools.js";
import { Wire } from "./wire.js";
import * as words from "./words.js";

const WIDTH = 18.6; // rem, the least for one telephone
const PHONES = ["resident", "helper", "coordinator", "volunteer"]; // beside the group

class Page {
  memory = new Memory();
  settings = new Settings();
  panes = [];
  language = "nl"; // of the group
  columns = 0;
  place = 0; // of the one telephone shown where there is little room

  constructor() {
    this.root = document.getElementById("panes");
    this.notice = document.getElementById("notice");
    this.elsewhere = document.getElementById("elsewhere");
    this.tabs = new Tabs(document.getElementById("tabs"), this);
    this.tools = new Tools(this);
    window.addEventListener("resize", () => this.arrange());
    this.wire = new Wire((event) => this.take(event), () => this.lost());
  }

  take(event) {
    const acts = {
      hello: () => this.begin(event),
      message: () => this.takeMessage(event.chat, event.message),
      person: () => this.takePerson(event.person),
      clock: () => {
        Object.assign(this.memory, { now: event.now, hour: event.hour });
        this.tools.renderClock();
      },
      outage: () => {
        this.memory.outage = event.on;
        for (const pane of this.panes) pane.renderFrame();
      },
    };
    acts[event.type]?.();
  }

  lost() {
    this.notice.textContent = words.say("top.lost");
    this.wasLost = true;
  }

  begin(everything) {
    this.memory.start(everything);
    this.language = everything.language;
    words.setZone(everything.zone);
    words.speak(this.settings.language ?? everything.language);
    this.notice.textContent = this.wasLost ? words.say("top.back") : "";
    if (!this.panes.length) this.#makePanes();
    this.columns = 0;
    this.renderAll();
    this.#openedByLink();
    document.body.dataset.ready = "yes";
  }

  renderAll() {
    words.fill();
    document.title = words.say("top.title");
    this.tools.render();
    for (const pane of this.panes) pane.render();
    this.arrange();
    this.renderElsewhere();
  }

  takeMessage(chat, message) {
    const fresh = this.memory.keep(chat, message);
    const panes = this.panes.filter((pane) => pane.chat === chat);
    for (const pane of panes) pane.take(message);
    if (message.note.startsWith("bot_")) for (const pane of panes) pane.renderFrame();
    if (fresh && !message.author && !panes.some((pane) => pane.shown)) {
      this.memory.unread.set(chat, (this.memory.unread.get(chat) ?? 0) + 1);
      this.renderElsewhere();
    }
  }

  takePerson(person) {
    this.memory.people.set(person.id, person);
    for (const pane of this.panes) if (pane.person === person.id) pane.renderFrame();
  }

  // Another person holds this telephone, or speaks in the group.
  choose(pane, person) {
    pane.person = person;
    pane.composer.forget();
    pane.render();
    this.settings.keepPeople(this.panes);
    this.renderElsewhere();
  }

  // Makes somebody's private chat visible, not in the place of `asking`.
  show(person, asking) {
    const there = this.panes.find((each) => !each.group && each.person === person);
    let pane = there && (there.shown || this.columns === 1) ? there : null;
    if (!pane) {
      const room = this.columns === 1 ? this.panes : this.panes.filter((each) => each.shown);
      pane = room.filter((each) => !each.group && each !== asking).at(-1);
      if (!pane) pane = this.panes.find((each) => !each.group);
      this.choose(pane, person);
    }
    if (this.columns === 1) this.turnTo(this.panes.indexOf(pane));
    pane.root.scrollIntoView({ block: "nearest" });
    pane.log.focus({ preventScroll: true });
    this.renderElsewhere();
  }

  turnTo(place) {
    this.place = place;
    this.arrange(true);
    this.panes[place].toEnd();
  }

  // As many telephones side by side as fit.
  arrange(always = false) {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const fit = Math.floor(document.documentElement.clientWidth / (WIDTH * rem));
    const columns = Math.max(1, Math.min(this.panes.length, fit));
    if (columns === this.columns && !always) return;
    this.columns = columns;
    document.body.dataset.columns = String(columns);
    this.tools.fold(columns === 1);
    this.tools.renderClock();
    this.panes.forEach((pane, place) => {
      const hidden = columns === 1 ? place !== this.place : place >= columns;
      const appears = pane.root.hidden && !hidden;
      pane.root.hidden = hidden;
      if (appears) pane.toEnd();
    });
    this.renderElsewhere();
  }

  // Which telephones that nobody looks at have something new.
  renderElsewhere() {
    const { unread } = this.memory;
    for (const pane of this.panes) if (pane.shown) unread.delete(pane.chat);
    this.tabs.render();
    const tabs = this.columns === 1 ? this.panes.map((pane) => pane.chat) : [];
    const waiting = [...unread].filter(([chat]) => this.memory.people.has(chat) && !tabs.includes(chat));
    this.elsewhere.replaceChildren(...(waiting.length ? [
      make("span", {}, words.say("top.elsewhere")),
      ...waiting.map(([chat, n]) => {
        const name = this.memory.nameOf(chat);
        return button(`${name} (${n})`, () => this.show(chat),
          { ariaLabel: `${name} (${n}): ${words.say("top.elsewhere_show", { name })}` });
      }),
    ] : []));
  }

  setTextOnly(panes, on) {
    for (const pane of panes) {
      pane.textOnly = on;
      pane.render();
    }
    this.settings.keepTextOnly(this.panes);
    this.tools.render();
  }

  // Somebody opens a link into the private chat: the page asks who.
  invite(link, person) {
    const form = document.getElementById("invitation");
    const who = make("select", { id: "invited" }, ...people(this.memory, person));
    const close = () => { form.hidden = true; };
    form.replaceChildren(
      make("h2", {}, words.say("invitation.title")),
      make("label", { htmlFor: "invited" }, words.say("invitation.who")), who,
      make("button", { type: "submit", className: "main" }, words.say("invitation.open")),
      button(words.say("invitation.cancel"), close));
    form.onsubmit = async (event) => {
      event.preventDefault();
      close();
      await this.wire.do("start", { person: who.value, link });
      this.show(who.value);
    };
    form.hidden = false;
    who.focus();
  }

  #openedByLink() {
    const payload = new URLSearchParams(location.search).get("start");
    if (payload === null) return;
    history.replaceState(null, "", "/"); // loading the page again does not open it again
    this.invite(`?start=${payload}`, this.panes[0].person);
  }

  #makePanes() {
    const all = [...this.memory.people.values()];
    const first = (role, taken) => all.find((each) => each.role === role && !taken.has(each.id))
      ?? all.find((each) => !taken.has(each.id));
    const taken = new Set();
    const persons = PHONES.slice(0, all.length).map((role) => {
      const person = first(role, taken).id;
      taken.add(person);
      return person;
    });
    const wanted = [persons[0], ...persons];
    const kept = this.settings.people;
    wanted.forEach((person, place) => {
      const pane = new Pane(place, place === 0, this);
      pane.person = this.memory.people.has(kept[place]) ? kept[place] : person;
      pane.textOnly = this.settings.textOnly[place] ?? false;
      this.panes.push(pane);
      this.root.append(pane.root);
    });
  }
}

await words.load();
new Page();
