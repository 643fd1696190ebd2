"""Reads weeks, weekends and months, and parts of them ("eind volgende week", "half april")."""

from collections.abc import Sequence
from datetime import date

from matching.moments import calendar
from matching.moments.calendar import DAY, month_length
from matching.moments.clock import has, number, touching
from matching.moments.dates import Days, read_date
from matching.moments.lexer import Mark

Marks = Sequence[Mark]

_PARTS = {  # of a week: days from Monday, and how many
    "start": (0, 2), "mid": (2, 1), "finish": (3, 2), "half1": (0, 3), "half2": (3, 2),
}  # fmt: skip
_PLACES = (1, 2, 3, 4)  # of a weekday in its month
WEEKS = frozenset(  # what they may begin with
    ("weekword", "weekwithin", "weekendword", "next", "this", "last", "coming", "soonday", "every",
     "start", "mid", "finish", "half1", "half2", "month")
)  # fmt: skip


def read_weeks(marks: Marks, at: int, today: date) -> tuple[Days, int] | None:
    """The week, weekend or month that begins at this mark and how many marks it takes."""
    if marks[at].kinds.keys().isdisjoint(WEEKS):
        return None
    for read in (_numbered, week_of, _weekend, _month):
        found = read(marks, at, today)
        if found:
            return found
    return None


def read_months(marks: Marks, at: int, today: date) -> tuple[Days, int] | None:
    """ "eerste maandag van de maand", "laatste weekend van maart", "2e vrijdag van de maand"."""
    figure = number(marks, at)
    if figure in _PLACES and has(marks, at + 1, "ordinal") and touching(marks, at + 1):
        told = marks[at]._replace(kinds={"nth": str(figure)})
        found = read_months([*marks[:at], told, *marks[at + 2 :]], at, today)
        return (found[0], found[1] + 1) if found else None
    place = marks[at].kinds.get("nth")
    several = None
    if place in ("1", "-1") or has(marks, at, "coming"):
        several = _first_few(marks, at, today)
    if several:
        return several
    if place is None or not has(marks, at + 1, "wd", "weekendword", "weekword"):
        return None
    step = at + 2
    while has(marks, step, "fill", "range") and not has(marks, step, "monthword", "month", "next"):
        step += 1
    ahead = has(marks, step, "next")
    step += ahead or has(marks, step, "this")
    each = not has(marks, step, "monthword", "month") and any(m.has("monthly") for m in marks)
    if not each and not has(marks, step, "monthword", "month"):
        return None
    if each:  # "maandelijks op de derde woensdag"
        step, ahead = at + 1, False
    named = marks[step].kinds.get("month")
    weekday = int(marks[at + 1].kinds.get("wd", 5))
    size = 1 if has(marks, at + 1, "wd") else 2
    index = today.month - 1 + ahead + ((int(named) - today.month) % 12 if named else 0)
    if has(marks, at + 1, "weekword"):
        year, month = calendar.month_of(today.year, index)
        day = month_length(year, month) - 6 if int(place) < 0 else 7 * int(place) - 6
        return Days(date(year, month, day), 7, "week"), step - at + 1
    for months in (0, 12) if named else (0, 1):
        year, month = calendar.month_of(today.year, index + months)
        first = calendar.nth_weekday(int(place), weekday, year, month)
        if first + (size - 1) * DAY >= today:
            break
    return Days(first, size, monthly=not named), step - at + 1


def _first_few(marks: Marks, at: int, today: date) -> tuple[Days, int] | None:
    """ "de eerste twee weken van april", "de laatste drie dagen van mei", "komende 2 weken"."""
    coming = has(marks, at, "coming")
    if coming and has(marks, at + 1, "two"):
        return Days(today, 14), 2  # "veertien dagen"
    size = number(marks, at + 1)
    step = at + (1 if size is None else 2)
    unit = marks[step].kinds.get("unit", "") if step < len(marks) else ""
    count = (size or 1) * {"day": 1, "week": 7}.get(unit, 99)
    if count > 31 or (size is None and (coming or unit == "week")):
        return None
    step += 1
    if coming:
        return Days(today, count), step - at
    while has(marks, step, "fill", "range", "this") and not has(marks, step, "month", "monthword"):
        step += 1
    if not has(marks, step, "month", "monthword"):
        return None
    month = int(marks[step].kinds.get("month", today.month))
    year = today.year + (month < today.month)
    late = marks[at].kinds["nth"] == "-1"
    first = month_length(year, month) - count + 1 if late else 1
    return Days(date(year, month, first), count, unit), step - at + 1


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


