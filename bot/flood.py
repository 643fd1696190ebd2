"""Somebody who sends more than anybody can: left alone for a moment, before anything is kept."""

from collections import OrderedDict, deque
from dataclasses import dataclass
from enum import Enum

from bot.messages import Incoming, Kind

MINUTE = 60.0  # seconds, by when things were said: what waited while the bot was away is no flood
PERSON, GROUP = 20, 120  # things that one person, or one group together, does in a minute
REMEMBERED = 20_000  # senders
FREE = frozenset({Kind.BLOCKED, Kind.UNBLOCKED, Kind.MOVED, Kind.BOT_REMOVED, Kind.LEFT})


class Verdict(Enum):
    """What is done with a thing that comes in."""

    LET = "let"
    TELL = "tell"  # the first one too many: said once, and nothing else
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class TooMuch:
    """News: whoever began this turn is not answered for a minute."""


class Flood:
    """Counts what was said within a minute, by sender and by group, in this process."""

    def __init__(self) -> None:
        self._last: OrderedDict[str, deque[float]] = OrderedDict()

    def look(self, incoming: Incoming) -> Verdict:
        """Whether this one is dealt with. What only tells of a fact always is."""
        if incoming.kind in FREE:
            return Verdict.LET
        sender, chat = incoming.sender or incoming.address, incoming.address
        said = incoming.at.timestamp()
        found = self._count(f"{sender.platform}:{sender.chat}", PERSON, said)
        if incoming.private or found is Verdict.DROP:
            return found
        together = self._count(f"group:{chat.platform}:{chat.chat}", GROUP, said)
        return Verdict.LET if found is together is Verdict.LET else Verdict.DROP

    def _count(self, who: str, most: int, now: float) -> Verdict:
        times = self._last.setdefault(who, deque(maxlen=most + 2))
        self._last.move_to_end(who)
        while len(self._last) > REMEMBERED:
            self._last.popitem(last=False)
        while times and times[0] <= now - MINUTE:
            times.popleft()
        if len(times) > most:
            return Verdict.DROP
        times.append(now)  # the one too many is counted as well: it is answered once
        return Verdict.TELL if len(times) > most else Verdict.LET
