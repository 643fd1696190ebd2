"""A street whose bot dies when the fuse has burnt, is started again, and goes on."""

import gc
import random
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Engine, func

from bot.app import App
from bot.clock import real_now
from bot.delivery import LEASE, Claimed, Delivery
from bot.installation import remember_self
from bot.keeping import sweep
from bot.messages import Incoming, Toast
from bot.outbox import Letter, State
from bot.pulse import Pulse
from bot.turn import House
from handlers.asking.small_talk import small_talk
from tests.crash.fuse import Fuse, Killed
from tests.phone import Message, Phone
from tests.street import Street

Result = TypeVar("Result")

LONG = 50  # waits for a letter that is to be tried again, in a row


class Said(NamedTuple):
    """One message as it went to the platform."""

    letter: int
    kind: str
    chat: str
    text: str
    edit: bool


class FallingStreet(Street):
    """As the street; what is said twice by a platform is said twice here.

    Time on the wall stands still and is put forward to when a letter is tried again.
    """

    def __init__(self, engine: Engine, fuse: Fuse) -> None:
        self.fuse = fuse
        self.deaths = 0
        self.wall = real_now()
        self.said: list[Said] = []
        super().__init__(engine)
        self._begin()

    def now(self) -> datetime:
        """Time on the wall."""
        return self.wall

    # -- the program, as far as it can die --------------------------------------------------------

    def feed(self, incoming: Incoming, phone: Phone | None = None) -> Toast | None:
        """Whoever dies meanwhile has not told the platform: the update is offered again."""
        deaths, feed = self.deaths, super().feed
        toast = self._living(lambda: feed(incoming, phone))
        if self.deaths > deaths:
            toast = feed(incoming, phone)
        self.tick()  # the heart beats every few seconds
        return toast

    def tick(self) -> None:
        self._living(super().tick)

    def deliver(self) -> None:
        """Also what is tried again a little later."""
        for _ in range(LONG):
            self._living(super().deliver)
            again = self.look(_tried_again)
            if again is None or again <= self.wall:
                return
            self.wall = again
        raise AssertionError("a letter is tried again and again")

    def hand_over(self, letter: Claimed) -> str:
        """The platform takes it; what it answers may never arrive."""
        self.fuse.call("deliver")
        with self.fuse.burning(False):
            receipt = super().hand_over(letter)
        message = letter.message
        edit = bool(message.replaces)
        self.said.append(Said(letter.id, message.kind, message.to.chat, message.text, edit))
        self.fuse.call("delivered")
        return receipt

    def look(self, query: Callable[[Any], Any]) -> Any:
        """What a test looks up is no call of the program."""
        with self.fuse.burning(False):
            return super().look(query)

    def _living(self, work: Callable[[], Result]) -> Result | None:
        with suppress(Killed), self.fuse.burning():
            return work()
        self.starts_again()
        return None

    # -- a new process ----------------------------------------------------------------------------

    def starts_again(self) -> None:
        """Nothing is left but the file; then as `burenhulp run` begins."""
        self.deaths += 1
        gc.collect()  # half-read answers of the dead process keep its connection open
        self.engine.dispose()
        old, self.chance = self.house, random.Random(self.deaths)
        self.house = House(old.texts, old.keys, old.registry, self.chance)
        self.house.selves, self.house.abilities = old.selves, old.abilities
        self.app = App(self.engine, self.clock, self.house, small_talk)
        self.delivery = Delivery(self.app)
        self._begin()
        while self.app.tick():
            self.deliver()
        sweep(self.app)
        self.deliver()

    def _begin(self) -> None:
        self.pulse = Pulse(self.app, self.now)
        with self.app.session() as db:
            remember_self(db, "street", self.house.selves["street"])
        self.wall += LEASE + LEASE  # on PostgreSQL a lease has to run out
        self.delivery.recover(starting=True)
        self.pulse.beat()

    # -- what is seen -----------------------------------------------------------------------------

    def shown(self, chat: Phone | None, key: str) -> Message | None:
        """The newest message with buttons that stands there, by (the start of) its text."""
        messages = chat.messages if chat else self.group_messages
        for message in reversed(messages):
            if message.key.startswith(key) and message.buttons and not message.deleted:
                return message
        return None

    def press(self, phone: Phone, key: str, label: str, words: str = "") -> None:
        """Somebody presses; whoever never got the message says it in words."""
        message = self.shown(phone, key)
        if message is not None:
            phone.presses(message, label)
        else:
            assert words, f"{phone.name} has no {key}, only {[m.key for m in phone.messages]}"
            phone.says(words)


def _tried_again(db: Any) -> datetime | None:
    waits = Letter.state == State.PENDING
    found: datetime | None = db.query(func.min(Letter.retry_at)).filter(waits).scalar()
    return found
