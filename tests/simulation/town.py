"""The neighbourhood of a simulation: its people, its replicas, and Telegram's side of it all."""

from __future__ import annotations

import functools
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, func

import handlers
from bot import aid, app, db, delivery, pace
from bot.delivery import Claimed
from bot.messages import (
    Address,
    Incoming,
    Kind,
    Moved,
    NotDelivered,
    Outcome,
    Outgoing,
    Toast,
)
from bot.outbox import Letter, State
from bot.registry import Registry
from bot.texts import Texts
from bot.turn import House
from tests.phone import Message, Phone
from tests.residents import GROUP
from tests.simulation.post import Post
from tests.simulation.replica import Replica
from tests.simulation.weather import Trouble, Weather
from tests.street import KEYS, Street

REPLICAS = 3
NOTICED = timedelta(seconds=30)  # of the time in which a replica beats every five seconds


@functools.cache
def texts() -> Texts:
    """Our own: what is heard here says nothing about what the conversations heard."""
    return Texts([Path(handlers.__file__).parent.parent / "bot", handlers.TEXTS])


@dataclass(frozen=True, slots=True)
class Taken:
    """A message that Telegram took."""

    letter: int
    message: Outgoing
    key: str
    at: datetime


class Town(Street):
    """A street whose updates wait at Telegram and whose letters are taken by replicas."""

    def __init__(self, engine: Engine, seed: str) -> None:
        self.seed = seed
        db._last.clear()  # ids of an earlier run say nothing about this one
        super().__init__(engine)
        self.awake = self.clock.now()
        self.dice = random.Random(f"{seed} everything else")
        self.weather = Weather(random.Random(f"{seed} weather"))
        old = self.house
        self.house = House(texts(), KEYS, Registry(handlers.FEATURES, texts()), self.chance)
        self.house.selves, self.house.abilities = old.selves, old.abilities
        self.app.house = self.house
        self.pressed = set()
        self.post = Post()
        self.taken: list[Taken] = []
        self.group = GROUP  # its id now
        self.acting: Replica | None = None  # whose clock counts
        self.replicas = [Replica(self, f"r{n}") for n in range(1, REPLICAS + 1)]

    # -- time ------------------------------------------------------------------------------------

    def really(self) -> datetime:
        """What the clock on the wall shows, where somebody looks at it."""
        return self.acting.now() if self.acting else self.clock.now()

    @contextmanager
    def turned(self) -> Iterator[None]:
        """Real time is the time of the simulation, too."""
        with pytest.MonkeyPatch.context() as patch:
            for module in (delivery, aid, app):
                patch.setattr(module, "real_now", self.really)
            patch.setattr(pace, "monotonic", lambda: self.really().timestamp())
            yield

    def pass_time(self, span: timedelta) -> None:
        """Time passes; a process that is there beats meanwhile, where nothing comes of it."""
        somebody = any(one.works and not one.dead for one in self.replicas)
        self.clock.turn(span)
        self.awake += min(span, NOTICED) if somebody else span
        for one in self.replicas:
            one.beaten = one.looked = self.dice.random() < 0.5

    def tried_again(self) -> timedelta | None:
        """How long until the first letter that did not arrive is tried again."""
        waits = (Letter.state == State.PENDING, Letter.retry_at.is_not(None))
        first = self.look(lambda db: db.query(func.min(Letter.retry_at)).filter(*waits).scalar())
        return None if first is None else max(timedelta(seconds=1), first - self.clock.now())

    # -- coming in -------------------------------------------------------------------------------

    def receive(self, phone: Phone, kind: Kind, *, group: bool = False, **fields: Any) -> str:
        if group:
            fields = {"address": Address("street", self.group)} | fields
        return super().receive(phone, kind, group=group, **fields)

    def feed(self, incoming: Incoming, phone: Phone | None = None) -> Toast | None:
        """Telegram has it now."""
        self.post.put(incoming, phone)
        return None

    def deliver(self) -> None:
        """The replicas do."""

    # -- going out -------------------------------------------------------------------------------

    def hand_over(self, letter: Claimed) -> str:
        """Telegram takes a letter, or not; what it answers may be lost."""
        if self.weather.strikes(Trouble.TOO_MANY):
            seconds = float(self.dice.randint(1, 30))
            raise NotDelivered(Outcome.NOT_SENT, "429", retry_after=seconds)
        if self.weather.strikes(Trouble.REFUSED):
            raise NotDelivered(Outcome.NOT_SENT, "refused")
        if self.weather.strikes(Trouble.SILENT):
            raise NotDelivered(Outcome.UNKNOWN, "no answer")
        key = self.look(lambda db: db.get_one(Letter, letter.id).text_key)
        receipt = self._show(letter.message, key)
        self.taken.append(Taken(letter.id, letter.message, key, self.clock.now()))
        if self.weather.strikes(Trouble.LOST):
            raise NotDelivered(Outcome.UNKNOWN, "the answer was lost")
        return receipt

    def _show(self, message: Outgoing, key: str) -> str:
        chat = message.to.chat
        if chat.startswith("-") and chat != self.group:
            raise Moved(self.group)
        phone = self.phones.get(chat)
        if phone is not None and not phone.lets_write:
            raise NotDelivered(Outcome.UNREACHABLE, "blocked")
        stands = phone.messages if phone else self.group_messages
        if message.replaces:
            for shown in stands:
                if shown.receipt == message.replaces and shown.chat == chat:
                    shown.show(message, key)
                    return shown.receipt
            raise NotDelivered(Outcome.GONE, "no such message")
        new = Message(self, phone, f"r{next(self._receipts)}", key, "")
        new.show(message, key)
        stands.append(new)
        return new.receipt

    # -- the group gets another id ---------------------------------------------------------------

    def moves(self) -> None:
        """The group becomes a supergroup: both chats say so."""
        old, self.group = self.group, f"{GROUP}{self.dice.randint(10, 99)}"
        rights = {"bot_sees_all": True, "bot_may": frozenset({"pin", "delete"})}
        self._happens(Kind.BOT_ADDED, self.group, **rights)
        self._happens(Kind.MOVED, old, moved_to=self.group)

    def _happens(self, kind: Kind, chat: str, **fields: Any) -> None:
        incoming = Incoming(
            id=f"g{next(self._updates)}",
            kind=kind,
            sender=None,
            name="",
            address=Address("street", chat),
            at=self.clock.now(),
            title="Buurtapp",
            **fields,
        )
        self.post.put(incoming, None)
