"""Until when somebody wants to be left alone, in their own words."""

import re
from datetime import datetime, timedelta

from matching import Moment, find_moments

NUMBERS = (
    "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien",
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
)  # fmt: skip
LONGEST = timedelta(days=365)
_UNIT = "dag|dagen|week|weken|maand|maanden|days?|weeks?|months?"
_SPAN = re.compile(rf"\b(\d{{1,3}}|{'|'.join(NUMBERS)}) ({_UNIT})\b")
_UNTIL = re.compile(r"\b(?:tot|until|till)\b(?! en met)(?: (?:en|aan))?(.+)")
_NOT = re.compile(r"\b(?:niet|geen|not|no|cannot|can't)\b")
_DAYS = {"d": 1, "w": 7, "m": 30}


def until(text: str, now: datetime) -> datetime | None:
    """The end of "drie weken", "tot 15 augustus", "deze week"; `now` is in the local zone."""
    words = _NOT.sub(" ", text.lower())
    span = _SPAN.search(words)
    tail = _UNTIL.search(words)
    end = None
    if tail is not None:
        ahead = [moment for moment in _days(tail[1], now) if moment.start > now]
        end = ahead[0].start if ahead else None
    if end is None:
        ahead = [moment for moment in _days(words, now) if moment.end > now]
        end = max((moment.end for moment in ahead), default=None)
    if end is None and span is not None:
        end = now + timedelta(days=max(1, number_in(span[1]) or 1) * _DAYS[span[2][0]])
    return None if end is None or end <= now else min(end, now + LONGEST)


def _days(text: str, now: datetime) -> list[Moment]:
    """The days and weeks in it; a time of day is no end of a pause."""
    return [m for m in find_moments(text, now) if m.grain in ("day", "week")]


def number_in(words: str) -> int | None:
    """ "3", "twee keer": the number somebody names."""
    for word in re.findall(r"\w+", words.lower()):
        if word.isdecimal() and len(word) < 4:
            return int(word)
        if word in NUMBERS:
            return NUMBERS.index(word) % 10 + 1
    return None
