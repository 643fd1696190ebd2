// The page: several telephones side by side, or one at a time where there is little room.

import { Memory } from "./memory.js";
import { button, make } from "./nodes.js";
import { News } from "./news.js";
import { people } from "./people.js";
import { Pane } from "./pane.js";
import { Settings } from "./settings.js";
import { Strip } from "./strip.js";
import { Tools } from "./tools.js";
import { Wire } from "./wire.js";
import * as words from "./words.js";

const WIDTH = 18.6; // rem, the least for one telephone
const PHONES = ["resident", "helper", "coordinator", "volunteer"]; // beside the group

class Page {
  memory = new Memory();
  settings = new Settings();
  panes = [];
  active = null; // the telephone somebody is busy with
  language = "nl"; // of the group
  columns = 0;
  place = 0; // of the one telephone shown where there is little room

  constructor() {
    this.root = document.getElementById("panes");
    this.news = new News(this);
    this.strip = new Strip(document.getElementById("strip"), this);
    this.tools = new Tools(this);
    window.addEventListener("resize", () => this.arrange());
    this.wire = new Wire((event) => this.take(event), () => this.lost());
  }

  take(event) {
    const acts = {
      waking: () => this.wait(event),
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
    this.news.tell(words.say("top.lost"), true);
    this.wasLost = true;
  }

  // The server is there; the neighbourhood is not yet.
  wait({ language }) {
    words.speak(this.settings.language ?? language);
    words.fill();
    delete document.body.dataset.ready;
  }

  begin(everything) {
    this.memory.start(everything);
    this.language = everything.language;
    words.setZone(everything.zone);
    words.speak(this.settings.language ?? everything.language);
    if (this.wasLost) this.news.tell(words.say("top.back"));
    this.wasLost = false;
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
    this.strip.render();
  }

  takeMessage(chat, message) {
    const fresh = this.memory.keep(chat, message);
    const panes = this.panes.filter((pane) => pane.chat === chat);
    if (fresh && !message.author) {
      this.news.comes(chat, message, panes.find((pane) => pane.shown));
      this.strip.render();
    }
    for (const pane of panes) pane.take(message);
    if (message.note.startsWith("bot_")) for (const pane of panes) pane.renderFrame();
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
    this.look();
  }

  // Makes a chat visible; somebody's private one not in the place of `asking`.
  show(chat, asking) {
    this.news.read();
    const alone = this.columns === 1;
    const there = this.panes.find((each) => each.chat === chat && (alone || each.shown));
    const pane = there ?? this.#place(asking);
    if (!there) this.choose(pane, chat);
    if (alone) this.turnTo(this.panes.indexOf(pane));
    pane.root.scrollIntoView({ block: "nearest" });
    pane.log.focus({ preventScroll: true });
    this.look();
  }

  // The last telephone that may change hands.
  #place(asking) {
    const phones = this.panes.filter((each) => !each.group);
    const shown = phones.filter((each) => each.shown && each !== asking);
    return (this.columns === 1 ? phones : shown).at(-1) ?? phones[0];
  }

  turnTo(place) {
    this.place = place;
    this.arrange(true);
    this.panes[place].toNews();
  }

  // As many telephones side by side as fit.
  arrange(always = false) {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const fit = Math.floor(document.documentElement.clientWidth / (WIDTH * rem));
    const columns = Math.max(1, Math.min(this.panes.length, fit));
    if (columns === this.columns && !always) return;
    this.columns = columns;
    document.body.dataset.columns = String(columns);
    this.tools.renderClock();
    this.panes.forEach((pane, place) => {
      const hidden = columns === 1 ? place !== this.place : place >= columns;
      const appears = pane.root.hidden && !hidden;
      pane.root.hidden = hidden;
      if (appears) pane.toNews();
    });
    this.look();
  }

  // Whoever is busy with one telephone hears that one at once, and of the others in one line.
  hearken(pane) {
    if (this.active === pane) return;
    this.active = pane;
    for (const each of this.panes) each.listen();
  }

  // What is shown has been read.
  look() {
    for (const pane of this.panes) if (pane.shown) this.memory.unread.delete(pane.chat);
    this.strip.render();
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
