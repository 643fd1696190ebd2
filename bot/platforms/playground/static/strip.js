// The row of faces: the group and everybody, with how many messages nobody has read yet.

import { make } from "./nodes.js";
import { ROLES } from "./people.js";
import { say } from "./words.js";

export class Strip {
  #faces = new Map();

  constructor(root, page) {
    Object.assign(this, { root, page });
    root.addEventListener("keydown", (event) => this.#move(event));
  }

  render() {
    const { page } = this;
    const { memory } = page;
    const chats = [memory.group.id, ...ROLES.flatMap((role) =>
      [...memory.people.values()].filter((each) => each.role === role).map((each) => each.id))];
    this.root.setAttribute("aria-label", say("top.strip"));
    if (chats.join() !== [...this.#faces.keys()].join()) {
      this.#faces = new Map(chats.map((chat) => [chat, this.#face(chat)]));
      this.root.replaceChildren(...this.#faces.values());
    }
    const shown = page.panes.filter((pane) => pane.shown).map((pane) => pane.chat);
    for (const [chat, face] of this.#faces) this.#fill(face, chat, shown.includes(chat));
    this.#reachable(this.#focused() ?? this.#faces.get(shown[0]));
  }

  #face(chat) {
    const face = make("button", { type: "button", tabIndex: -1, data: { chat } });
    face.addEventListener("click", () => this.page.show(chat));
    return face;
  }

  #fill(face, chat, shown) {
    const { memory } = this.page;
    const group = chat === memory.group.id;
    const person = memory.people.get(chat);
    const name = group ? say("top.group") : person.name;
    const unread = memory.unread.get(chat) ?? 0;
    face.dataset.role = group ? "group" : person.role;
    face.setAttribute("aria-pressed", shown);
    const badge = unread ? [make("b", { className: "fresh" }, unread > 99 ? "99+" : String(unread)),
      make("span", { className: "hidden" }, ` ${say("top.fresh")}`)] : [];
    face.replaceChildren(
      make("span", { className: "face", ariaHidden: "true" }, [...name][0] ?? ""),
      make("span", { className: "name", dir: "auto" }, name),
      make("span", { className: "hidden" }, group ? " " : `, ${say(`role.${person.role}`)} `),
      ...badge);
  }

  #focused() {
    return [...this.#faces.values()].find((face) => face === document.activeElement);
  }

  // Tab comes to one face; the arrows go from there.
  #reachable(face) {
    for (const each of this.#faces.values()) each.tabIndex = each === face ? 0 : -1;
  }

  #move(event) {
    const faces = [...this.#faces.values()];
    const place = faces.indexOf(this.#focused());
    const last = faces.length - 1;
    const next = {
      ArrowRight: place === last ? 0 : place + 1, ArrowLeft: place === 0 ? last : place - 1,
      Home: 0, End: last,
    }[event.key];
    if (next === undefined || place < 0) return;
    event.preventDefault();
    this.#reachable(faces[next]);
    faces[next].focus();
    faces[next].scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}
