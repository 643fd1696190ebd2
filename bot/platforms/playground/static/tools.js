// The clock and the switches at the top of the page.

import { make } from "./nodes.js";
import { day, languages, say, speak, spoken, time } from "./words.js";

export class Tools {
  #turning = false;

  constructor(page) {
    this.page = page;
    this.root = document.getElementById("tools");
    this.now = document.getElementById("now");
    this.textOnly = document.getElementById("text-only");
    this.language = document.getElementById("language");
    this.turns = [...document.querySelectorAll("[data-turn]")];
    for (const each of this.turns) {
      each.addEventListener("click", () => this.#turn(each.dataset.turn));
    }
    this.textOnly.addEventListener("change",
      () => page.setTextOnly(page.panes, this.textOnly.checked));
    this.language.addEventListener("change", () => {
      speak(this.language.value);
      page.settings.keepLanguage(this.language.value);
      page.renderAll();
    });
  }

  render() {
    this.language.replaceChildren(...languages().map(({ language, name }) =>
      make("option", { value: language, lang: language, selected: language === spoken() }, name)));
    const { panes } = this.page;
    this.textOnly.checked = panes.length > 0 && panes.every((pane) => pane.textOnly);
    this.renderClock();
  }

  renderClock() {
    const { now, hour } = this.page.memory;
    this.now.textContent = `${day(now, this.page.columns === 1)}, ${time(now)}`;
    const labels = {
      hour: "clock.hour",
      evening: hour < 18 ? "clock.evening" : "clock.evening_next",
      morning: hour < 8 ? "clock.morning_today" : "clock.morning",
    };
    for (const each of this.turns) each.textContent = say(labels[each.dataset.turn]);
  }

  // Where there is little room the tools are folded away.
  fold(away) {
    this.root.open = !away;
  }

  async #turn(to) {
    if (this.#turning) return;
    this.#turning = true;
    const { notice, wire } = this.page;
    notice.textContent = say("clock.turning");
    for (const each of this.turns) each.setAttribute("aria-disabled", "true");
    const reason = await wire.do("turn", { to });
    for (const each of this.turns) each.removeAttribute("aria-disabled");
    this.#turning = false;
    notice.textContent = reason ? say(`refused.${reason}`)
      : say("clock.now", { now: this.now.textContent });
  }
}