def week_of(marks: Marks, at: int, today: date) -> tuple[Days, int] | None:
    """A week as such ("volgende week"), or a day of it that is named after it."""
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
    dated = read_date(marks, step, today) if step < len(marks) else None
    if dated:
        return Days(calendar.weekend(dated[0]), 2), step - at + dated[1]
    if has(marks, step, "wd") and int(marks[step].kinds["wd"]) >= 5:  # "komend weekend zaterdag"
        return Days(first + (int(marks[step].kinds["wd"]) - 5) * DAY, 1), step - at + 1
    return Days(first, 2, other=other), taken


def _month(marks: Marks, at: int, today: date) -> tuple[Days, int] | None:
    kinds = marks[at].kinds
    part = next((name for name in _PARTS if name in kinds), "")
    step = at + (1 if part else 0)
    while part and has(marks, step, "fill"):
        step += 1
    if part and has(marks, step, "next", "this") and has(marks, step + 1, "weekword"):
        week = week_of(marks, step, today)
        if week:
            return Days(*_part_of_week(part, week[0].first), edge=part), step - at + week[1]
    if part and has(marks, step, "weekword"):
        first, size = _part_of_week(part, calendar.monday(today))
        if first + (0 if part in ("start", "half1") else size - 1) * DAY < today:
            first += 7 * DAY
        return Days(first, size, edge=part), step - at + 1
    if step >= len(marks):
        return None
    month = marks[step].kinds.get("month")
    if has(marks, step, "doubtful") and not (part or has(marks, step - 1, "fill", "next", "this")):
        return None
    if month is not None and (part or not has(marks, step - 1, "n")):
        year = today.year + (int(month) < today.month)
        first, count = calendar.month_part(part, year, int(month))
        return Days(first, count, "week", edge=part), step - at + 1
    named = has(marks, step + 1, "monthword")
    ahead = named and has(marks, step, "next")
    if named and not part and has(marks, step, "next", "this"):
        year, month_number = calendar.month_of(today.year, today.month - 1 + ahead)
        told = _day_of(marks, step + 2, year, month_number)
        if told:
            return told[0], step - at + 2 + told[1]
        first, count = calendar.month_part("", year, month_number)
        return Days(first, count, "week"), step - at + 2
    named = named and has(marks, step, "next", "this")
    if part and (has(marks, step, "monthword") or named):
        year, number = calendar.month_of(today.year, today.month - 1 + ahead)
        first, count = calendar.month_part(part, year, number)
        return Days(first, count, "week", edge=part), step - at + 1 + named
    return None


def _day_of(marks: Marks, at: int, year: int, month: int) -> tuple[Days, int] | None:
    """A day of the month that was named: "volgende maand (op) de eerste"."""
    step = at
    while has(marks, step, "fill") and not has(marks, step, "n", "nth", "dayth"):
        step += 1
    if step >= len(marks):
        return None
    kinds = marks[step].kinds
    ordinal = has(marks, step + 1, "ordinal")
    text = kinds.get("dayth") or kinds.get("nth") or (kinds.get("n") if ordinal else None)
    day = calendar.exact(year, month, int(text)) if text and int(text) > 0 else None
    return (Days(day, 1), step - at + 1 + ("n" in kinds)) if day else None


def _part_of_week(part: str, first: date) -> tuple[date, int]:
    """Monday and Tuesday, Wednesday, or Thursday and Friday; or half of the working days."""
    ahead, size = _PARTS[part]
    return first + ahead * DAY, size
