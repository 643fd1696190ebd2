"""Every so many days, weeks or months, in words of six languages: "om de drie weken"."""

import re
from typing import Literal

Unit = Literal["day", "week", "month"]
MOST = 8  # days, weeks or months between two times
_NUMBERS = {
    "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8,
    "dwa": 2, "trzy": 3, "cztery": 4, "два": 2, "три": 3, "чотири": 4, "iki": 2,
    "uc": 3, "dort": 4,
}  # fmt: skip
_UNITS: dict[str, Unit] = {
    "dagen": "day", "weken": "week", "maanden": "month", "days": "day", "weeks": "week",
    "months": "month", "dni": "day", "tygodnie": "week", "miesiace": "month", "дні": "day",
    "тижні": "week", "місяці": "month", "gunde": "day", "haftada": "week", "ayda": "month",
}  # fmt: skip
_SIZE, _UNIT = rf"(\d|{'|'.join(_NUMBERS)})", rf"({'|'.join(_UNITS)})"
_LEAD = r"elke|iedere|om de|(?:eens|keer|x) (?:in de|per|in)|every|once in|co|raz na|кожні|раз на"
_EVERY = re.compile(
    rf"(?:\b|\d)(?:{_LEAD}) {_SIZE} {_UNIT}\b|\b{_SIZE} (gunde|haftada|ayda) bir\b"
)


def every_few(words: str) -> tuple[Unit, int] | None:
    """The unit, and how many of them lie between two times; of folded words."""
    found = _EVERY.search(words)
    if found is None:
        return None
    told, unit = (found[1], found[2]) if found[1] else (found[3], found[4])
    size = _NUMBERS.get(told) or int(told)
    return (_UNITS[unit], min(MOST, size)) if size else None
