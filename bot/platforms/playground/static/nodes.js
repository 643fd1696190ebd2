// Makes elements out of words; words never become markup.

const BOLD = "\x02", BOLD_END = "\x03", ITALIC = "\x0e", ITALIC_END = "\x0f";
const TOKENS = /[\x02\x03\x0e\x0f]|https?:\/\/[^\s<>"\x02\x03\x0e\x0f]+[^\s<>".,;:!?)\x02\x03\x0e\x0f]|[^\x02\x03\x0e\x0fh]+|h/g;

// `ariaLabel` and the like become attributes; `data` becomes data-… attributes.
export function make(tag, properties = {}, ...children) {
  const { data = {}, role, lang, ...rest } = properties;
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(rest)) {
    if (name.startsWith("aria")) {
      element.setAttribute(`aria-${name.slice(4).toLowerCase()}`, value);
    } else {
      element[name] = value;
    }
  }
  if (role) element.setAttribute("role", role);
  if (lang) element.lang = lang;
  Object.assign(element.dataset, data);
  element.append(...children);
  return element;
}

export function button(label, press, properties = {}) {
  const element = make("button", { type: "button", ...properties }, label);
  element.addEventListener("click", () => press(element));
  return element;
}

// A link that leaves the page, or the words alone where the address is not of a known kind.
export function link(label, address, className = "") {
  if (!/^(https?|tel|mailto):/i.test(address)) return make("span", { className }, label);
  const away = /^http/i.test(address) ? { target: "_blank", rel: "noopener noreferrer" } : {};
  return make("a", { href: address, className, ...away }, label);
}

// The bot's words with bold and italic, and with addresses that can be followed.
export function markup(text, follow) {
  const root = document.createDocumentFragment();
  const open = [root];
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === BOLD || token === ITALIC) {
      const element = make(token === BOLD ? "b" : "i");
      open.at(-1).append(element);
      open.push(element);
    } else if (token === BOLD_END || token === ITALIC_END) {
      if (open.length > 1) open.pop();
    } else {
      open.at(-1).append(/^https?:\/\//.test(token) ? follow(token) : token);
    }
  }
  return root;
}

export function plain(text) {
  return text.replace(/[\x02\x03\x0e\x0f]/g, "");
}

export function short(text, longest = 60) {
  const line = plain(text).replace(/\s+/g, " ").trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

// Closes a fold-out by Escape, by a click outside, and by a choice in it.
export function foldout(details) {
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary").focus();
  });
  details.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !details.contains(event.relatedTarget)) details.open = false;
  });
  details.addEventListener("toggle", () => {
    if (details.open) details.querySelector(".menu").scrollIntoView({ block: "nearest" });
  });
  details.addEventListener("click", (event) => {
    if (event.target.closest("button")) details.open = false;
  });
  return details;
}
document.addEventListener("click", (event) => {
  for (const details of document.querySelectorAll("details.more[open], details.deeds[open]")) {
    if (!details.contains(event.target)) details.open = false;
  }
});
