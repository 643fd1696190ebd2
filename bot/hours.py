"""Waking hours, office hours and quiet hours: pure arithmetic, right across clock changes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from dateutil.easter import easter

from bot.people import Neighbourhood

DAY = 24 * 60
SUNDAY = 6
_FROM_TO = re.compile(r"\D*?(\d{1,2})(?:[:.](\d\d))?\D+?(\d{1,2})(?:[:.](\d\d))?\D*")
FROM_EASTER = (-2, 0, 1, 39, 49, 50)  # Good Friday, Easter, Ascension Day, Whitsun


@dataclass(frozen=True, slots=True)
class Hours:
    """Open from `start` to `end` (minutes after midnight) on `days` (Monday is 0)."""

    zone: str
    start: int
    end: int
    days: str = "0123456"
    holidays: bool = True  # False: not on Dutch public holidays

    def on(self, day: date) -> tuple[datetime, datetime] | None:
        """The open interval of `day` as UTC; None when it is closed all day."""
        closed = str(day.weekday()) not in self.days
        if closed or (not self.holidays and day in _holidays(day.year)):
            return None
        return _moment(day, self.start, self.zone), _moment(day, self.end, self.zone)

    def open_at(self, moment: datetime) -> bool:
        interval = self.on(moment.astimezone(ZoneInfo(self.zone)).date())
        return interval is not None and interval[0] <= moment < interval[1]

    def next_open(self, moment: datetime) -> datetime:
        """`moment` itself when open, else the next opening."""
        for start, end in self._from(moment):
            if moment < end:
                return max(moment, start)
        raise ValueError("never open")

    def add(self, moment: datetime, span: timedelta) -> datetime:
        """The moment at which `span` of open time has passed since `moment`."""
        for start, end in self._from(moment):
            begin = max(moment, start)
            if begin >= end:
                continue
            if span <= end - begin:
                return begin + span
            span -= end - begin
        raise ValueError("never open")

    def between(self, start: datetime, end: datetime) -> timedelta:
        """How much open time lies between two moments."""
        total = timedelta()
        for opened, closed in self._from(start):
            if opened >= end:
                break
            total += max(timedelta(), min(end, closed) - max(start, opened))
        return total

    def last_open_before(self, moment: datetime) -> datetime | None:
        """The last open moment at or before `moment`, within two weeks."""
        day = moment.astimezone(ZoneInfo(self.zone)).date()
        for back in range(15):
            interval = self.on(day - timedelta(days=back))
            if interval and interval[0] <= moment:
                return min(moment, interval[1])
        return None

    def _from(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        day = moment.astimezone(ZoneInfo(self.zone)).date()
        for ahead in range(-1, 400):
            interval = self.on(day + timedelta(days=ahead))
            if interval:
                yield interval


def waking(neighbourhood: Neighbourhood) -> Hours:
    """When the ladder runs and pings may go out."""
    n = neighbourhood
    return Hours(n.zone, n.waking_from, n.waking_to, n.waking_days)


def daytime(neighbourhood: Neighbourhood) -> Hours:
    """When letters that must arrive may make a sound: from the start of the waking hours on."""
    return Hours(neighbourhood.zone, neighbourhood.waking_from, DAY)


def office(neighbourhood: Neighbourhood) -> Hours:
    """When a coordinator is at work."""
    n = neighbourhood
    return Hours(n.zone, n.office_from, n.office_to, n.office_days, holidays=False)


def holiday(day: date) -> bool:
    """Whether `day` is a Dutch public holiday."""
    return day in _holidays(day.year)


def hours_in(text: str) -> tuple[int, int] | None:
    """ "9-17", "8 tot 21 uur" as minutes after midnight; None when it is less than an hour."""
    match = _FROM_TO.fullmatch(text.strip())
    if match is None:
        return None
    start = int(match[1]) * 60 + int(match[2] or 0)
    end = int(match[3]) * 60 + int(match[4] or 0)
    return (start, end) if 0 <= start <= end - 60 and end <= DAY else None


def clock(minutes: int) -> str:
    """Minutes after midnight as a clock shows them: "8:30"."""
    return f"{minutes // 60}:{minutes % 60:02}"


def within_quiet(minute: int, start: int | None, end: int | None) -> bool:
    """Whether a minute of the day lies in somebody's own quiet hours."""
    if start is None or end is None or start == end:
        return False
    return start <= minute < end if start < end else minute >= start or minute < end


def _moment(day: date, minute: int, zone: str) -> datetime:
    if minute >= DAY:
        day, minute = day + timedelta(days=1), minute - DAY
    local = datetime.combine(day, time(minute // 60, minute % 60), tzinfo=ZoneInfo(zone))
    return local.astimezone(UTC)


@lru_cache(maxsize=16)
def _holidays(year: int) -> frozenset[date]:
    """Dutch public holidays. Few enough to stand here: a library of all countries takes 17 MB."""
    sunday, king = easter(year), date(year, 4, 27)
    fixed = {date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)}
    fixed.add(king - timedelta(days=1) if king.weekday() == SUNDAY else king)
    if year % 5 == 0:
        fixed.add(date(year, 5, 5))  # a day off once in five years
    return frozenset(fixed | {sunday + timedelta(days=days) for days in FROM_EASTER})
