"""Sorts what was said about time: which days, times, parts of a day, limits, and how often."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

from matching.moments.clock import Clock
from matching.moments.dates import Days
from matching.moments.items import EDGED, Delta, Item

MONTH = 28  # days, at least
SPANNING = ("until", "until_in", "ago_before", "dash", "range", "or")  # join two days


@dataclass(slots=True)
class Slots:
    """What the items of one phrase fill in."""

    days: list[Days] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    delta: Delta | None = None
    signs: list[tuple[str, str]] = field(default_factory=list)  # sign, kind of what follows
    length: int = 0  # days that it lasts
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
        elif item.kind == "length" and isinstance(value, Delta):
            found.length = value.days
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
    _framed(found)
    weekdays = [days for days in found.days if days.weekday is not None]
    often = bool(found.repeat) or found.sign("every")
    if len(weekdays) > 1 and not found.sign(*SPANNING) and (often or not _neighbouring(weekdays)):
        found.days = [min(weekdays, key=lambda days: days.first)]
        if len(weekdays) > 2:
            found.repeat = found.repeat or "weekly"
    found.parts = _edges(found.parts)
    if found.sign("every") and (found.days or found.parts) and not found.repeat:
        found.repeat = "weekly" if found.days else "daily"
        dated = found.days and found.days[0].weekday is None and not found.days[0].edge
        if any(days.monthly for days in found.days) or (dated and found.days[0].count == 1):
            found.repeat = "monthly"
    return found


def _framed(found: Slots) -> None:
    """ "elke dinsdag in mei", "every Sunday from the 22nd": the first of them in that time."""
    weekdays = [days for days in found.days if days.weekday is not None]
    begins = found.sign("from", on="days")
    frames = [d for d in found.days if d.weekday is None and (d.count >= MONTH or begins)]
    if not weekdays or len(frames) != 1:
        return
    start = frames[0].first
    found.days = [_not_before(days, start) for days in weekdays]
    found.signs = [told for told in found.signs if told != ("from", "days")]


def _not_before(days: Days, start: date) -> Days:
    if days.first >= start:
        return days
    ahead = ((days.weekday or 0) - start.weekday()) % 7
    return replace(days, first=start + timedelta(days=ahead), other=None)


def _edges(parts: list[str]) -> list[str]:
    """ "vroege avond", "laat in de middag", "tegen de avond" as the part of a part they are."""
    edged = [part for part in parts if part in ("afternoon", "evening")]
    if "early" in parts and edged:
        parts = [f"{edged[0]}_early"]
    if "late" in parts:
        told = [part for part in parts if part != "late"]
        parts = [f"{part}_late" if part in EDGED else part for part in told]
    if "towards" in parts:
        told = [part for part in parts if part != "towards"]
        parts = ["evening_early" if part == "evening" else part for part in told]
    return parts


def _neighbouring(weekdays: Sequence[Days]) -> bool:
    """Whether these are days in a row: "zaterdag en zondag"."""
    told = [days.weekday or 0 for days in weekdays]
    return all(two - one == 1 for one, two in pairwise(told))


def _towards(found: Slots, after: str, place: int, items: Sequence[Item]) -> str:
    """What "tegen" says: about a time, early in what follows, or at the latest."""
    told = items[place + 1].value if place + 1 < len(items) else None
    if after == "clock":
        return "around"
    if after == "part" and told == "evening":
        found.parts.append("towards")
        return "range"
    return "range" if isinstance(told, Days) and told.edge else "by"


def _sign(found: Slots, value: str, place: int, items: Sequence[Item]) -> None:
    after = items[place + 1].kind if place + 1 < len(items) else ""
    if value in ("ago_before", "before_it"):
        after = items[place - 1].kind if place else ""
    if value == "toward":
        value = _towards(found, after, place, items)
    if value in ("early", "late"):
        found.parts.append(value)
    elif after or value in ("since", "every"):
        found.signs.append((value, after))
