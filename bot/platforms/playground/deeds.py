"""What somebody at the page can do as one of the people, turned into words for the bot."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from bot.messages import Incoming, Kind, replace, without_markup
from bot.platforms.playground.gateway import GROUP, PlaygroundGateway
from bot.platforms.playground.limits import PRESS, TEXT
from bot.platforms.playground.persona import LANE, Phone
from bot.platforms.playground.transcript import Entry

MEDIA = ("voice", "photo", "sticker", "file", "location")
RIGHTS = frozenset({"pin", "delete", "invite"})

Deed = Mapping[str, object]


class NotDone(Exception):
    """It cannot be done; the page says why in the reader's language."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


async def do(gateway: PlaygroundGateway, deed: Deed) -> None:
    """Do what the page asks. Raises NotDone."""
    what = _text(deed, "do")
    if not gateway.awake:
        raise NotDone("busy")
    if what == "turn":
        await _turn(gateway, _text(deed, "to"))
    elif what == "outage":
        gateway.outage = deed.get("on") is True
        gateway.audience.tell({"type": "outage", "on": gateway.outage})
    else:
        phone = gateway.phones.get(_text(deed, "person"))
        act = DEEDS.get(what)
        if phone is None or act is None:
            raise NotDone("unknown")
        if phone.lane.qsize() >= LANE:
            raise NotDone("busy")
        act(gateway, phone, deed)


def say(gateway: PlaygroundGateway, phone: Phone, deed: Deed) -> None:
    """Write something; words that begin with a slash are a command."""
    chat, text = _chat(gateway, phone, deed), _text(deed, "text", TEXT).strip()
    if not text:
        raise NotDone("empty")
    if text.startswith("/start") and chat == phone.persona.id:
        gateway.start(phone, text.removeprefix("/start").strip())
        return
    name, _, rest = text.partition(" ")
    command = name.removesuffix(f"@{gateway.self.username}") + (f" {rest}" if rest else "")
    is_command = text.startswith("/")
    heard = gateway.incoming(phone, Kind.COMMAND if is_command else Kind.TEXT, chat)
    heard = replace(heard, text=command if is_command else text, reply_to=_text(deed, "reply_to"))
    _write(gateway, phone, Entry("", heard.at, text=text), heard)


def edit(gateway: PlaygroundGateway, phone: Phone, deed: Deed) -> None:
    """Change one's own words afterwards."""
    chat, text = _chat(gateway, phone, deed), _text(deed, "text", TEXT).strip()
    entry = _entry(gateway, chat, deed)
    if not text or entry.author != phone.persona.id or entry.media or entry.note:
        raise NotDone("unknown")
    entry.text, entry.edited = text, True
    gateway.show(chat, entry)
    changed = gateway.incoming(phone, Kind.EDITED, chat)
    changed = replace(changed, text=text, message=entry.receipt, reply_to=entry.reply_to)
    _tell(gateway, phone, changed)


def press(gateway: PlaygroundGateway, phone: Phone, deed: Deed) -> None:
    """Press a button, which may be an old one."""
    chat = _chat(gateway, phone, deed)
    entry = _entry(gateway, chat, deed)
    pressed = gateway.incoming(phone, Kind.PRESS, chat)
    data = _text(deed, "press", PRESS)
    if not data:
        raise NotDone("unknown")
    _tell(
        gateway,
        phone,
        replace(pressed, press=data, press_id=pressed.id, reply_to=entry.receipt),
    )


def contact(gateway: PlaygroundGateway, phone: Phone, deed: Deed) -> None:
    """Share a made-up telephone number: one's own, or the card of somebody else."""
    chat, own = _chat(gateway, phone, deed), deed.get("own") is not False
    number = phone.number if own else "+31612399999"
    heard = gateway.incoming(phone, Kind.CONTACT, chat)
    heard = replace(heard, contact=number, contact_own=own)
    _write(gateway, phone, Entry("", heard.at, text=number, media="contact"), heard)


def media(gateway: PlaygroundGateway, phone: Phone, deed: Deed) -> None:
    """Send something without words: a voice message, a photo, a sticker, a file, a place."""
    chat, sort = _chat(gateway, phone, deed), _text(deed, "media")
    if sort not in MEDIA:
        raise NotDone("unknown")
    place = sort == "location"
    heard = gateway.incoming(phone, Kind.LOCATION if place else Kind.MEDIA, chat)
    heard = replace(heard, media="" if place else sort, reply_to=_text(deed, "reply_to"))
    _write(gateway, phone, Entry("", heard.at, media=sort), heard)


def forward(gateway: PlaygroundGateway, phone: Phone, deed: Deed) -> None:
    """Send a message on to the bot in private."""
    source = _entry(gateway, _chat(gateway, phone, deed), deed)
    if source.protect or not source.text:
        raise NotDone("protected")
    chat = _chat(gateway, phone, {"chat": phone.persona.id})
    heard = gateway.incoming(phone, Kind.TEXT, chat)
    heard = replace(heard, text=without_markup(source.text), forwarded=True)
    _write(gateway, phone, Entry("", heard.at, text=heard.text, forwarded=True), heard)


