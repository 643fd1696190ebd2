"""One process of several: what it holds in memory is gone when it is killed."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.app import App
from bot.delivery import Claimed, Delivery
from bot.pace import Pace
from bot.pulse import Pulse
from bot.turn import House
from handlers.asking.small_talk import small_talk

if TYPE_CHECKING:
    from tests.simulation.town import Town

ROOM = 8  # letters on their way at the same time
BEATS = 50  # in a row at which something is due: more than any honest run of them


class Replica:
    """A process with a clock of its own, which may be wrong."""

    def __init__(self, town: Town, name: str) -> None:
        self._town = town
        self.name = name
        self.skew = timedelta()
        self.away_until: datetime | None = None  # stands still, or is dead
        self.dead = True
        self.beaten = False  # since time passed
        self.looked = False  # at the outbox, since anything was written
        self.flying: list[Claimed] = []
        self._births = 0

    def now(self) -> datetime:
        """What its clock shows."""
        return self._town.clock.now() + self.skew

    def pulse_now(self) -> datetime:
        """As `now`, but time in which it beat as it should is left out: see `Town.pass_time`."""
        return self._town.awake + self.skew

    @property
    def works(self) -> bool:
        return self.away_until is None or self.away_until <= self._town.clock.now()

    def start(self) -> None:
        """As `burenhulp run` begins."""
        town, self._births = self._town, self._births + 1
        shared = town.house
        chance = random.Random(f"{town.seed} {self.name} {self._births}")
        self.house = House(shared.texts, shared.keys, shared.registry, chance)
        self.house.selves, self.house.abilities = shared.selves, shared.abilities
        self.app = App(town.engine, self, self.house, small_talk)
        self.delivery = Delivery(self.app)
        self.pulse = Pulse(self.app, self.pulse_now)
        self.pace = Pace(limits=False)
        self.dead, self.away_until, self.flying = False, None, []
        self.beaten = self.looked = False

    def beat(self) -> int:
        """One beat of the heart; returns how many things were due."""
        self.beaten = True
        self.pulse.beat()
        self.delivery.recover()
        count = 0
        for _ in range(BEATS):
            done = self.app.tick()
            count += done
            if not done:
                break
        self._town.left += [chat for _, chat in self.house.memory.pop("leave", [])]
        return count

    def claim(self) -> list[Claimed]:
        """Take letters out of the outbox."""
        self.looked = True
        chats, slots = self.pace.resting()
        busy = {letter.message.to.chat for letter in self.flying}
        claimed = self.delivery.claim(ROOM - len(self.flying), chats | busy, slots)
        self.flying += claimed
        return claimed

    def stands_still(self, until: datetime) -> None:
        self.away_until = until

    def dies(self, until: datetime) -> None:
        """Killed; started again at that moment."""
        self.dead, self.away_until, self.flying = True, until, []
