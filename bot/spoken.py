"""Says moments as people say them: "morgen, dinsdag 24 november, om 15:00 uur"."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date

LANGUAGES = ("nl", "en")  # those that all is said in; what is understood is `matching`'s


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of time to be said: half open, a single moment has `start` equal to `end`."""

    start: datetime
    end: datetime
    grain: str = "minute"  # minute, hour, part_of_day, day, week
    deadline: bool = False  # it must have happened before `end`

    @classmethod
    def known(
        cls,
        start: datetime | None,
        end: datetime | None,
        grain: str | None,
        deadline: bool = False,
    ) -> "When | None":
        """The stretch that is kept of something; None while it was not said when that is."""
        if start is None or end is None:
            return None
        return cls(start, end, grain or "day", deadline)


@dataclass(frozen=True, slots=True)
class Clock:
    """A moment of which only the time of day is said: "15:00"."""

    moment: datetime


@dataclass(frozen=True, slots=True)
class By:
    """The moment of a promise, said shortly: "vandaag 15:00 uur", "morgen 9:00 uur"."""

    moment: datetime


@dataclass(frozen=True, slots=True)
class Day:
    """A moment of which only the day is said: "24 november"."""

    moment: datetime


@dataclass(frozen=True, slots=True)
class Since:
    """How long ago something was, in words: "3 uur", "2 dagen"."""

    moment: datetime


def say(value: When | Clock | By | Day | Since, language: str, now: datetime, zone: str) -> str:
    """`value` in words, as somebody in `zone` says it at `now`."""
    words = _words(language)
    local = ZoneInfo(zone)
    today = now.astimezone(local).date()
    if isinstance(value, Since):
        return _since(now - value.moment, words)
    if isinstance(value, When):
        return _when(value, words, language, today, local)
    moment = value.moment.astimezone(local)
    if isinstance(value, Clock):
        return f"{moment:%H:%M}"
    if isinstance(value, Day):
        return _date(moment.date(), "d MMMM", language)
    near = _near(moment.date(), today, words) or _date(moment.date(), "EEEE d MMMM", language)
    return str(words["by"]).format(day=near, time=f"{moment:%H:%M}")


@lru_cache
def _words(language: str) -> dict[str, Any]:
    known = language if language in LANGUAGES else "en"
    return tomllib.loads((Path(__file__).parent / f"spoken.{known}.toml").read_text("utf-8"))


def _when(when: When, words: dict[str, Any], language: str, today: date, zone: ZoneInfo) -> str:
    start, end = when.start.astimezone(zone), when.end.astimezone(zone)
    if when.deadline:
        whole_day = end.hour == end.minute == 0
        last = end - timedelta(days=1) if whole_day else end
        form = "until_day" if whole_day else "until_time"
        day = _full_day(last.date(), words, language, today)
        return str(words[form]).format(day=day, time=f"{end:%H:%M}")
    first, last_day = start.date(), (end - timedelta(microseconds=1)).date()
    if when.grain in ("day", "week") and last_day > first:
        return str(words["days"]).format(
            first=_date(first, "EEEE d MMMM", language),
            last=_date(last_day, "EEEE d MMMM", language),
        )
    day = _full_day(first, words, language, today)
    if when.grain in ("day", "week"):
        return day
    if when.grain == "part_of_day":
        return str(words["part"]).format(day=day, part=words["parts"][_part(start)])
    form = "at" if end <= start else "between"
    return str(words[form]).format(day=day, time=f"{start:%H:%M}", end=f"{end:%H:%M}")


def _part(start: datetime) -> str:
    if start.hour < 6:
        return "night"
    if start.hour < 12:
        return "morning"
    return "afternoon" if start.hour < 18 else "evening"


def _near(day: date, today: date, words: dict[str, Any]) -> str:
    return str(words["near"].get(str((day - today).days), ""))


def _full_day(day: date, words: dict[str, Any], language: str, today: date) -> str:
    name = _date(day, "EEEE d MMMM", language)
    near = _near(day, today, words)
    return f"{near}, {name}" if near else name


@lru_cache(maxsize=512)
def _date(day: date, pattern: str, language: str) -> str:
    return format_date(day, pattern, locale=language if language in LANGUAGES else "en")


def _since(span: timedelta, words: dict[str, Any]) -> str:
    minutes = max(1, int(span.total_seconds() // 60))
    if minutes < 60:
        unit, count = "minute", minutes
    elif minutes < 48 * 60:
        unit, count = "hour", minutes // 60
    else:
        unit, count = "day", minutes // (24 * 60)
    return str(words["since"][unit]["one" if count == 1 else "other"]).format(n=count)
