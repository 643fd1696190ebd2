// Sentences to begin with, above the place to write in the group.

import { button, make } from "./nodes.js";
import { say } from "./words.js";

const EXAMPLES = ["first", "second", "third"];

export class Hints {
  constructor(choose) {
    this.choose = choose;
    this.root = make("section", { className: "hints", ariaLabelledBy: "hints" });
  }

  render(hidden) {
    this.root.hidden = hidden;
    this.root.replaceChildren(make("h3", { id: "hints" }, say("hints.title")),
      make("ul", {}, ...EXAMPLES.map((each) => this.#example(say(`hints.${each}`)))));
  }

  show() {
    this.root.hidden = false;
    this.root.querySelector("button").focus();
  }

  hide() {
    this.root.hidden = true;
  }

  #example(sentence) {
    return make("li", {}, button(sentence, () => {
      this.hide();
      this.choose(sentence);
    }));
  }
}
