"""Reads dates ("14 maart", "de 14e", "14-12", "2026-04-02", "April 2nd 2027"): one day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from matching.moments import calendar
from matching.moments.clock import has, number, touching
from matching.moments.lexer import Mark

Marks = Sequence[Mark]

_CENTURY = 2000
_JOINS = ("until_in", "until", "dash", "and", "or")


@dataclass(frozen=True, slots=True)
class Days:
    """One or more whole days in a row."""

    first: date
    count: int
    grain: str = "day"  # day or week
    other: date | None = None  # another first day some people mean
    weekday: int | None = None  # a bare weekday was named
    monthly: bool = False  # "eerste maandag van de maand"
    edge: str = ""  # of a longer time: start, mid or finish


def read_date(marks: Marks, at: int, today: date) -> tuple[date, int] | None:
    """The day that begins at this mark and how many marks it takes; a year is kept as told."""
    kinds = marks[at].kinds
    if "dm" in kinds:
        found = _figures(kinds["dm"], today)
        return (found, 1) if found else None
    told = _day_and_month(marks, at, today)
    if not told:
        return None
    day, month, taken = told
    year = _year(marks, at + taken)
    if year:
        found = calendar.exact(year, month, day)
        return (found, taken + 1) if found else None
    if not month:
        found = calendar.next_day_of_month(day, today)
    else:
        found = calendar.next_date(day, month, today)
    return (found, taken) if found else None


def _figures(text: str, today: date) -> date | None:
    """ "14/12", "14-12-26", "2026-12-14"."""
    parts = [int(part) for part in text.replace("-", "/").replace(".", "/").split("/")]
    if len(parts) == 3 and parts[0] > 31:
        return calendar.exact(*parts)
    if not 1 <= parts[1] <= 12:
        return None
    if len(parts) == 3:
        year = parts[2] + (_CENTURY if parts[2] < 100 else 0)
        return calendar.exact(year, parts[1], parts[0])
    return calendar.next_date(parts[0], parts[1], today)


def _year(marks: Marks, at: int) -> int:
    """The year that is named here; 0 for none."""
    for kind in ("n", "big"):
        text = marks[at].kinds.get(kind, "") if at < len(marks) else ""
        if text.isdecimal() and 1900 <= int(text) < 2100 and not has(marks, at + 1, "oclock"):
            return int(text)
    return 0


def _day_and_month(marks: Marks, at: int, today: date) -> tuple[int, int, int] | None:
    """Day, month (0 if not named) and marks taken."""
    if has(marks, at, "month") and number(marks, at + 1) is not None:
        day = number(marks, at + 1) or 0
        if not has(marks, at + 2, "pm", "oclock") and 1 <= day <= 31:
            return day, int(marks[at].kinds["month"]), 2 + has(marks, at + 2, "ordinal")
        return None
    if has(marks, at, "dayth", "nth") and number(marks, at) is None:
        return _worded(marks, at, today)
    day = number(marks, at) or 0
    if not 1 <= day <= 31:
        return None
    step = at + 1 + has(marks, at + 1, "ordinal")
    while has(marks, step, "fill") and not has(marks, step, "month", "and"):
        step += 1
    if has(marks, step, "month"):
        return day, int(marks[step].kinds["month"]), step - at + 1
    if has(marks, step, "next") and has(marks, step + 1, "monthword"):
        return day, today.month % 12 + 1, step - at + 2
    later = _range_month(marks, at + 1)
    if later:
        return day, later, 1
    ordinal = has(marks, at + 1, "ordinal") and touching(marks, at + 1)
    if ordinal and has(
        marks, at - 1, "fill", "before", "until", "from", "by", "wd", "every", *_JOINS
    ):
        return day, 0, 2
    month = _dashed(marks, at, today)
    return (day, month, 3) if month else None


def _worded(marks: Marks, at: int, today: date) -> tuple[int, int, int] | None:
    """The same of "de veertiende", "eerste april", "de eerste van (volgende) maand"."""
    kinds = marks[at].kinds
    day = int(kinds.get("dayth") or kinds["nth"])
    step = at + 1
    while has(marks, step, "fill", "range") and not has(marks, step, "month"):
        step += 1
    if day > 0 and has(marks, step, "month") and not has(marks, step, "doubtful"):
        return day, int(marks[step].kinds["month"]), step - at + 1
    ahead = has(marks, step, "next")
    if day > 0 and has(marks, step + (ahead or has(marks, step, "this")), "monthword"):
        month = today.month % 12 + 1 if ahead else 0
        return day, month, step - at + 1 + (ahead or has(marks, step, "this"))
    if "dayth" in kinds and has(marks, at - 1, "fill", "before", "until", "from", "by", "wd"):
        return day, 0, 1
    return None


def _range_month(marks: Marks, at: int) -> int:
    """The month at the end of "12 t/m (zondag) 15 maart", for its first number."""
    step = at + has(marks, at, "ordinal")
    if (number(marks, step) or 99) <= 31 and has(marks, step + 1, "n", *_JOINS):
        return _range_month(marks, step + 1)  # "16, 17 en 18 maart"
    if not has(marks, step, *_JOINS):
        return 0
    step += 1
    while has(marks, step, "wd", "short", "fill"):
        step += 1
    if number(marks, step):
        step += 1 + has(marks, step + 1, "ordinal")
        while has(marks, step, "fill") and not has(marks, step, "month"):
            step += 1
        if has(marks, step, "month"):
            return int(marks[step].kinds["month"])
    return 0


def _dashed(marks: Marks, at: int, today: date) -> int:
    """The month of "14-12" where that cannot be two times of day; 0 for none."""
    tight = touching(marks, at + 1) and has(marks, at + 1, "dash") and touching(marks, at + 2)
    month = number(marks, at + 2) or 0
    day = number(marks, at) or 0
    if not has(marks, at + 1, "dash") or not 1 <= month <= 12 or has(marks, at + 3, "oclock"):
        return 0
    if tight and (day > 12 or has(marks, at - 1, "on") or _paired(marks, at)):
        return month
    if has(marks, at - 1, "wd", "short"):
        found = calendar.next_date(day, month, today)
        kinds = marks[at - 1].kinds
        if found and found.weekday() == int(kinds.get("wd") or kinds.get("short") or -1):
            return month
    return 0


def _paired(marks: Marks, at: int) -> bool:
    """Whether this is one side of "1-4 tot 5-4"."""
    for border, other in ((at + 3, at + 4), (at - 1, at - 4)):
        if has(marks, border, "until", "until_in", "dash") and number(marks, other):
            dash = has(marks, other + 1, "dash") and touching(marks, other + 1)
            if dash and number(marks, other + 2) and touching(marks, other + 2):
                return True
    return False
