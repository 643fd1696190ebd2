// The tabs that choose one telephone where there is little room.

import { make } from "./nodes.js";
import { say } from "./words.js";

export class Tabs {
  constructor(root, page) {
    Object.assign(this, { root, page });
    root.addEventListener("keydown", (event) => this.#move(event));
  }

  render() {
    const { page, root } = this;
    const alone = page.columns === 1;
    root.hidden = !alone;
    page.panes.forEach((pane, place) => {
      if (alone) {
        pane.root.setAttribute("role", "tabpanel");
        pane.root.setAttribute("aria-labelledby", `tab-${place}`);
      } else {
        pane.root.removeAttribute("role");
        pane.root.setAttribute("aria-labelledby", pane.title.id);
      }
    });
    const focused = root.contains(document.activeElement);
    root.setAttribute("role", "tablist");
    root.setAttribute("aria-label", say("top.tabs"));
    root.replaceChildren(...(alone ? page.panes.map((pane, place) => this.#tab(pane, place)) : []));
    if (focused) root.querySelector("[aria-selected=true]")?.focus();
  }

  #tab(pane, place) {
    const selected = place === this.page.place;
    const n = this.page.memory.unread.get(pane.chat);
    const tab = make("button", {
      type: "button", id: `tab-${place}`, role: "tab", tabIndex: selected ? 0 : -1,
      ariaSelected: selected, ariaControls: pane.root.id,
    }, make("span", {}, pane.group ? say("top.group") : pane.name));
    if (n) {
      tab.append(make("b", { className: "fresh" }, String(n),
        make("span", { className: "hidden" }, ` ${say("top.fresh")}`)));
    }
    tab.addEventListener("click", () => this.page.turnTo(place));
    return tab;
  }

  #move(event) {
    const last = this.page.panes.length - 1;
    const { place } = this.page;
    const next = {
      ArrowRight: place === last ? 0 : place + 1, ArrowLeft: place === 0 ? last : place - 1,
      Home: 0, End: last,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.page.turnTo(next);
  }
}