def start(gateway: PlaygroundGateway, phone: Phone, deed: Deed) -> None:
    """Open the private chat, perhaps by a link with something behind it."""
    link = _text(deed, "link", TEXT)
    payload = gateway.payload(link) if link else ""
    if payload is None:
        raise NotDone("unknown")
    gateway.start(phone, payload[:64])


def block(gateway: PlaygroundGateway, phone: Phone, deed: Deed) -> None:
    """Block the bot, or stop blocking it."""
    on = deed.get("on") is True
    if on is phone.blocked or not phone.opened:
        raise NotDone("unknown")
    phone.blocked = on
    kind = Kind.BLOCKED if on else Kind.UNBLOCKED
    _note(gateway, phone, phone.persona.id, kind, "blocked" if on else "unblocked")


def join(gateway: PlaygroundGateway, phone: Phone, deed: Deed) -> None:
    """Come into the group, or leave it."""
    on = deed.get("on") is True
    if on is phone.member:
        raise NotDone("unknown")
    phone.member = on
    _note(gateway, phone, GROUP, Kind.JOINED if on else Kind.LEFT, "joined" if on else "left")


def bot(gateway: PlaygroundGateway, phone: Phone, deed: Deed) -> None:
    """Put the bot into the group, or out of it."""
    on = deed.get("on") is True
    if on is gateway.bot_in_group or not phone.member:
        raise NotDone("unknown")
    gateway.bot_in_group = on
    entry = Entry(gateway.new_id(), gateway.clock(), phone.persona.id)
    entry.note = "bot_in" if on else "bot_out"
    gateway.show(GROUP, entry)
    told = gateway.incoming(phone, Kind.BOT_ADDED if on else Kind.BOT_REMOVED, GROUP)
    gateway.offer(phone, replace(told, bot_sees_all=on, bot_may=RIGHTS if on else frozenset()))


def again(gateway: PlaygroundGateway, phone: Phone, deed: Deed) -> None:
    """Deliver what this person did last once more, with the same id."""
    if phone.last is None:
        raise NotDone("nothing")
    gateway.offer(phone, phone.last)


DEEDS: dict[str, Callable[[PlaygroundGateway, Phone, Deed], None]] = {
    each.__name__: each
    for each in (say, edit, press, contact, media, forward, start, block, join, bot, again)
}


def _text(deed: Deed, key: str, longest: int = 100) -> str:
    value = deed.get(key, "")
    if not isinstance(value, str):
        raise NotDone("unknown")
    if len(value) > longest:
        raise NotDone("long")
    return value


def _chat(gateway: PlaygroundGateway, phone: Phone, deed: Deed) -> str:
    """The chat that is meant, if this person can write there."""
    chat = _text(deed, "chat")
    if chat == GROUP:
        if not phone.member:
            raise NotDone("not_member")
    elif chat != phone.persona.id:
        raise NotDone("unknown")
    elif not phone.reachable:
        raise NotDone("blocked" if phone.blocked else "not_opened")
    return chat


def _entry(gateway: PlaygroundGateway, chat: str, deed: Deed) -> Entry:
    entry = gateway.chats[chat].find(_text(deed, "receipt"))
    if entry is None:
        raise NotDone("gone")
    return entry


def _write(gateway: PlaygroundGateway, phone: Phone, entry: Entry, heard: Incoming) -> None:
    """Put `entry` into the chat as this person's, and let the bot hear of it."""
    entry.receipt, entry.author = gateway.new_id(), phone.persona.id
    entry.reply_to = heard.reply_to
    gateway.show(heard.address.chat, entry)
    _tell(gateway, phone, replace(heard, message=entry.receipt))


def _note(gateway: PlaygroundGateway, phone: Phone, chat: str, kind: Kind, note: str) -> None:
    entry = Entry(gateway.new_id(), gateway.clock(), phone.persona.id, note=note)
    gateway.show_phone(phone)
    gateway.show(chat, entry)
    _tell(gateway, phone, gateway.incoming(phone, kind, chat))


def _tell(gateway: PlaygroundGateway, phone: Phone, incoming: Incoming) -> None:
    """Offer `incoming`, unless it happened in a group that the bot is not in."""
    if incoming.address.chat != GROUP or gateway.bot_in_group:
        gateway.offer(phone, incoming)


async def _turn(gateway: PlaygroundGateway, to: str) -> None:
    """Turn the practice clock and wait until everything that became due is done."""
    async with gateway.turning:
        await gateway.turn_clock(_until(gateway, to))
    gateway.audience.tell({"type": "clock", **gateway.now_shown()})


def _until(gateway: PlaygroundGateway, to: str) -> timedelta:
    if to == "hour":
        return timedelta(hours=1)
    hours = {"evening": 18, "morning": 8}
    if to not in hours:
        raise NotDone("unknown")
    now = gateway.clock()
    local = now.astimezone(gateway.zone)
    then = local.replace(hour=hours[to], minute=0, second=0, microsecond=0)
    if then <= local:
        then = (then.replace(tzinfo=None) + timedelta(days=1)).replace(tzinfo=gateway.zone)
    return then.astimezone(now.tzinfo) - now
