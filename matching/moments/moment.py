"""When: an interval in local time, and how precise the words for it were."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """A half-open interval; a single moment has `start` equal to `end`.

    Both are aware, in the zone of the reference, so that clock changes are visible.
    """

    start: datetime
    end: datetime
    grain: str  # minute, hour, part_of_day, day, week
    deadline: bool = False  # "voor donderdag": wanted before the end
    recurring: str | None = None  # daily, weekly, biweekly, monthly
    ambiguous: bool = False  # people differ in what they mean: ask back
    other: tuple["Moment", ...] = ()  # the other readings, when ambiguous
    text: str = ""  # the words it was read from
    past: bool = False  # over before the reference

    def holds(self, start: datetime | None, end: datetime | None) -> bool:
        """Whether what is from `start` to `end` is within it: "vrijdag" holds Friday at three."""
        return start is not None and end is not None and self.start <= start and end <= self.end

    def touches(self, start: datetime | None, end: datetime | None) -> bool:
        """Whether what is from `start` to `end` may be then; without both it may be any time."""
        return start is None or end is None or (self.start <= end and start <= self.end)
