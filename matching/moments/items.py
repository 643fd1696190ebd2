"""Turns a phrase of marks into items in a row: clocks, days, parts of a day, and signs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from matching.moments.clock import Clock, has, number, read_clock
from matching.moments.dates import Days
from matching.moments.days import read_days
from matching.moments.lexer import Mark
from matching.moments.weeks import WEEKS

SIGNS = (
    "until_in", "until", "dash", "before", "by", "after", "from", "around", "range", "and", "or",
    "since", "early", "late", "ago_before", "before_it", "later", "every",
)  # fmt: skip
REPEATS = ("daily", "weekly", "biweekly", "monthly")
EDGED = ("morning", "afternoon", "evening")  # parts of the day with an early and a late half
_MINUTES = {"minute": 1, "hour": 60}
_TOO_LONG = 6  # hours that nobody helps at a stretch
_DAYPARTS = ("part", "day", "wd")
# What a span of time, a clock and days may begin with.
_SPANS = frozenset(
    ("in", "coming", "next", "halfhour", "threequarters", "hourandhalf", "halfyear", "weekhalf",
     "two", "unit", "n", "one")
)  # fmt: skip
_CLOCKS = frozenset(("time", "dot", "half", "pasthalf", "quarter", "quarterof", "to", "n", "one"))
_DAYS = WEEKS.union(("unit", "wd", "short", "day", "nth", "dayth", "dm", "n", "hol"))
_BEGINS = _SPANS.union(_CLOCKS, _DAYS, REPEATS)


@dataclass(frozen=True, slots=True)
class Delta:
    """From now on: so many minutes ("over een uur") or days ("over 2 weken")."""

    minutes: int = 0
    days: int = 0
    months: int = 0
    within: bool = False  # "binnen een uur": a deadline
    beyond: bool = False  # "a week on Saturday": counted from that day


@dataclass(frozen=True, slots=True)
class Item:
    """One thing said: clock, days, part, delta, length, sign, repeat, vague, now, soon …"""

    kind: str
    value: Clock | Days | Delta | str
    start: int
    end: int


def read_items(marks: Sequence[Mark], today: date, half_before: bool) -> list[Item]:
    """The items of one phrase, in the order in which they were said."""
    items: list[Item] = []
    at = 0
    while at < len(marks):
        found, taken = _read(marks, at, today, half_before)
        for kind, value in found:
            items.append(Item(kind, value, marks[at].start, marks[at + taken - 1].end))
        at += taken
    return items


_Found = list[tuple[str, Clock | Days | Delta | str]]


def _read(marks: Sequence[Mark], at: int, today: date, half_before: bool) -> tuple[_Found, int]:
    kinds = marks[at].kinds
    if kinds.keys().isdisjoint(_BEGINS):  # so it is with most words
        return _rest(marks, at)
    delta = None if kinds.keys().isdisjoint(_SPANS) else _delta(marks, at)
    if delta:
        return [("delta", delta[0])], delta[1]
    length = _length(marks, at)
    if length:
        return [("length", length[0])], length[1]
    repeat = next((name for name in REPEATS if name in kinds), None)
    if repeat and "wd" not in kinds:
        return _repeat(marks, at, repeat)
    clock = None if kinds.keys().isdisjoint(_CLOCKS) else read_clock(marks, at, half_before)
    if clock and not _dated_number(marks, at, today):
        return [("clock", clock[0])], clock[1]
    edge = _edge(marks, at)
    if edge:
        return [("part", edge[0])], edge[1]
    days = None if kinds.keys().isdisjoint(_DAYS) else read_days(marks, at, today)
    if days:
        found: _Found = [("days", days[0])]
        found += _part_of(marks, at, days[1])
        weekends = "every" in kinds and days[0].count == 2  # "elk weekend" is read as one
        found += [("repeat", repeat or "weekly")] if repeat or weekends else []
        return found, days[1]
    return _rest(marks, at)


def _rest(marks: Sequence[Mark], at: int) -> tuple[_Found, int]:
    """What is said by one word: now or soon, a part of the day, or a sign."""
    kinds = marks[at].kinds
    for kind in ("tonight", "now", "soon"):
        if kind in kinds:
            return [(kind, kind)], 1
    if "part" in kinds:
        part: _Found = [("part", kinds["part"])]
        before = at - 1
        while has(marks, before, "fill") and not has(marks, before, "one"):
            before -= 1
        vague = "habit" in kinds or has(marks, before, "one")
        return ([*part, ("vague", "vague")] if vague else part), 1
    if "meal" in kinds:
        return _meal(marks, at), 1
    sign = next((name for name in SIGNS if name in kinds), None)
    if "loose" in kinds and not _at_about(marks, at):
        return [], 1 + has(marks, at + 1, "n")  # "een uur of twee" alone is how long it takes
    sign = "toward" if sign == "by" and "around" in kinds else sign
    sign = "for" if sign == "before" and "for" in kinds else sign  # Dutch "voor" may be both
    return ([("sign", sign)] if sign else []), 1


def _meal(marks: Sequence[Mark], at: int) -> _Found:
    """ "rond het avondeten", "(nog) voor de lunch"; cooking one is no moment."""
    meal, before = marks[at].kinds["meal"], at - 1
    while has(marks, before, "fill"):
        before -= 1
    if has(marks, before, "around"):
        return [("part", meal)]
    told = has(marks, before, "before") and not has(marks, before, "for")
    if told or (has(marks, before, "for") and has(marks, before - 1, *_DAYPARTS)):
        return [("clock", Clock(12 if meal == "noon" else 18, 0, True, "hour"))]
    return []


def _at_about(marks: Sequence[Mark], at: int) -> bool:
    """Whether it is a time of day: "om een uur of acht", "een uur of acht vanavond"."""
    if has(marks, at - 1, "at", "from", "after", "until", "by", "fill"):
        return True
    late = (number(marks, at + 1) or 0) >= _TOO_LONG
    return late and (has(marks, at - 1, *_DAYPARTS) or has(marks, at + 2, *_DAYPARTS))


def _edge(marks: Sequence[Mark], at: int) -> tuple[str, int] | None:
    """The early or late part of a part of the day: "aan het begin van de avond"."""
    if not has(marks, at, "start", "finish"):
        return None
    step = at + 1
    while has(marks, step, "fill") and not has(marks, step, "part"):
        step += 1
    part = marks[step].kinds.get("part", "") if step < len(marks) else ""
    if part not in EDGED:
        return None
    early = "early" if part == "morning" else f"{part}_early"
    return (early if has(marks, at, "start") else f"{part}_late"), step - at + 1


def _part_of(marks: Sequence[Mark], at: int, taken: int) -> _Found:
    for mark in marks[at : at + taken]:
        named = any(kind in mark.kinds for kind in ("wd", "day", "hol"))
        if "part" in mark.kinds and (named or "next" in marks[at].kinds):  # "de volgende ochtend"
            return [("part", mark.kinds["part"])]
    return []


def _dated_number(marks: Sequence[Mark], at: int, today: date) -> bool:
    """Whether a number that could be an hour is the day of a date ("12 t/m 15 maart")."""
    if not has(marks, at, "n"):
        return False
    timed = has(marks, at + 1, "oclock", "pm")
    if timed and not has(marks, at + 1, "ordinal", "month", "and"):
        return False
    found = read_days(marks, at, today)
    return found is not None and found[0].count == 1


def _repeat(marks: Sequence[Mark], at: int, repeat: str) -> tuple[_Found, int]:
    found: _Found = [("repeat", repeat)]
    text = marks[at].kinds.get("part")
    return ([*found, ("part", text), ("vague", "vague")] if text else found), 1


def _delta(marks: Sequence[Mark], at: int) -> tuple[Delta, int] | None:
    coming = has(marks, at, "coming", "next")
    lead = coming or has(marks, at, "in")
    step = at + 1 if lead else at
    while lead and has(marks, step, "fill", "next") and not has(marks, step, "one", "n"):
        coming = coming or has(marks, step, "next")
        step += 1
    if lead and has(marks, step, "around"):  # "over een uur of twee", "over ongeveer 2 weken"
        step += 1
        hours = number(marks, step)
        if hours and not has(marks, step + 1, "unit"):
            return Delta(minutes=60 * hours), step + 1 - at
    found = _amount(marks, step)
    if not found or (coming and not found[0].minutes):  # "komende week" is read with the days
        return None
    delta, taken = found
    within = coming or has(marks, at, "within") or has(marks, at + taken, "within")
    delta = replace(delta, within=within)
    size = number(marks, step + taken + 1)
    told = has(marks, step + taken - 1, "unit") and has(marks, step + taken, "or")
    if lead and size and told and not has(marks, step + taken + 2, "unit"):  # "een dag of 3"
        unit = marks[step + taken - 1].kinds["unit"]
        delta = replace(_of_unit(size, unit), within=delta.within)
        taken += 2
    if has(marks, step + taken, "later"):
        return delta, step + taken - at + 1
    whole = delta.days and delta.days % 7 == 0
    lasts = has(marks, step + taken, "lasting")  # "een week vanaf zaterdag"
    counted = has(marks, step + taken, "from", "on") and has(marks, step + taken + 1, "wd")
    if whole and counted and not lasts:
        return replace(delta, beyond=True), step + taken - at + 1  # "a week from Saturday"
    if whole and not lead and has(marks, step + taken, "day"):  # "a week today"
        ahead = int(marks[step + taken].kinds["day"])
        return replace(delta, days=delta.days + ahead), step + taken - at + 1
    return (delta, step + taken - at) if lead else None


def _amount(marks: Sequence[Mark], at: int) -> tuple[Delta, int] | None:
    rough = at + has(marks, at, "one") if has(marks, at + 1, "rough") else at
    if has(marks, rough, "rough"):  # "een goed half uur", "ruim een uur"
        found = _amount(marks, rough + 1)
        return (found[0], found[1] + rough + 1 - at) if found else None
    told = marks[at].kinds.get("big", "") if at < len(marks) else ""
    if "," in told and has(marks, at + 1, "unit") and len(told) < 5:  # "2,5 uur"
        unit = _MINUTES.get(marks[at + 1].kinds["unit"])
        return (Delta(round(float(told.replace(",", ".")) * unit)), 2) if unit else None
    for kind, minutes in (("halfhour", 30), ("threequarters", 45), ("hourandhalf", 90)):
        if has(marks, at, kind):
            return Delta(minutes), 1
    if has(marks, at, "halfyear"):
        return Delta(months=6), 1
    if has(marks, at, "weekhalf"):
        return Delta(days=10), 1
    if has(marks, at, "two"):
        return _of_unit(2, marks[at].kinds["two"]), 1
    if has(marks, at, "unit") and not has(marks, at, "n") and not has(marks, at + 1, "n"):
        return _of_unit(1, marks[at].kinds["unit"]), 1
    size = number(marks, at)
    if size is None and has(marks, at, "one"):
        size = 1
    if size is None or size > 400:
        return None
    if has(marks, at + 1, "quarter"):
        return Delta(15 * size), 2
    if not has(marks, at + 1, "unit"):
        return None
    return _of_unit(size, marks[at + 1].kinds["unit"]), 2


def _length(marks: Sequence[Mark], at: int) -> tuple[Delta, int] | None:
    """How many days something lasts: "vanaf maandag twee weken lang"."""
    found = _amount(marks, at)
    if not found or not found[0].days:
        return None
    if has(marks, at + found[1], "long"):
        return found[0], found[1] + 1
    # "a week from Saturday" is the day a week later, "een week vanaf zaterdag" is not
    lasts = found[0].days % 7 or has(marks, at + found[1], "lasting")
    begins = has(marks, at + found[1], "from") and lasts
    return found if begins and not has(marks, at - 1, "in") else None


def _of_unit(size: int, unit: str) -> Delta:
    if unit in _MINUTES:
        return Delta(minutes=size * _MINUTES[unit])
    if unit in ("month", "year"):
        return Delta(months=size * (12 if unit == "year" else 1))
    return Delta(days=size * (7 if unit == "week" else 1))
