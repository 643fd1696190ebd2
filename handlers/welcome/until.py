"""Until when somebody wants to be left alone, in their own words."""

import re
from datetime import datetime, timedelta

from bot.spoken import LANGUAGES
from matching import Moment, find_moments, how_long

LONGEST = timedelta(days=365)
_UNTIL = re.compile(r"\b(?:tot|until|till)\b(?! en met)(?: (?:en|aan))?(.+)")
_NOT = re.compile(r"\b(?:niet|geen|not|no|cannot|can't)\b")


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


def _days(text: str, now: datetime) -> list[Moment]:
    """The days and weeks in it; a time of day is no end of a pause."""
    return [m for m in find_moments(text, now) if m.grain in ("day", "week")]
