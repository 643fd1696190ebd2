"""The gateway of the playground: takes what the bot says to the page and back."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Collection
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.messages import (
    Abilities,
    Address,
    Command,
    Incoming,
    Kind,
    NotDelivered,
    Outcome,
    Outgoing,
    Receiver,
    Self,
    Toast,
    replace,
)
from bot.platforms.playground.audience import Audience
from bot.platforms.playground.limits import refuse_misfit
from bot.platforms.playground.persona import Persona, Phone, phones
from bot.platforms.playground.transcript import Entry, Transcript

GROUP = "group"  # the id of the one group chat
LONGEST_PAUSE = 30.0  # seconds between two offers of what the bot could not take in

log = logging.getLogger(__name__)


class PlaygroundGateway:
    """A platform that exists in the memory of this process only.

    `clock` gives the practice time, `turn_clock` turns it forward and returns when nothing is due
    any more. `link` is the address of the page; the bot's invitations begin with it. `unseen` are
    chats of people whose telephone is not on the page: what is written there arrives.
    """

    platform = "playground"
    can = Abilities(delete_hours=48)
    hears = True  # it is this very process

    def __init__(
        self,
        people: list[Persona],
        group_title: str,
        clock: Callable[[], datetime],
        turn_clock: Callable[[timedelta], Awaitable[None]],
        *,
        link: str = "http://127.0.0.1:8750/",
        name: str = "Buurtbot",
        pause: float = 1.0,
        unseen: Collection[str] = (),
        awake: bool = True,
    ) -> None:
        self.phones = phones(people, reserved=GROUP)
        self.chats = {chat: Transcript() for chat in (GROUP, *self.phones)}
        self.audience = Audience()
        self.group_title = group_title
        self.bot_in_group = True
        self.outage = False  # nothing can be sent, as when the platform is down
        self.clock = clock
        self.turn_clock = turn_clock
        self.turning = asyncio.Lock()
        self.awake = awake  # False: what went before is still being played, nothing can be done
        self.zone = ZoneInfo("Europe/Amsterdam")
        self.language = "nl"  # of the page and the group, until chosen otherwise
        self.self = Self(name, "buurtbot", link)
        self._unseen = unseen
        self._pause = pause  # seconds before the first new offer
        self._start = secrets.token_hex(4)  # makes ids and receipts differ from earlier runs
        self._count = 0

    # What the machine asks of a gateway.

    async def open(self) -> Self:
        """There is nothing to connect to."""
        return self.self

    async def run(self, receive: Receiver) -> None:
        """Offer what people do, in order for each person, people beside each other."""
        async with asyncio.TaskGroup() as lanes:
            for phone in self.phones.values():
                lanes.create_task(self._lane(phone, receive))

    async def deliver(self, message: Outgoing) -> str:
        """Put `message` into its chat, or change the one it replaces."""
        refuse_misfit(message)
        if message.to.chat in self._unseen and not self.outage:
            return message.replaces or self.new_id()
        chat = self._reach(message.to)
        if message.replaces:
            return self._change(chat, message)
        entry = Entry(self.new_id(), self.clock(), pinned=message.pin)
        _fill(entry, message)
        entry.reply_to = message.reply_to
        entry.silent, entry.protect = message.silent, message.protect
        entry.document = message.document
        self.show(chat, entry)
        return entry.receipt

    async def leave(self, chat: str) -> None:
        """Leave the group."""
        if chat == GROUP and self.bot_in_group:
            self.bot_in_group = False
            self.show(GROUP, Entry(self.new_id(), self.clock(), note="bot_out"))

    async def chat_menu(self, chat: str, commands: dict[str, tuple[Command, ...]]) -> None:
        """The page has no menu of commands: `can.menus` says so."""

    async def close(self) -> None:
        """Send the pages away."""
        self.audience.close()

    # What the pages need.

    def new_id(self) -> str:
        """An id that was never given before, not in an earlier run either."""
        self._count += 1
        return f"{self._start}-{self._count}"

    def show(self, chat: str, entry: Entry) -> None:
        """Add or renew `entry` in `chat`, on every page."""
        if self.chats[chat].find(entry.receipt) is None and not entry.deleted:
            self.chats[chat].add(entry)
        if not self.awake:
            return
        self.audience.tell({"type": "message", "chat": chat, "message": entry.shown()})

    def show_phone(self, phone: Phone) -> None:
        """Renew on every page what is known of somebody's telephone."""
        self.audience.tell({"type": "person", "person": phone.shown()})

    def wake(self) -> None:
        """From now on the pages may be used."""
        self.awake = True
        self.audience.tell(self.everything())

    def now_shown(self) -> dict[str, object]:
        """What the clock says, for the page."""
        local = self.clock().astimezone(self.zone)
        return {"now": local.isoformat(timespec="minutes"), "hour": local.hour}

    def everything(self) -> dict[str, object]:
        """All that a page that was just opened has to know."""
        if not self.awake:
            return {"type": "waking", "language": self.language}
        return {
            "type": "hello",
            "bot": {"name": self.self.name, "link": self.self.link},
            "group": {"id": GROUP, "title": self.group_title, "bot": self.bot_in_group},
            "people": [phone.shown() for phone in self.phones.values()],
            "chats": {chat: kept.shown() for chat, kept in self.chats.items()},
            "language": self.language,
            "zone": self.zone.key,
            "outage": self.outage,
            **self.now_shown(),
        }

    def incoming(self, phone: Phone, kind: Kind, chat: str) -> Incoming:
        """Something that `phone` did in `chat`, in the words that every platform shares."""
        return Incoming(
            id=self.new_id(),
            kind=kind,
            sender=Address(self.platform, phone.persona.id),
            name=phone.persona.name,
            address=Address(self.platform, chat),
            at=self.clock(),
            language=phone.persona.language,
            title=self.group_title if chat == GROUP else "",
        )

    def offer(self, phone: Phone, incoming: Incoming) -> None:
        """Let the bot have `incoming` when its turn comes."""
        phone.lane.put_nowait(incoming)
        phone.last = incoming

    def payload(self, link: str) -> str | None:
        """What stands behind `?start=` when `link` opens the private chat; None: it does not."""
        start = link.removeprefix(self.self.link) if self.self.link else link
        if start.startswith("?start="):
            return start.removeprefix("?start=")
        return "" if link and link == self.self.link else None

    def start(self, phone: Phone, payload: str) -> None:
        """Open the private chat of `phone` with the bot, as somebody who presses Start does."""
        chat = phone.persona.id
        if phone.blocked:
            phone.blocked = False
            self.offer(phone, self.incoming(phone, Kind.UNBLOCKED, chat))
        phone.opened = True
        self.show_phone(phone)
        said = Entry(self.new_id(), self.clock(), author=chat, text=f"/start {payload}".strip())
        self.show(chat, said)
        command = self.incoming(phone, Kind.COMMAND, chat)
        self.offer(phone, replace(command, text=said.text, message=said.receipt))

    # Inside.

    async def _lane(self, phone: Phone, receive: Receiver) -> None:
        while True:
            incoming = await phone.lane.get()
            toast = await self._insist(incoming, receive)
            if incoming.kind is Kind.PRESS:
                self._answer(phone, incoming, toast or Toast())

    async def _insist(self, incoming: Incoming, receive: Receiver) -> Toast | None:
        """Offer `incoming` until the bot has taken it in."""
        pause = self._pause
        while True:
            try:
                toast = await receive(incoming)
            except Exception as error:
                log.warning("not taken in: %s, %s", incoming.id, type(error).__name__)
                self._mark(incoming, waiting=True)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
            else:
                self._mark(incoming, waiting=False)
                return toast

    def _mark(self, incoming: Incoming, *, waiting: bool) -> None:
        entry = self.chats[incoming.address.chat].find(incoming.message)
        if entry is not None and entry.waiting is not waiting:
            entry.waiting = waiting
            self.show(incoming.address.chat, entry)

    def _answer(self, phone: Phone, incoming: Incoming, toast: Toast) -> None:
        """Tell the one who pressed what came of it; a link into the private chat is followed."""
        payload = self.payload(toast.link) if toast.link else None
        phone.toast = {
            "id": incoming.id,
            "chat": incoming.address.chat,
            "receipt": incoming.reply_to,
            "text": toast.text,
            "link": toast.link if payload is None else "",
            "private": payload is not None,
        }
        self.show_phone(phone)
        if payload is not None:
            self.start(phone, payload)

    def _reach(self, to: Address) -> str:
        """The chat to write in. Raises NotDelivered when the bot cannot."""
        if self.outage:
            raise NotDelivered(Outcome.NOT_SENT, "the outage button is on", retry_after=5)
        if to.platform != self.platform:
            raise NotDelivered(Outcome.FINAL, "another platform")
        phone = self.phones.get(to.chat)
        if phone.reachable if phone else to.chat == GROUP and self.bot_in_group:
            return to.chat
        raise NotDelivered(Outcome.UNREACHABLE, "no chat, or blocked")

    def _change(self, chat: str, message: Outgoing) -> str:
        entry = self.chats[chat].find(message.replaces)
        if entry is None:
            raise NotDelivered(Outcome.GONE, "no such message any more")
        age = self.clock() - entry.at
        if message.delete and age <= timedelta(hours=self.can.delete_hours):
            entry.erase()
        elif entry.author or entry.note:
            raise NotDelivered(Outcome.FINAL, "somebody else's message")
        else:
            _fill(entry, message)
            entry.edited, entry.pinned = True, entry.pinned or message.pin
        self.show(chat, entry)
        return entry.receipt


def _fill(entry: Entry, message: Outgoing) -> None:
    entry.text, entry.buttons, entry.rows = message.text, message.buttons, message.rows
    entry.ask_contact, entry.ask_reply = message.ask_contact, message.ask_reply
