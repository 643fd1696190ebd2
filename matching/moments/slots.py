"""Sorts what was said about time: which days, times, parts of a day, limits, and how often."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from matching.moments.clock import Clock
from matching.moments.dates import Days
from matching.moments.items import EDGED, Delta, Item

SPANNING = ("until", "until_in", "ago_before", "dash", "range", "or")  # join two days


@dataclass(slots=True)
class Slots:
    """What the items of one phrase fill in."""

    days: list[Days] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    delta: Delta | None = None
    signs: list[tuple[str, str]] = field(default_factory=list)  # sign, kind of what follows
    repeat: str | None = None
    word: str = ""  # now, soon, tonight
    vague: bool = False  # "'s morgens", "een ochtend": no day in particular

    def sign(self, *names: str, on: str = "") -> bool:
        """Whether one of these signs was given (before this kind of item)."""
        return any(name in names and (not on or kind == on) for name, kind in self.signs)


def slots(items: Sequence[Item]) -> Slots:
    """Sorts the items into slots."""
    found = Slots()
    for place, item in enumerate(items):
        value = item.value
        if isinstance(value, Days):
            found.days.append(value)
        elif isinstance(value, Clock):
            found.clocks.append(value)
        elif isinstance(value, Delta):
            found.delta = found.delta or value
        elif item.kind == "part":
            found.parts.append(value)
        elif item.kind == "vague":
            found.vague = True
        elif item.kind == "repeat":
            found.repeat = found.repeat or value
        elif item.kind == "sign":
            _sign(found, value, place, items)
        else:
            found.word = found.word or item.kind
    weekdays = [days for days in found.days if days.weekday is not None]
    if len(weekdays) > 1 and not found.sign(*SPANNING) and not _neighbouring(weekdays):
        found.days = [min(weekdays, key=lambda days: days.first)]
        if len(weekdays) > 2:
            found.repeat = found.repeat or "weekly"
    if "late" in found.parts:
        told = [part for part in found.parts if part != "late"]
        found.parts = [f"{part}_late" if part in EDGED else part for part in told]
    if found.sign("every") and (found.days or found.parts) and not found.repeat:
        found.repeat = "weekly" if found.days else "daily"
        if any(days.monthly for days in found.days):
            found.repeat = "monthly"
    return found


def _neighbouring(weekdays: Sequence[Days]) -> bool:
    """Whether these are days in a row: "zaterdag en zondag"."""
    told = [days.weekday or 0 for days in weekdays]
    return all(two - one == 1 for one, two in pairwise(told))


def _sign(found: Slots, value: str, place: int, items: Sequence[Item]) -> None:
    after = items[place + 1].kind if place + 1 < len(items) else ""
    if value in ("ago_before", "before_it"):
        after = items[place - 1].kind if place else ""
    if value == "toward":
        value = "around" if after == "clock" else "by"
    if value in ("early", "late"):
        found.parts.append(value)
    elif after or value in ("since", "every"):
        found.signs.append((value, after))
