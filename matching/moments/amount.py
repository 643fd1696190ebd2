"""How many somebody says, and how long: "twee keer", "drie weken"."""

import re
from collections.abc import Iterable
from datetime import timedelta
from functools import lru_cache

from matching.moments.vocabulary import vocabulary
from matching.words import fold

DAYS = {"day": 1, "week": 7, "month": 30}
_ONE = 3  # letters: "een" and "one" count, "a" and "'n" do not
_FIGURES = r"\d{1,3}"


def how_many(text: str, languages: tuple[str, ...]) -> int | None:
    """The first number in it, below a thousand; in figures, or as a word of these languages."""
    numbers = _numbers(languages)
    for word in re.findall(r"\w+", fold(text)):
        if re.fullmatch(_FIGURES, word):
            return int(word)
        if word in numbers:
            return numbers[word]
    return None


def how_long(text: str, languages: tuple[str, ...]) -> timedelta | None:
    """The first span of days, weeks or months in it, one day at least; a month has thirty days."""
    found = _span(languages).search(fold(text))
    if found is None:
        return None
    number = _numbers(languages).get(found[1]) or int(found[1])
    return timedelta(days=max(1, number) * _days(languages)[found[2]])


def units(language: str) -> tuple[str, ...]:
    """The words for a stretch of time, folded: from a minute to a year."""
    entries = vocabulary(language).entries.items()
    return tuple(word for word, kinds in entries if kinds.keys() & {"unit", "quarter"})


@lru_cache(maxsize=4)
def _numbers(languages: tuple[str, ...]) -> dict[str, int]:
    """What each word counts."""
    found: dict[str, int] = {}
    for word, kinds in _entries(languages):
        if "n" in kinds:
            found[word] = int(kinds["n"])
        elif "one" in kinds and len(word) >= _ONE:
            found[word] = 1
    return found


@lru_cache(maxsize=4)
def _days(languages: tuple[str, ...]) -> dict[str, int]:
    """How many days there are in what each word stands for."""
    found = ((word, kinds.get("unit", "")) for word, kinds in _entries(languages))
    return {word: DAYS[unit] for word, unit in found if unit in DAYS}


@lru_cache(maxsize=4)
def _span(languages: tuple[str, ...]) -> re.Pattern[str]:
    numbers, days = ("|".join(map(re.escape, of(languages))) for of in (_numbers, _days))
    return re.compile(rf"\b({_FIGURES}|{numbers}) ({days})\b")


def _entries(languages: tuple[str, ...]) -> Iterable[tuple[str, dict[str, str]]]:
    for language in languages:
        yield from vocabulary(language).entries.items()
