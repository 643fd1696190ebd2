"""Reads when somebody says they can help, and how far they go."""

import re
import tomllib
from pathlib import Path

NAMED = "named"  # the days are in their own words

_WORDS = tomllib.loads((Path(__file__).parent / "availability.toml").read_text("utf-8"))


def _said(key: str) -> str:
    return "|".join(dict.fromkeys(word for words in _WORDS.values() for word in words[key]))


# By what is looked for first: "altijd, behalve 's avonds" varies.
_WHEN = {value: re.compile(_said(value)) for value in ("varies", "evening", "day")}
_HOW_FAR = {value: re.compile(_said(value)) for value in ("further", "area", "near")}
_NAMED, _WEEKEND, _NOT, _HOURS, _NOT_FAR = (
    re.compile(_said(key)) for key in ("named", "weekend", "not", "hours", "not_far")
)
_DISTANCE = re.compile(
    rf"(?<!\d)(\d{{1,4}}(?:[.,]\d)?) ?(?:{_said('kilometre')}|(?P<minutes>{_said('minute')}))"
)
_KILOMETRES = ((1.0, "near"), (4.0, "area"))
_MINUTES = ((10.0, "near"), (30.0, "area"))


def when_said(text: str) -> str:
    """ "day", "evening", "varies", or `NAMED` for days and hours; "" when it says nothing."""
    low = text.lower()
    found = _first(low, _WHEN)
    return NAMED if _names_days(low, found) else found


def _names_days(low: str, found: str) -> bool:
    """Whether it is more than by day, or in the evening and at weekends."""
    weekend = _WEEKEND.search(low) is not None and not _NOT.search(low)
    if weekend and not _NAMED.search(_WEEKEND.sub(" ", low)):
        return False
    return bool(_NAMED.search(low) or (found in ("", "day") and _HOURS.search(low)))


def far_said(text: str) -> str:
    """ "near", "area" or "further": "niet verder dan 2 km", "met de fiets"; "": nothing."""
    low = text.lower()
    distance = _DISTANCE.search(low)
    if distance is None:
        return "near" if _NOT_FAR.search(low) else _first(low, _HOW_FAR)
    number = float(distance[1].replace(",", "."))
    steps = _MINUTES if distance["minutes"] else _KILOMETRES
    return next((reach for most, reach in steps if number <= most), "further")


def _first(low: str, known: dict[str, re.Pattern[str]]) -> str:
    return next((value for value, pattern in known.items() if pattern.search(low)), "")
