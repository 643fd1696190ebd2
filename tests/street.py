"""A street to test on: people say and press things, time passes, everybody checks their phone.

    ans = street.resident("Ans")
    ans.says("Kan iemand morgen boodschappen voor me doen?")
    ans.hears("boodschappen", "morgen").press("Ja, plaats maar")

A message nobody expected fails the test: after each one every phone must have been read.
"""

from __future__ import annotations

import itertools
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

import handlers
from bot.ahead import next_due, next_letter
from bot.aid import Given
from bot.app import App
from bot.clock import TurnedClock
from bot.delivery import Claimed, Delivery
from bot.dues import kinds_due
from bot.keys import Keys
from bot.messages import (
    Abilities,
    Address,
    Incoming,
    Kind,
    Moved,
    NotDelivered,
    Outcome,
    Outgoing,
    Self,
    Toast,
    TopicGone,
)
from bot.outbox import Letter
from bot.pulse import Pulse
from bot.registry import Registry
from bot.texts import Reader, Texts, Value
from bot.turn import House
from handlers.asking.small_talk import small_talk
from handlers.requests import Request
from handlers.safety import first_aid
from tests.phone import Message, Phone
from tests.residents import GROUP, ZONE, Residents

KEYS = Keys("only for tests, and long enough to be a key")
HEARD: set[str] = set()  # every text key that some test heard


def names_due(app: App, moment: datetime) -> list[str]:
    """What is due at a moment, by name: for whoever looks why it stays so."""
    with app.session() as db:
        return [due.name for due in kinds_due(db, app.house.registry.dues, moment)]


class Spoken(Texts):
    """Notes the texts that are said without being a message: in a blank, or as a toast."""

    def say(self, key: str, reader: Reader, **values: Value) -> str:
        HEARD.add(key)
        return super().say(key, reader, **values)


TEXTS = Spoken([Path(handlers.__file__).parent.parent / "bot", handlers.TEXTS])
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)  # the day on which every street begins
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
A_WEEK = timedelta(days=7)
PRESS_WAITS = 150  # seconds that a press nobody fetches is kept
STUCK = 50  # beats in a row at which something is due: more than any honest run of them
PRESSED: set[tuple[str, int]] = set()  # every button that some test pressed: key and position


