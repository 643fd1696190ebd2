"""Until when somebody wants to be left alone, in their own words."""

import re
from datetime import datetime, timedelta

from bot.spoken import LANGUAGES
from matching import Moment, find_moments, how_long

LONGEST = timedelta(days=365)
A_DAY = timedelta(hours=25)  # also when the clock is put back
_UNTIL = re.compile(r"\b(?:tot|until|till)\b(?! en met)(?: (?:en|aan))?(.+)")
_NOT = re.compile(r"\b(?:niet|geen|not|no|cannot|can't)\b")
_AWAY = re.compile(r"\b(?:vakantie|holiday|vacation)\b")


def until(text: str, now: datetime) -> datetime | None:
    """The end of "drie weken", "tot 15 augustus", "deze week"; `now` is in the local zone."""
    words = _NOT.sub(" ", text.lower())
    span = how_long(words, LANGUAGES)
    tail = _UNTIL.search(words)
    end = None
    if tail is not None:
        ahead = [moment for moment in _days(tail[1], now) if moment.start > now]
        end = ahead[0].start if ahead else None
    if end is None:
        ahead = [moment for moment in _days(words, now) if moment.end > now]
        end = max((moment.end for moment in ahead), default=None)
    if end is None and span is not None:
        end = now + span
    return None if end is None or end <= now else min(end, now + LONGEST)


def rest_of(text: str, now: datetime) -> tuple[datetime | None, datetime | None]:
    """From when, if that is later than today, and until when; as `until`."""
    words = text.lower()
    tail = _UNTIL.search(words)
    ranges = [moment for moment in _days(words, now) if moment.end - moment.start > A_DAY]
    first = _days(words[: tail.start()] if tail and not ranges else words, now)
    tomorrow = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    begin = min((moment.start for moment in first if moment.end > now), default=None)
    if begin is None or begin < tomorrow:
        return None, until(text, now)
    span = how_long(words, LANGUAGES)
    if span is None and tail is None and not ranges and _AWAY.search(words):
        return None, None  # "morgen ga ik op vakantie": not for how long
    if span is not None:
        return begin, begin + span
    end = until(text, now)
    return (begin, end) if end is not None and end > begin else (None, end)


def _days(text: str, now: datetime) -> list[Moment]:
    """The days and weeks in it; a time of day is no end of a pause."""
    return [m for m in find_moments(text, now) if m.grain in ("day", "week")]
