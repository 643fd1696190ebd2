"""How often something comes back ("elke dinsdag", "om de week"), and when it is next."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from matching.moments import calendar
from matching.moments.calendar import DAY
from matching.moments.dates import Days
from matching.moments.every import Unit, every_few
from matching.moments.find import find_recurring, items_in
from matching.words import fold

UNITS: dict[str, tuple[Unit, int]] = {
    "daily": ("day", 1),
    "weekly": ("week", 1),
    "biweekly": ("week", 2),
    "monthly": ("month", 1),
}
WORKDAYS = (0, 1, 2, 3, 4)
_WORKING = re.compile(
    r"\b(?:werkdag(?:en)?|doordeweekse? dag(?:en)?|doordeweeks|door de week|schooldag(?:en)?"
    r"|weekdays?)\b"
)
_EVERY_OTHER_DAY = re.compile(r"\b(?:om de (?:andere )?dag|every other day|every second day)\b")


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Every so many days, weeks or months; `days` of a week are 0 (Monday) to 6.

    Of a month `days` is one weekday when `nth` says which ("de eerste maandag", -1 the last),
    else the number of the day. Without `days`: no day in particular.
    """

    unit: Unit
    step: int = 1
    days: tuple[int, ...] = ()
    nth: int = 0

    @property
    def code(self) -> str:
        """A short form to keep: "week/1/1,4/0"; `read` makes it a rhythm again."""
        return f"{self.unit}/{self.step}/{','.join(map(str, self.days))}/{self.nth}"

    @classmethod
    def read(cls, code: str) -> "Rhythm":
        """What `code` gave, or one of daily, weekly, biweekly and monthly."""
        if code in UNITS:
            return cls(*UNITS[code])
        unit, step, days, nth = code.split("/")
        known: dict[str, Unit] = {"day": "day", "week": "week", "month": "month"}
        return cls(known[unit], int(step), tuple(int(d) for d in days.split(",") if d), int(nth))

    def following(self, start: datetime) -> datetime:
        """The time after the one at `start` (aware, local), at the same time by the clock."""
        day = self._after(start.date())
        return datetime.combine(day, start.timetz().replace(tzinfo=None), start.tzinfo)

    def _after(self, day: date) -> date:
        if self.unit == "day":
            day += self.step * DAY
            while self.days and day.weekday() not in self.days:
                day += DAY
            return day
        if self.unit == "week":
            later = [wanted for wanted in self.days if wanted > day.weekday()]
            if later:
                return day + (later[0] - day.weekday()) * DAY
            first = self.days[0] if self.days else day.weekday()
            return calendar.monday(day) + (7 * self.step + first) * DAY
        year, month = calendar.month_of(day.year, day.month - 1 + self.step)
        if self.nth and self.days:
            return calendar.nth_weekday(self.nth, self.days[0], year, month)
        wanted = self.days[0] if self.days else day.day
        return date(year, month, min(wanted, calendar.month_length(year, month)))


def find_rhythm(text: str, reference: datetime) -> Rhythm | None:
    """How often help is wanted, None when it is not said to come back.

    What is wanted on each day of one stretch ("deze week elke dag") does not come back.
    """
    found = find_recurring(text, reference)
    if found is None:
        return None
    words, days = fold(text), _days(text, reference)
    unit, step = every_few(words) or UNITS[found]
    if _EVERY_OTHER_DAY.search(words):
        return Rhythm("day", 2)
    if unit == "day":
        return None if _stretch(days) else Rhythm(unit, step, _working(words, days))
    if unit == "month":
        return _monthly(days, step)
    weekend = {5, 6} if any(d.count == 2 and d.first.weekday() == 5 for d in days) else set()
    told = {d.weekday for d in days if d.weekday is not None}
    return Rhythm(unit, step, tuple(sorted(told or weekend)))


def _days(text: str, reference: datetime) -> list[Days]:
    return [item.value for item in items_in(text, reference) if isinstance(item.value, Days)]


def _working(words: str, days: list[Days]) -> tuple[int, ...]:
    week = [found.weekday for found in days] == [WORKDAYS[0], WORKDAYS[-1]]
    return WORKDAYS if week or _WORKING.search(words) else ()


def _stretch(days: list[Days]) -> bool:
    return any(found.count > 1 or found.grain == "week" for found in days)


def _monthly(days: list[Days], step: int) -> Rhythm:
    """The same weekday of each month ("de eerste maandag"), else the same number."""
    told = next((found for found in days if found.count == 1), None)
    if told is None or (told.weekday is not None and not told.monthly):
        return Rhythm("month", step)
    if not told.monthly:
        return Rhythm("month", step, (told.first.day,))
    nth = (told.first.day - 1) // 7 + 1
    last = told.first.month != (told.first + timedelta(days=7)).month
    return Rhythm("month", step, (told.first.weekday(),), -1 if last else nth)