class Street(Residents):
    """A neighbourhood with its group, its bot and a clock that stands still."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.clock = TurnedClock(MONDAY.astimezone(UTC))
        self.chance = random.Random(7)
        registry = Registry(handlers.FEATURES, TEXTS)
        self.house = House(TEXTS, KEYS, registry, self.chance)
        self.house.selves["street"] = Self("BuurtBot De Heeze", "BuurtBot", "https://street/bot")
        self.house.abilities["street"] = Abilities(delete_hours=47, presses_wait=PRESS_WAITS)
        self.app = App(engine, self.clock, self.house, small_talk)
        self.delivery = Delivery(self.app)
        self.pulse = Pulse(self.app, self.clock.now)
        self.missed: list[tuple[Incoming, Phone]] | None = None  # a list while the bot is down
        self.phones: dict[str, Phone] = {}
        self.crowd: list[Phone] = []  # made by `neighbours`
        self.planted = False  # a test put parts of a story there by hand: no audit afterwards
        self.group_messages: list[Message] = []
        self.pressed = PRESSED
        self.left: list[str] = []  # groups the bot left
        self.topics_gone: set[str] = set()  # nothing can be said there any more
        self._updates = itertools.count(1)
        self._receipts = itertools.count(1)
        self.neighbourhood_id = self.add_neighbourhood("De Heeze")
        self.link_group()

    # -- what people do --------------------------------------------------------------------------

    def receive(self, phone: Phone, kind: Kind, *, group: bool = False, **fields: Any) -> str:
        """One update from somebody; returns the receipt of their message."""
        update = fields.pop("id", None) or str(next(self._updates))
        receipt = fields.pop("message", None) or str(next(self._receipts))
        incoming = Incoming(
            id=update,
            kind=kind,
            sender=fields.pop("sender", phone.address),
            name=phone.name,
            address=fields.pop("address", Address("street", GROUP) if group else phone.address),
            at=self.clock.now(),
            language=phone.language,
            page=phone.page,
            message=receipt,
            press_id=update if kind is Kind.PRESS else "",
            **fields,
        )
        if self.missed is None:
            self.feed(incoming, phone)
        else:
            self.missed.append((incoming, phone))
        return receipt

    def feed(self, incoming: Incoming, phone: Phone | None = None) -> Toast | None:
        """Hand one update to the bot as the shell does, and deliver what follows from it."""
        aid = first_aid(incoming, self.house)
        done = None
        if aid is not None:
            done = Given(aid, self._show(aid, aid.about))
        toast = self.app.receive(incoming, done)
        if phone is not None:
            phone.toast = toast
        self.deliver()
        return toast

    def deliver(self) -> None:
        """Everything that may go out now is delivered."""
        while claimed := self.delivery.claim(50):
            for letter in claimed:
                try:
                    self.delivery.sent(letter.id, self.hand_over(letter))
                except NotDelivered as problem:
                    self.delivery.failed(letter.id, problem)
                except Moved as move:
                    self.delivery.moved(letter.id, move)

    def hand_over(self, letter: Claimed) -> str:
        """The platform takes a letter and gives a receipt."""
        key = self.look(lambda db: db.get_one(Letter, letter.id).text_key)
        return self._show(letter.message, key)

    def _show(self, message: Outgoing, key: str) -> str:
        if message.to.thread in self.topics_gone and not message.replaces:
            raise TopicGone(message.to.chat)
        phone = self.phones.get(message.to.chat)
        if phone is None and message.to.chat.lstrip("-").isdecimal() and message.to.chat[0] != "-":
            raise NotDelivered(Outcome.UNREACHABLE, "nobody")
        if phone is not None and not phone.lets_write:
            raise NotDelivered(Outcome.UNREACHABLE, "blocked", closed=phone.closed)
        chat = phone.messages if phone else self.group_messages
        if message.replaces:
            for shown in chat:
                if shown.receipt == message.replaces:
                    shown.show(message, key)
                    HEARD.add(key)
                    return shown.receipt
            if message.delete and message.replaces.isdecimal():  # what somebody wrote themselves
                HEARD.add(key)
                return message.replaces
            raise NotDelivered(Outcome.GONE, "no such message")
        new = Message(self, phone, f"r{next(self._receipts)}", key, "")
        new.came_at = self.clock.now()
        new.show(message, key)
        chat.append(new)
        return new.receipt

    # -- the bot goes and comes -------------------------------------------------------------------

    def goes_down(self) -> None:
        """Nothing is handled and nothing falls due until `comes_back`; clocks and people go on."""
        self.pulse.beat()
        self.missed = []

    def comes_back(self) -> None:
        """A new process, as a start does it: a beat, then what the platform still has."""
        missed, self.missed = self.missed or [], None
        self.pulse = Pulse(self.app, self.clock.now)
        self.pulse.beat()
        while self.app.tick():
            self.deliver()
        self.deliver()
        for incoming, phone in missed:
            waited = (self.clock.now() - incoming.at).total_seconds()
            if incoming.kind is not Kind.PRESS or waited < PRESS_WAITS:
                self.feed(incoming, phone)

    # -- time ------------------------------------------------------------------------------------

    def at(self, words: str) -> None:
        """Set the clock forward to the next such moment: "maandag 09:00"."""
        day, time = words.split()
        hour, minute = (int(part) for part in time.split(":"))
        now = self.clock.now().astimezone(ZONE)
        then = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
        while then < now or then.weekday() != DAYS.index(day):
            then = (then + timedelta(days=1)).replace(hour=hour, minute=minute)
        self.wait(until=then)

    def wait(self, *, until: datetime | None = None, **span: float) -> None:
        """Let time pass: `wait(hours=2)`. Everything that falls due on the way happens in time."""
        target = until or self.clock.now() + timedelta(**span)
        if self.missed is not None:
            self.clock.turn(target - self.clock.now())
            return
        stuck = 0
        while (step := next_due(self.app, target)) is not None:
            stuck = stuck + 1 if step - self.clock.now() <= timedelta(seconds=1) else 0
            assert stuck < STUCK, f"these stay due whatever is done: {names_due(self.app, step)}"
            self._turn_to(step)
        self._turn_to(target)

    def next_news(self, limit: datetime) -> datetime:
        """The first moment at which anything falls due or a held letter may go; else `limit`."""
        moments = (next_due(self.app, limit), next_letter(self.app, limit))
        return min((moment for moment in moments if moment is not None), default=limit)

    def wait_long(self, **span: float) -> None:
        """Let months pass with one beat a week: for tests that do not look at the hour."""
        target = self.clock.now() + timedelta(**span)
        while (left := target - self.clock.now()) > timedelta():
            self._turn_to(self.clock.now() + min(left, A_WEEK))

    def until_rung(self, rung: str) -> None:
        """Let time pass until some live request has reached this rung of the ladder."""
        limit = self.clock.now() + timedelta(days=40)
        for _ in range(500):
            reached = self.look(lambda db: db.query(Request).filter_by(rung=rung).count())
            if reached:
                return
            step = next_due(self.app, limit)
            assert step is not None, f"nothing is due any more, and {rung} was not reached"
            self._turn_to(step)
        raise AssertionError(f"{rung} was not reached")

    def tick(self) -> None:
        """One beat of the heart, as the shell has it, and what follows from it."""
        for _ in range(STUCK):
            if not self.app.tick():
                break
        self.left += [chat for _, chat in self.house.memory.pop("leave", [])]
        self.deliver()

    def _turn_to(self, moment: datetime) -> None:
        self.clock.turn(max(timedelta(), moment - self.clock.now()))
        self.tick()

    # -- what is seen ----------------------------------------------------------------------------

    def read(self, messages: list[Message], words: tuple[str, ...], key: str, who: str) -> Message:
        unread = [message for message in messages if not message.read]
        assert unread, f"{who} heard nothing, expected {words or key}"
        message = unread[0]
        assert message.has(*words), f"{who} heard {message.text!r}, expected {words}"
        assert not key or message.key == key, f"{who} heard {message.key}, expected {key}"
        message.read = True
        HEARD.add(message.key)
        return message

    def group_hears(self, *words: str, key: str = "") -> Message:
        return self.read(self.group_messages, words, key, "the group")

    def group_sees(self, *words: str) -> Message:
        for message in reversed(self.group_messages):
            if message.has(*words) and not message.deleted:
                return message
        raise AssertionError(f"no {words} in {[m.text for m in self.group_messages]}")

    def nobody_heard_anything_else(self) -> None:
        for phone in self.phones.values():
            phone.hears_nothing()
        unread = [m.text for m in self.group_messages if not m.read]
        assert not unread, f"the group also heard {unread}"
