// The clock and the switches at the top of the page.

import { foldout, make } from "./nodes.js";
import { day, languages, say, speak, spoken, time } from "./words.js";

export class Tools {
  #turning = false;

  constructor(page) {
    this.page = page;
    this.root = foldout(document.getElementById("tools"));
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

  async #turn(to) {
    if (this.#turning) return;
    this.#turning = true;
    const { page } = this;
    page.news.beforeTurn();
    for (const each of this.turns) each.setAttribute("aria-disabled", "true");
    const reason = await page.wire.do("turn", { to });
    for (const each of this.turns) each.removeAttribute("aria-disabled");
    this.#turning = false;
    page.news.afterTurn(reason ? say(`refused.${reason}`)
      : say("clock.now", { now: this.now.textContent }));
  }
}
