"""Every so many days, weeks or months: "om de drie weken"."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from matching.language import LANGUAGES
from matching.moments.vocabulary import vocabulary

Unit = Literal["day", "week", "month"]
MOST = 8  # days, weeks or months between two times
_UNITS: dict[str, Unit] = {"day": "day", "week": "week", "month": "month"}


def every_few(words: str) -> tuple[Unit, int] | None:
    """The unit, and how many of them lie between two times; of folded words."""
    for language in LANGUAGES:
        pattern, units = _said(language)
        found = pattern.search(words) if pattern else None
        if found is not None:
            number = vocabulary(language).entries.get(found[1], {}).get("n", found[1])
            return (units[found[2]], min(MOST, int(number))) if int(number) else None
    return None


@lru_cache(maxsize=len(LANGUAGES))
def _said(language: str) -> tuple[re.Pattern[str] | None, dict[str, Unit]]:
    """How it is said in a language, None where that is not known; and what each unit means."""
    known = vocabulary(language)
    if known.few is None:
        return None, {}
    meanings = known.few.units or {
        word: kinds.get("unit", "") for word, kinds in known.entries.items()
    }
    units = {word: _UNITS[unit] for word, unit in meanings.items() if unit in _UNITS}
    numbers = [word for word, kinds in known.entries.items() if 1 < int(kinds.get("n", 0)) <= MOST]
    few = rf"(\d|{_any(numbers)}) ({_any(units)})"
    before, behind = _any(known.few.before), _any(known.few.behind)
    pattern = rf"\b{few} (?:{behind})\b" if behind else rf"(?:\b|\d)(?:{before}) {few}\b"
    return re.compile(pattern), units


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))
