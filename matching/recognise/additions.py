"""What somebody adds to what they asked before: "er is geen lift", "neem handschoenen mee"."""

import tomllib
from functools import lru_cache
from pathlib import Path

from matching.phrasebook import Phrasebook
from matching.words import Sentence, fold, sentence

LONGEST = 40  # words; more is a story of its own
_FILE = Path(__file__).with_name("additions.toml")
_NUMBERS = {
    "een": 1, "eentje": 1, "one": 1, "1": 1,
    "twee": 2, "tweeen": 2, "two": 2, "2": 2,
    "drie": 3, "drieen": 3, "three": 3, "3": 3,
    "vier": 4, "vieren": 4, "four": 4, "4": 4,
    "vijf": 5, "vijven": 5, "five": 5, "5": 5,
    "zes": 6, "six": 6, "6": 6,
}  # fmt: skip


@lru_cache(maxsize=1)
def _book() -> Phrasebook:
    table = tomllib.loads(_FILE.read_text("utf-8"))
    groups = {name: fold(words) for name, words in table.pop("groups").items()}
    patterns = [
        (label, fold(row))
        for label, languages in table.items()
        for rows in languages.values()
        for row in rows
    ]
    return Phrasebook(patterns, groups, ordered=True)


@lru_cache(maxsize=64)
def additions(text: str) -> frozenset[str]:
    """How these words may add to what was asked; the names are those of additions.toml."""
    words = sentence(text)
    if not 0 < len(words.words) <= LONGEST:
        return frozenset()
    return frozenset(hit.label for hit in _book().match(words)) - {"people"}


def helpers_wanted(text: str) -> int:
    """How many helpers it takes after all, by these words; 0 when they do not say so."""
    words = sentence(text)
    if not 0 < len(words.words) <= LONGEST:
        return 0
    hits = [hit for hit in _book().match(words) if hit.label == "people"]
    return max((_number(words, hit.at) for hit in hits), default=0)


def _number(words: Sentence, at: tuple[int, ...]) -> int:
    """The number among the words of a pattern."""
    return max((_NUMBERS.get(words.words[each], 0) for each in at), default=0)
