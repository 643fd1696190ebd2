"""Reads days ("overmorgen", "dinsdag volgende week", "14 maart", "eind april", "met pasen")."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from matching.moments import calendar
from matching.moments.calendar import DAY
from matching.moments.clock import has, number
from matching.moments.dates import read_date
from matching.moments.lexer import Mark

Marks = Sequence[Mark]
_NEAR = ("short", "wd", "dm", "part", "time", "until_in", "oclock", "month", "next")


@dataclass(frozen=True, slots=True)
class Days:
    """One or more whole days in a row."""

    first: date
    count: int
    grain: str = "day"  # day or week
    other: date | None = None  # another first day some people mean
    weekday: int | None = None  # a bare weekday was named
    monthly: bool = False  # "eerste maandag van de maand"


def read_days(marks: Marks, at: int, today: date) -> tuple[Days, int] | None:
    """The days that begin at this mark and how many marks they take."""
    for read in (_nth, _date, _named, _numbered, _week, _weekend, _month, _weekday, _offset):
        found = read(marks, at, today)
        if found:
            return found
    return None


def _offset(marks: Marks, at: int, today: date) -> tuple[Days, int] | None:
    text = marks[at].kinds.get("day")
    if text is None:
        return None
    first = today + int(text) * DAY
    ahead, taken = _weeks_ahead(marks, at + 1)
    return Days(first + ahead * 7 * DAY, 1), 1 + taken


def _weeks_ahead(marks: Marks, at: int) -> tuple[int, int]:
    """ "over een week" after a day: a week later."""
    if not has(marks, at, "in"):
        return 0, 0
    size = number(marks, at + 1)
    if size is None and has(marks, at + 1, "one"):
        size = 1
    if not size or not has(marks, at + 2, "weekword", "unit"):
        return 0, 0
    unit = marks[at + 2].kinds.get("unit", "week")
    if unit == "week":
        return size, 3
    if unit == "day" and size in (8, 14, 15):  # "zaterdag over acht dagen" is a week later
        return size // 7, 3
    return 0, 0


def _date(marks: Marks, at: int, today: date) -> tuple[Days, int] | None:
    found = read_date(marks, at, today)
    return (Days(found[0], 1), found[1]) if found else None


def _named(marks: Marks, at: int, today: date) -> tuple[Days, int] | None:
    name = marks[at].kinds.get("hol")
    if name is None:
        return None
    first, count = calendar.holiday(name, today)
    return Days(first, count), 1


def _nth(marks: Marks, at: int, today: date) -> tuple[Days, int] | None:
    """ "eerste maandag van de maand", "laatste weekend van maart"."""
    place = marks[at].kinds.get("nth")
    if place is None or not has(marks, at + 1, "wd", "weekendword"):
        return None
    step = at + 2
    while has(marks, step, "fill", "range") and not has(marks, step, "monthword", "month", "next"):
        step += 1
    ahead = has(marks, step, "next")
    step += ahead or has(marks, step, "this")
    if not has(marks, step, "monthword", "month"):
        return None
    named = marks[step].kinds.get("month")
    weekday = int(marks[at + 1].kinds.get("wd", 5))
    size = 1 if has(marks, at + 1, "wd") else 2
    index = today.month - 1 + ahead + ((int(named) - today.month) % 12 if named else 0)
    for months in (0, 12) if named else (0, 1):
        year, month = today.year + (index + months) // 12, (index + months) % 12 + 1
        first = calendar.nth_weekday(int(place), weekday, year, month)
        if first + (size - 1) * DAY >= today:
            break
    return Days(first, size, monthly=not named), step - at + 1


def _numbered(marks: Marks, at: int, today: date) -> tuple[Days, int] | None:
    """ "week 14", "de week van 23 maart"."""
    if not has(marks, at, "weekword") or set(marks[at].kinds) & {"next", "this"}:
        return None
    size = number(marks, at + 1)
    if size and 1 <= size <= 53 and not has(marks, at + 2, "month", "oclock", "dash", "until"):
        year = today.year
        first = date.fromisocalendar(year, min(size, 52), 1)
        if first + 6 * DAY < today:
            first = date.fromisocalendar(year + 1, min(size, 52), 1)
        return Days(first, 7, "week"), 2
    step = at + 1
    while has(marks, step, "fill", "range") and step < at + 4 and not has(marks, step, "wd"):
        step += 1
    dated = read_date(marks, step, today) if step > at + 1 and step < len(marks) else None
    if not dated:
        return None
    return Days(calendar.monday(dated[0]), 7, "week"), step - at + dated[1]


def _week(marks: Marks, at: int, today: date) -> tuple[Days, int] | None:
    kinds = marks[at].kinds
    taken = 1
    if "weekword" not in kinds or set(kinds) == {"weekword", "unit"}:
        if "weekwithin" in kinds:
            return Days(calendar.monday(today), 7, "week"), 1
        if not has(marks, at + 1, "weekword") or not has(
            marks, at, "next", "this", "last", "coming"
        ):
            return None
        taken = 2
    start = calendar.monday(today)
    if "next" in kinds:
        start += 7 * DAY
    elif "last" in kinds:
        start -= 7 * DAY
    elif "coming" in kinds:
        return Days(today, 7, "week", start + 7 * DAY), taken
    step = at + taken
    while has(marks, step, "fill") and not has(marks, step, "wd", "short"):
        step += 1
    weekday = (
        marks[step].kinds.get("wd", marks[step].kinds.get("short")) if step < len(marks) else None
    )
    if weekday is not None:
        return Days(start + int(weekday) * DAY, 1), step - at + 1
    return Days(start, 7, "week"), taken


def _weekend(marks: Marks, at: int, today: date) -> tuple[Days, int] | None:
    kinds = marks[at].kinds
    taken = 1
    if "weekendword" not in kinds:
        if not has(marks, at + 1, "weekendword"):
            return None
        if not has(marks, at, "next", "this", "last", "coming", "soonday", "every"):
            return None
        taken = 2
    first = calendar.weekend(today)
    other: date | None = None
    if "next" in kinds:
        first, other = first + 7 * DAY, first
    elif "last" in kinds:
        first -= 7 * DAY
    step = at + taken
    while has(marks, step, "fill"):
        step += 1
    dated = _date(marks, step, today) if step < len(marks) else None
    if dated:
        return Days(calendar.weekend(dated[0].first), 2), step - at + dated[1]
    return Days(first, 2, other=other), taken


def _month(marks: Marks, at: int, today: date) -> tuple[Days, int] | None:
    kinds = marks[at].kinds
    part = next((name for name in ("start", "mid", "finish") if name in kinds), "")
    step = at + (1 if part else 0)
    while part and has(marks, step, "fill"):
        step += 1
    if part and has(marks, step, "next", "this") and has(marks, step + 1, "weekword"):
        week = _week(marks, step, today)
        if week and part != "mid":
            first = week[0].first + (0 if part == "start" else 3) * DAY
            return Days(first, 2), step - at + week[1]
    if part and part != "mid" and has(marks, step, "weekword"):
        first = calendar.monday(today) + (0 if part == "start" else 3) * DAY
        if first + (0 if part == "start" else 1) * DAY < today:
            first += 7 * DAY
        return Days(first, 2), step - at + 1
    if step >= len(marks):
        return None
    month = marks[step].kinds.get("month")
    if has(marks, step, "doubtful") and not (part or has(marks, step - 1, "fill", "next", "this")):
        return None
    if month is not None and (part or not has(marks, step - 1, "n")):
        year = today.year + (int(month) < today.month)
        first, count = calendar.month_part(part, year, int(month))
        return Days(first, count, "week"), step - at + 1
    named = has(marks, step + 1, "monthword")
    ahead = named and has(marks, step, "next")
    if named and not part and has(marks, step, "next", "this"):
        index = today.month - 1 + ahead
        first, count = calendar.month_part("", today.year + index // 12, index % 12 + 1)
        return Days(first, count, "week"), step - at + 2
    named = named and has(marks, step, "next", "this")
    if part and (has(marks, step, "monthword") or named):
        index = today.month - 1 + ahead
        first, count = calendar.month_part(part, today.year + index // 12, index % 12 + 1)
        return Days(first, count, "week"), step - at + 1 + named
    return None


def _weekday(marks: Marks, at: int, today: date) -> tuple[Days, int] | None:
    lead = next(
        (k for k in ("next", "coming", "soonday", "this", "last") if has(marks, at, k)), ""
    )
    if lead and "wd" in marks[at].kinds:
        lead = ""
    step = at + 1 if lead else at
    if step >= len(marks):
        return None
    text = marks[step].kinds.get("wd")
    if text is None and _short_stands_alone(marks, step, lead):
        text = marks[step].kinds.get("short")
    if text is None:
        return None
    return _weekday_with(marks, at, step, lead, int(text), today)


def _weekday_with(
    marks: Marks, at: int, step: int, lead: str, weekday: int, today: date
) -> tuple[Days, int]:
    coming = calendar.next_weekday(weekday, today)
    taken = step - at + 1
    tail = step + 1
    while has(marks, tail, "fill") and not has(marks, tail, "n", "dm"):
        tail += 1
    if tail < len(marks):
        dated = _date(marks, tail, today)
        if dated and not has(marks, tail - 1, "range"):
            return dated[0], tail - at + dated[1]
        week = _week(marks, tail, today)
        if week and week[0].grain == "week" and week[0].count == 7:
            return Days(week[0].first + weekday * DAY, 1), tail - at + week[1]
    ahead, extra = _weeks_ahead(marks, step + 1)
    found = Days(coming + ahead * 7 * DAY, 1, weekday=weekday)
    taken += extra
    if lead == "last":
        return Days(coming - 7 * DAY, 1), taken
    if lead == "next" or has(marks, step + 1, "nextafter"):
        later = calendar.monday(today) + (7 + weekday) * DAY
        return replace(found, first=later, other=coming if coming != later else later - 7 * DAY), (
            taken + has(marks, step + 1, "nextafter")
        )
    if lead == "coming":
        same = weekday == today.weekday()
        return replace(found, other=today if same else coming + 7 * DAY), taken
    if not lead and not ahead and weekday == today.weekday():
        return replace(found, other=today), taken
    return found, taken


def _short_stands_alone(marks: Marks, at: int, lead: str) -> bool:
    """Whether "ma", "zo" or "do" is a day here, and not mother, so or (until) something."""
    if not has(marks, at, "short"):
        return False
    if lead in ("soonday", "next", "coming"):
        return True
    if has(marks, at, "doubtful") and not has(marks, at + 1, "at", *_NEAR):
        return False
    after = at + 1
    if has(marks, after, *_NEAR) or has(marks, at - 1, "short", "wd", "until_in", "dash", "range"):
        return True
    if has(marks, after, "n", "at", "half", "quarter", "dash", "and", "or", "around"):
        return not has(marks, at, "until", "and")
    return marks[at].kinds["short"] in ("1", "2", "4", "5") and not has(marks, at, "until")
