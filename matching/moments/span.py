"""Local clock arithmetic: days and times of day become aware moments, right across DST."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from matching.moments.calendar import DAY
from matching.moments.clock import Clock

PARTS = {  # first and last hour of a part of the day
    "morning": (6, 12),
    "early": (6, 9),
    "morning_late": (10, 12),
    "noon": (12, 14),
    "afternoon": (12, 18),
    "afternoon_early": (12, 14),
    "afternoon_late": (16, 18),
    "afterschool": (15, 18),
    "evening": (18, 24),
    "evening_early": (18, 20),
    "evening_late": (21, 24),
    "night": (0, 6),
}


@dataclass(frozen=True, slots=True)
class Span:
    """An interval while it is being worked out."""

    start: datetime
    end: datetime
    grain: str


def at_hour(day: date, hour: int, minute: int, zone: tzinfo | None) -> datetime:
    """The moment of a local clock time; hour 24 is the midnight that ends the day."""
    if hour >= 24:
        day, hour = day + DAY, hour - 24
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)


def later(moment: datetime, minutes: int) -> datetime:
    """So many real minutes later, in the same zone."""
    moved = moment.astimezone(UTC) + timedelta(minutes=minutes)
    return moved.astimezone(moment.tzinfo)


def before(one: datetime, two: datetime) -> bool:
    """Whether one is really earlier than two, also inside a repeated hour."""
    return one.astimezone(UTC) < two.astimezone(UTC)


def hour_of(clock: Clock, part: str) -> int:
    """The hour on a 24-hour clock, given the part of the day that was named ("" for none)."""
    hour = clock.hour
    if clock.sure and (hour > 12 or hour == 0 or not part):
        return hour
    if part.startswith("evening") and hour == 12:
        return 24
    if part.startswith(("evening", "afternoon")):
        return hour + 12 if hour < 12 else hour
    if part == "night":
        return 0 if hour == 12 else hour
    if part.startswith(("morning", "early")):
        return hour
    if part == "noon":
        return hour + 12 if hour < 6 else hour
    return hour + 12 if 1 <= hour <= 5 or (hour == 6 and not clock.sure) else hour


def doubtful(clock: Clock, part: str) -> bool:
    """Whether people differ in what half of the day this is (6 to 9 o'clock, no part named)."""
    return not clock.sure and not part and 6 <= clock.hour <= 8


def days_span(first: date, count: int, zone: tzinfo | None) -> tuple[datetime, datetime]:
    """Whole days in a row."""
    return at_hour(first, 0, 0, zone), at_hour(first + count * DAY, 0, 0, zone)


def part_span(day: date, part: str, zone: tzinfo | None) -> tuple[datetime, datetime]:
    """A part of a day."""
    first, last = PARTS.get(part, (0, 24))
    return at_hour(day, first, 0, zone), at_hour(day, last, 0, zone)
