// One message as it appears in a chat.

import { choices, lines } from "./choices.js";
import { button, foldout, link, make, markup, plain, short } from "./nodes.js";
import { say, time } from "./words.js";

// `view`: memory, chat, speaker, language, textOnly; `acts`: press, open, contact, reply, …
export function bubble(message, view, acts) {
  if (message.note) return note(message, view);
  const side = message.author === view.speaker ? "own" : message.author ? "other" : "bot";
  const row = make("div", {
    className: `row ${side}`, tabIndex: -1,
    data: { testid: "message", receipt: message.receipt, author: message.author, side },
  });
  const body = make("div", { className: "bubble" }, author(message, side, view));
  if (message.deleted) {
    body.append(make("p", { className: "deleted" }, say("message.deleted")));
  } else {
    body.append(...content(message, side, view, acts));
  }
  body.append(foot(message, side, acts));
  row.append(body);
  if (!message.deleted && !view.textOnly) row.append(...choices(message, view, acts));
  return row;
}

function note(message, view) {
  const name = view.memory.nameOf(message.author);
  return make("p", { className: "note", data: { receipt: message.receipt } },
    say(`note.${message.note}`, { name }));
}

function author(message, side, view) {
  const name = view.memory.nameOf(message.author);
  const shown = side === "own" ? say("message.own", { name }) : name;
  return make("p", { className: "author", dir: "auto" }, shown);
}

function content(message, side, view, acts) {
  const parts = [];
  if (message.forwarded) parts.push(make("p", { className: "sort" }, say("message.forwarded")));
  if (message.reply_to) parts.push(quote(message, view));
  if (message.media === "contact") {
    parts.push(make("p", { className: "sort" },
      say("message.contact", { number: message.text })));
  } else if (message.media) {
    parts.push(make("p", { className: "sort" }, say(`message.${message.media}`)));
  } else if (message.text) {
    parts.push(words(message, side, view, acts));
  }
  if (message.document) {
    const address = new URL(`/document/${view.chat}/${message.receipt}`, location).href;
    if (message.picture) {  // what can be seen in it stands in the words beside it
      parts.push(make("img", { className: "picture", src: address, alt: "" }));
    }
    parts.push(link(say("message.document", { name: message.document }), address, "document"));
  }
  return parts;
}

function words(message, side, view, acts) {
  const text = make("div", { className: "text", dir: "auto", data: { testid: "text" } });
  if (side !== "bot") {
    text.textContent = message.text;
    return text;
  }
  text.lang = view.language;
  const follow = (address) => view.memory.payload(address) === undefined
    ? link(address, address)
    : button(address, () => acts.invite(address), { className: "address" });
  text.append(markup(message.text, follow));
  if (view.textOnly) text.append(...lines(message, view, acts));
  return text;
}

function quote(message, view) {
  const source = view.memory.find(view.chat, message.reply_to);
  const shown = !source || source.deleted ? say("message.gone")
    : short(source.text || (source.media && say(`message.${source.media}`)) || "");
  const name = source ? view.memory.nameOf(source.author) : "";
  return make("blockquote", {},
    make("span", { className: "hidden" }, `${say("message.answer_to", { name })} `),
    make("b", { ariaHidden: "true", dir: "auto" }, name), make("span", { dir: "auto" }, shown));
}

function foot(message, side, acts) {
  const facts = [time(message.at)];
  if (message.edited) facts.push(say("message.edited"));
  const line = make("div", { className: "meta" }, make("span", {}, facts.join(" · ")));
  if (message.waiting) line.append(make("span", { className: "waiting" }, say("message.waiting")));
  if (message.deleted) return line;
  const deeds = [button(say("message.reply"), () => acts.reply(message))];
  if (side === "own" && !message.media && plain(message.text)) {
    deeds.push(button(say("message.edit"), () => acts.edit(message)));
  }
  if (!message.protect && message.text && message.media !== "contact") {
    deeds.push(button(say("message.forward"), () => acts.forward(message)));
  }
  line.append(foldout(make("details", { className: "deeds" },
    make("summary", {}, make("span", { ariaHidden: "true" }, "⋯"),
      make("span", { className: "hidden" }, say("message.more"))),
    make("div", { className: "menu" }, ...deeds))));
  return line;
}
