// The sentences of the page, and dates, in the language of whoever reads them.

const LANGUAGES = ["nl", "en"];
const all = {};
let zone = "UTC";
let own = "nl";

export async function load() {
  await Promise.all(LANGUAGES.map(async (language) => {
    all[language] = await (await fetch(`/words/${language}.json`)).json();
  }));
}

export function speak(language) {
  own = language in all ? language : "en";
  document.documentElement.lang = own;
}

export function languages() {
  return LANGUAGES.map((language) => ({ language, name: all[language].language }));
}

export const spoken = () => own;

export function setZone(name) {
  zone = name;
}

// The sentence `key` ("room.sentence") with `values` in its {places}.
export function say(key, values = {}, language = own) {
  const [room, name] = key.split(".");
  const sentence = (all[language] ?? all[own])[room][name];
  return sentence.replace(/\{(\w+)\}/g, (_, place) => values[place] ?? "");
}

export function either(things, language = own) {
  return new Intl.ListFormat(language in all ? language : own, { type: "disjunction" }).format(things);
}

export function list(things) {
  return new Intl.ListFormat(own, { type: "conjunction" }).format(things);
}

export function time(moment) {
  return format(moment, { hour: "2-digit", minute: "2-digit" });
}

export function day(moment, brief = false) {
  const length = brief ? "short" : "long";
  return format(moment, { weekday: length, day: "numeric", month: length });
}

function format(moment, how) {
  return new Intl.DateTimeFormat(own === "en" ? "en-GB" : own, { timeZone: zone, ...how })
    .format(new Date(moment));
}

// Fills every element that names its sentence.
export function fill(root = document) {
  for (const element of root.querySelectorAll("[data-say]")) {
    element.textContent = say(element.dataset.say);
  }
}
