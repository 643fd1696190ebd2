// What just happened: told in one line, counted at each face, marked where it begins.

import { list, say } from "./words.js";

const GATHER = 1200; // milliseconds: what comes together is told together
const READABLE = 12_000; // milliseconds that a line lies over the page where there is little room

export class News {
  turning = false;
  #heard = new Set(); // chats with something new that was not told yet
  #timer = 0;
  #fading = 0;

  constructor(page) {
    this.page = page;
    this.notice = document.getElementById("notice");
    this.announce = document.getElementById("announce");
  }

  // A new message of the bot, before it is shown.
  comes(chat, message, pane) {
    const { memory } = this.page;
    if (!pane) memory.unread.set(chat, (memory.unread.get(chat) ?? 0) + 1);
    if ((!pane || this.turning) && !memory.newFrom.has(chat)) {
      memory.newFrom.set(chat, message.receipt);
    }
    if (this.turning || !pane?.live) this.#heard.add(chat);
    if (this.turning || !this.#heard.size) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { this.announce.textContent = this.#told(); }, GATHER);
  }

  beforeTurn() {
    this.announce.textContent = this.#told();
    this.turning = true;
    for (const pane of this.page.panes) pane.beginTurn();
    this.tell(say("clock.turning"), true);
  }

  afterTurn(what) {
    this.turning = false;
    this.tell(`${what} ${this.#told() || say("top.nothing")}`);
    for (const pane of this.page.panes) pane.endTurn();
  }

  // A line that everybody sees and hears; where it lies over the page it goes by itself.
  tell(sentence, stays = false) {
    clearTimeout(this.#fading);
    this.notice.textContent = sentence;
    this.notice.classList.remove("old");
    if (!stays) this.#fading = setTimeout(() => this.notice.classList.add("old"), READABLE);
  }

  // Somebody goes on: what lies over the page has been read.
  read() {
    if (!this.turning && !this.page.wasLost) this.notice.classList.add("old");
  }

  #told() {
    clearTimeout(this.#timer);
    const { memory } = this.page;
    const names = [...this.#heard].map((chat) =>
      chat === memory.group.id ? say("top.the_group") : memory.nameOf(chat));
    this.#heard.clear();
    return names.length ? say("top.news", { names: list(names) }) : "";
  }
}
