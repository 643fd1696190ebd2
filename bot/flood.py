"""Somebody who sends more than anybody can: left alone for a moment, before anything is kept."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from sqlalchemy.exc import SQLAlchemyError

from bot.messages import Incoming, Kind

MINUTE = 60.0  # seconds, by when things were said: what waited while the bot was away is no flood
PERSON, GROUP = 20, 120  # things that one person, or one group together, does in a minute
BUSY = 7  # things of one person in a minute; beyond it the same answer is not given again
TOGETHER = 4  # from this part of the most on (a fourth), all processes count together
REMEMBERED = 20_000  # senders
FREE = frozenset({Kind.BLOCKED, Kind.UNBLOCKED, Kind.MOVED, Kind.BOT_REMOVED, Kind.LEFT})

# Adds what was said lately to what all processes know of a sender: who, when each thing was said,
# and how many there may be. Gives how many there were before, and when each of them was said.
Share = Callable[[str, list[float], int], tuple[int, list[float]]]


class Verdict(Enum):
    """What is done with a thing that comes in."""

    LET = "let"
    BUSY = "busy"  # dealt with; but what was answered a moment ago is not said again
    TELL = "tell"  # the first one too many: said once, and nothing else
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class TooMuch:
    """News: whoever began this turn is not answered for a minute."""


@dataclass(slots=True)
class _Lately:
    """When each thing of the last minute was said, and those only this process knows of."""

    times: list[float] = field(default_factory=list)
    untold: list[float] = field(default_factory=list)


class Flood:
    """Counts what was said within a minute, by sender and by group, in memory.

    With `share` whoever does a fourth of what anybody may is counted by all processes together;
    so they never let through more than a fourth for each process beyond the first.
    """

    def __init__(self) -> None:
        self.share: Share | None = None
        self._last: OrderedDict[str, _Lately] = OrderedDict()

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
        heard = {found, together} <= {Verdict.LET, Verdict.BUSY}
        return Verdict.LET if heard else Verdict.DROP

    def _count(self, who: str, most: int, now: float) -> Verdict:
        lately = self._last.setdefault(who, _Lately())
        self._last.move_to_end(who)
        while len(self._last) > REMEMBERED:
            self._last.popitem(last=False)
        lately.times = [said for said in lately.times if said > now - MINUTE]
        before = len(lately.times)
        if before > most:
            return Verdict.DROP
        lately.times.append(now)  # the one too many is counted as well: it is answered once
        if self.share is not None:
            lately.untold = [said for said in lately.untold if said > now - MINUTE]
            lately.untold.append(now)
            if len(lately.times) * TOGETHER >= most:
                before = self._together(self.share, who, lately, most)
        return _verdict(before, len(lately.times), most)

    def _together(self, share: Share, who: str, lately: _Lately, most: int) -> int:
        """How many things all processes knew of before this one."""
        try:
            before, lately.times = share(who, lately.untold, most)
        except SQLAlchemyError:  # then each counts by itself, and tells the others later
            return len(lately.times) - 1
        lately.untold = []
        return before


def _verdict(before: int, after: int, most: int) -> Verdict:
    if before > most:
        return Verdict.DROP
    if after > most:
        return Verdict.TELL
    return Verdict.BUSY if most == PERSON and after > BUSY else Verdict.LET
