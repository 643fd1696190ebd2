// What the page knows: who there are, and what was said in each chat.

const LONGEST = 500;

export class Memory {
  people = new Map();
  chats = new Map();
  unread = new Map(); // by chat: how many messages came while nobody looked
  newFrom = new Map(); // by chat: the first message since somebody did something there
  bot = { name: "", link: "" };
  group = { id: "group", title: "", bot: true };
  now = "";
  hour = 0;
  outage = false;

  start(everything) {
    Object.assign(this, {
      bot: everything.bot, group: everything.group, now: everything.now, hour: everything.hour,
      outage: everything.outage,
    });
    this.people = new Map(everything.people.map((each) => [each.id, each]));
    this.chats = new Map(Object.entries(everything.chats)
      .map(([chat, said]) => [chat, new Map(said.map((each) => [each.receipt, each]))]));
  }

  // Keeps a message; true: it is a new one.
  keep(chat, message) {
    const said = this.chats.get(chat);
    const fresh = !said.has(message.receipt);
    said.set(message.receipt, message);
    if (said.size > LONGEST) said.delete(said.keys().next().value);
    if (message.note === "bot_in" || message.note === "bot_out") {
      this.group.bot = message.note === "bot_in";
    }
    return fresh;
  }

  messages(chat) {
    return [...this.chats.get(chat).values()];
  }

  find(chat, receipt) {
    return this.chats.get(chat)?.get(receipt);
  }

  nameOf(author) {
    return author ? this.people.get(author)?.name ?? "" : this.bot.name;
  }

  // The start payload of a link into the private chat; undefined: it leads elsewhere.
  payload(link) {
    const rest = link.startsWith(this.bot.link) ? link.slice(this.bot.link.length) : link;
    if (rest.startsWith("?start=")) return rest.slice("?start=".length);
    return rest === "" ? "" : undefined;
  }
}
