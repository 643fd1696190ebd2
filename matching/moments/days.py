"""Reads days ("overmorgen", "dinsdag volgende week", "14 maart", "eind april", "met pasen")."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from matching.moments import calendar
from matching.moments.calendar import DAY
from matching.moments.clock import has, number
from matching.moments.dates import Days, read_date
from matching.moments.lexer import Mark
from matching.moments.weeks import read_months, read_weeks, week_of

Marks = Sequence[Mark]
_NEAR = ("short", "wd", "dm", "part", "time", "until_in", "oclock", "month", "next")


def read_days(marks: Marks, at: int, today: date) -> tuple[Days, int] | None:
    """The days that begin at this mark and how many marks they take."""
    for read in (_erna, _beside, read_months, _date, _named, read_weeks, _weekday, _offset):
        found = read(marks, at, today)
        if found:
            return found
    return None


def _erna(marks: Marks, at: int, today: date) -> tuple[Days, int] | None:
    """ "het weekend erna", "de week na deze", "the weekend after this one": the next one."""
    if not has(marks, at, "weekendword", "weekword") or has(marks, at, "next", "last", "coming"):
        return None
    taken = 0
    if has(marks, at + 1, "erna"):
        taken = 2
    elif has(marks, at + 1, "after") and has(marks, at + 2, "this", "next"):
        if has(marks, at + 3, "wd"):
            return None
        taken = 3 + has(marks, at + 3, "weekendword", "weekword", "one")
    if not taken:
        return None
    if has(marks, at, "weekendword"):
        return Days(calendar.weekend(today) + 7 * DAY, 2), taken
    ahead = 14 if has(marks, at + 2, "next") and taken > 2 else 7
    return Days(calendar.monday(today) + ahead * DAY, 7, "week"), taken


def _offset(marks: Marks, at: int, today: date) -> tuple[Days, int] | None:
    if has(marks, at, "next") and has(marks, at + 1, "part") and not has(marks, at + 1, "wd"):
        return Days(today + DAY, 1), 2  # "de volgende ochtend"
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
    return Days(first, count, edge="feast"), 1


def _beside(marks: Marks, at: int, today: date) -> tuple[Days, int] | None:
    """ "de dag voor kerst", "de maandag na pasen", "het weekend na 5 mei"."""
    kinds = marks[at].kinds
    after = has(marks, at + 1, "after")
    if not (after or has(marks, at + 1, "before")) or at + 2 >= len(marks):
        return None
    other = _named(marks, at + 2, today) or _date(marks, at + 2, today)
    if not other or has(marks, at - 1, "n", "one", "in"):
        return None
    border = other[0].first + (other[0].count - 1 if after else 0) * DAY
    if not after and marks[at + 2].kinds.get("hol", "").endswith("weekend"):
        border += other[0].count // 2 * DAY  # the Saturday before Easter belongs to its weekend
    if "weekword" in kinds:
        told = other[0].first
        first = calendar.monday(told) + 7 * DAY if after else calendar.monday(told - DAY)
        return Days(first, 7, "week"), other[1] + 2
    if kinds.get("unit") == "day":
        return Days(border + (1 if after else -1) * DAY, 1), other[1] + 2
    weekday = 5 if "weekendword" in kinds else int(kinds.get("wd", -1))
    if weekday < 0:
        return None
    found = calendar.next_weekday(weekday, border)
    if not after:
        found = calendar.next_weekday(weekday, border - 8 * DAY)
    return Days(found, 2 if "weekendword" in kinds else 1), other[1] + 2


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
        if tail == step + 1 and _bare_week(marks, tail):
            return Days(coming + 7 * DAY, 1), taken + 1  # "Friday week"
        week = week_of(marks, tail, today)
        if week and week[0].grain == "week" and week[0].count == 7:
            return Days(week[0].first + weekday * DAY, 1), tail - at + week[1]
    ahead, extra = _weeks_ahead(marks, step + 1)
    found = Days(coming + ahead * 7 * DAY, 1, weekday=weekday)
    taken += extra
    if lead == "last":
        return Days(coming - 7 * DAY, 1), taken
    if has(marks, step + 1, "nextafter"):  # Arabic "القادم" is who comes next
        return found, taken + 1
    if lead == "next":
        later = calendar.monday(today) + (7 + weekday) * DAY
        return replace(found, first=later, other=coming if coming != later else later - 7 * DAY), (
            taken
        )
    if lead == "coming":
        same = weekday == today.weekday()
        return replace(found, other=today if same else coming + 7 * DAY), taken
    if not lead and not ahead and weekday == today.weekday():
        return replace(found, other=today), taken
    return found, taken


def _bare_week(marks: Marks, at: int) -> bool:
    """Whether only "week" is said here, not which one."""
    bare = set(marks[at].kinds) <= {"weekword", "unit"}
    return bare and number(marks, at + 1) is None and not has(marks, at + 1, "after", "before")


def _short_stands_alone(marks: Marks, at: int, lead: str) -> bool:
    """Whether "ma", "zo" or "do" is a day here, and not mother, so or (until) something."""
    if not has(marks, at, "short"):
        return False
    if lead in ("soonday", "next", "coming"):
        return True
    if has(marks, at, "doubtful") and not has(marks, at + 1, "at", *_NEAR):
        return False
    after = at + 1
    if has(marks, at - 1, "until") and has(marks, at - 2, "short", "wd"):
        return True
    if has(marks, after, *_NEAR) or has(marks, at - 1, "short", "wd", "until_in", "dash", "range"):
        return True
    if has(marks, after, "n", "at", "half", "quarter", "dash", "and", "or", "around"):
        return not has(marks, at, "until", "and")
    return marks[at].kinds["short"] in ("1", "2", "4", "5") and not has(marks, at, "until")
