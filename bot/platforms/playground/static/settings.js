// What the page remembers in this browser tab: whose telephones are shown, and how.

const NAME = "burenhulp";

export class Settings {
  people = [];
  textOnly = [];
  language = null;

  constructor() {
    try {
      Object.assign(this, JSON.parse(sessionStorage.getItem(NAME) ?? "{}"));
    } catch {
      // A browser that keeps nothing shows the page as it is at first.
    }
  }

  keepPeople(panes) {
    this.people = panes.map((pane) => pane.person);
    this.#keep();
  }

  keepTextOnly(panes) {
    this.textOnly = panes.map((pane) => pane.textOnly);
    this.#keep();
  }

  keepLanguage(language) {
    this.language = language;
    this.#keep();
  }

  #keep() {
    try {
      sessionStorage.setItem(NAME, JSON.stringify(this));
    } catch {
      // As above.
    }
  }
}
