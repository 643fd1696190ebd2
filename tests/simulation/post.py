"""Updates on their way, as Telegram keeps them: a queue a chat, a time to live, offered again."""

import random
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.messages import Incoming, Kind
from tests.phone import Phone

LIVES = timedelta(hours=24)
PRESS_LIVES = timedelta(seconds=150)
REMEMBERED = 20  # updates that were acknowledged, and may be offered once more


@dataclass(frozen=True, slots=True)
class Posted:
    """An update, and the phone it came from."""

    incoming: Incoming
    phone: Phone | None


@dataclass
class Post:
    """Order holds within a lane: what is written in one chat, what one person presses."""

    lanes: dict[str, deque[Posted]] = field(default_factory=dict)
    handled: deque[Posted] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    expired: int = 0

    def put(self, incoming: Incoming, phone: Phone | None) -> None:
        """Somebody did something."""
        self.lanes.setdefault(_lane(incoming), deque()).append(Posted(incoming, phone))

    def waiting(self, now: datetime) -> list[str]:
        """The lanes in which something waits that is not too old."""
        for lane in self.lanes.values():
            while lane and _over(lane[0].incoming, now):
                lane.popleft()
                self.expired += 1
        return [name for name, lane in self.lanes.items() if lane]

    def first(self, lane: str) -> Posted:
        return self.lanes[lane][0]

    def acknowledge(self, lane: str) -> None:
        """It is not offered again, or so it should be."""
        self.handled.append(self.lanes[lane].popleft())

    def offer_again(self, chance: random.Random) -> None:
        """The acknowledgement was lost."""
        if self.handled:
            again = chance.choice(self.handled)
            self.lanes.setdefault(_lane(again.incoming), deque()).appendleft(again)


def _lane(incoming: Incoming) -> str:
    if incoming.kind is Kind.PRESS and incoming.sender is not None:
        return f"presses of {incoming.sender.chat}"
    return incoming.address.chat


def _over(incoming: Incoming, now: datetime) -> bool:
    return now - incoming.at > (PRESS_LIVES if incoming.kind is Kind.PRESS else LIVES)
