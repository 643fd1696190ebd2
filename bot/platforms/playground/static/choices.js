// The choices under a message: as buttons, or as lines where a platform has no buttons.

import { button, link, make } from "./nodes.js";
import { either, say } from "./words.js";

export function choices(message, view, acts) {
  const shown = [];
  const buttons = message.buttons.map((each, place) =>
    message.ask_contact && place === 0 ? sharing(each.label, acts) : choice(each, message, view, acts));
  if (message.ask_contact && !buttons.length) buttons.push(sharing(say("message.share"), acts));
  if (buttons.length) {
    shown.push(make("div", { className: "choices", lang: view.language }, ...buttons));
  }
  if (message.rows.length) {
    const rows = message.rows.map((each) => make("li", {}, choice(each, message, view, acts)));
    shown.push(make("ul", { className: "choices rows", lang: view.language }, ...rows));
  }
  return shown;
}

function sharing(label, acts) {
  return button(label, () => acts.contact(), { className: "choice" });
}

function choice(each, message, view, acts) {
  if (each.press) {
    return button(each.label, (element) => acts.press(message, each, element),
      { className: "choice" });
  }
  if (view.memory.payload(each.link) === undefined) {
    return link(each.label, each.link, "choice");
  }
  return button(each.label, () => acts.open(each.link), { className: "choice" });
}

// The same as numbered lines in the reader's language.
export function lines(message, view, acts) {
  const told = [];
  const options = [...message.buttons, ...message.rows];
  const pressed = options.filter((each, place) =>
    each.press && !(message.ask_contact && place === 0));
  pressed.forEach((each, place) => told.push(make("span", { className: "option" },
    say("answer.option", { n: place + 1, label: each.label }, view.language))));
  for (const each of options.filter((option) => option.link)) {
    const address = new URL(each.link, view.memory.bot.link).href;
    const target = view.memory.payload(each.link) === undefined
      ? link(address, each.link)
      : button(address, () => acts.open(each.link), { className: "address" });
    told.push(make("span", { className: "option" }, `${each.label}: `, target));
  }
  if (pressed.length) {
    const numbers = either(pressed.map((_, place) => String(place + 1)), view.language);
    told.push(make("span", { className: "option ask" },
      say("answer.one", { numbers }, view.language)));
  }
  if (message.ask_contact) {
    told.push(make("span", { className: "option ask" }, say("answer.share", {}, view.language)));
  }
  return told;
}
