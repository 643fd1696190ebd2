"""Reads days ("overmorgen", "dinsdag volgende week", "14 maart", "eind april", "met pasen")."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from matching.moments import calendar
from matching.moments.calendar import DAY
from matching.moments.clock import has, number, touching
from matching.moments.lexer import Mark

Marks = Sequence[Mark]


@dataclass(frozen=True, slots=True)
class Days:
    """One or more whole days in a row."""

    first: date
    count: int
    grain: str = "day"  # day or week
    other: date | None = None  # another first day some people mean
    weekday: int | None = None  # a bare weekday was named


def read_days(marks: Marks, at: int, today: date) -> tuple[Days, int] | None:
    """The days that begin at this mark and how many marks they take."""
    for read in (_date, _named, _week, _weekend, _month, _weekday, _offset):
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
    if marks[at + 2].kinds.get("unit", "week") == "week":
        return size, 3
    return 0, 0


def _date(marks: Marks, at: int, today: date) -> tuple[Days, int] | None:
    kinds = marks[at].kinds
    found: date | None = None
    taken = 1
    if "dm" in kinds:
        parts = [int(part) for part in kinds["dm"].replace("-", "/").split("/")]
        if 1 <= parts[1] <= 12:
            found = calendar.next_date(parts[0], parts[1], today)
    elif "n" in kinds:
        found, taken = _number_date(marks, at, today)
    elif "month" in kinds and number(marks, at + 1) is not None and not has(marks, at + 2, "pm"):
        day, taken = number(marks, at + 1) or 0, 2
        if not has(marks, at + 2, "oclock") and 1 <= day <= 31:
            found = calendar.next_date(day, int(kinds["month"]), today)
            taken += has(marks, at + 2, "ordinal")
    if not found:
        return None
    if has(marks, at + taken, "big") and marks[at + taken].kinds["big"].startswith("20"):
        taken += 1
    return Days(found, 1), taken


def _number_date(marks: Marks, at: int, today: date) -> tuple[date | None, int]:
    day = number(marks, at) or 0
    if not 1 <= day <= 31:
        return None, 1
    step = 1 + has(marks, at + 1, "ordinal")
    while has(marks, at + step, "fill") and not has(marks, at + step, "month", "and"):
        step += 1
    if has(marks, at + step, "month"):
        month = int(marks[at + step].kinds["month"])
        return calendar.next_date(day, month, today), step + 1
    later = _range_month(marks, at + 1)
    if later:
        return calendar.next_date(day, later, today), 1
    ordinal = has(marks, at + 1, "ordinal") and touching(marks, at + 1)
    if ordinal and has(marks, at - 1, "fill", "before", "until", "from", "by", "wd"):
        return calendar.next_day_of_month(day, today), 2
    if day > 12 and touching(marks, at + 1) and has(marks, at + 1, "dash"):
        month = number(marks, at + 2) or 0
        if 1 <= month <= 12 and touching(marks, at + 2) and not has(marks, at + 3, "oclock"):
            return calendar.next_date(day, month, today), 3
    if has(marks, at - 1, "wd", "short") and has(marks, at + 1, "dash"):
        month = number(marks, at + 2) or 0
        found = calendar.next_date(day, month, today) if 1 <= month <= 12 else None
        kinds = marks[at - 1].kinds
        if found and found.weekday() == int(kinds.get("wd") or kinds.get("short") or -1):
            return found, 3
    return None, 1


def _range_month(marks: Marks, at: int) -> int:
    """The month at the end of "12 t/m 15 maart", for its first number."""
    if has(marks, at, "until_in", "until", "dash", "and", "or") and number(marks, at + 1):
        step = at + 2 + has(marks, at + 2, "ordinal")
        if has(marks, step, "month"):
            return int(marks[step].kinds["month"])
    return 0


def _named(marks: Marks, at: int, today: date) -> tuple[Days, int] | None:
    name = marks[at].kinds.get("hol")
    if name is None:
        return None
    first, count = calendar.holiday(name, today)
    return Days(first, count), 1


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
    if step >= len(marks):
        return None
    month = marks[step].kinds.get("month")
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
    if part and (has(marks, step, "monthword") or ahead):
        index = today.month - 1 + ahead
        first, count = calendar.month_part(part, today.year + index // 12, index % 12 + 1)
        return Days(first, count, "week"), step - at + 1 + ahead
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
    near = ("short", "wd", "dm", "part", "time", "until_in", "oclock", "month", "next")
    after = at + 1
    if has(marks, after, *near) or has(marks, at - 1, "short", "wd", "until_in", "dash", "range"):
        return True
    if has(marks, after, "n", "at", "half", "quarter", "dash", "and", "or", "around"):
        return not has(marks, at, "until", "and")
    return marks[at].kinds["short"] in ("1", "2", "4", "5") and not has(marks, at, "until")
