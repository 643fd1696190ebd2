"""Small facts about a request: how urgent, how many helpers, for whom."""

import tomllib
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from matching.moments import Moment
from matching.phrasebook import Phrasebook
from matching.words import Sentence, fold

_MOST = 20  # more people than this is a typing error
_SOON = timedelta(days=15)


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads((Path(__file__).parent / "facts.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def _phrases() -> Phrasebook:
    rows = [
        (name, fold(row))
        for name, key in (("urgent", "phrases"), ("calm", "phrases"), ("people", "pair"))
        for row in _table()[name][key]
    ]
    return Phrasebook(rows, {}, ordered=True)


@lru_cache(maxsize=16)
def _set(name: str, key: str) -> frozenset[str]:
    return frozenset(fold(_table()[name][key]).split())


def phrases(words: Sentence) -> frozenset[str]:
    """Which of urgent, calm and people (a pair) is said in a set phrase."""
    return frozenset(hit.label for hit in _phrases().match(words))


def urgency(words: Sentence, when: Moment | None, reference: datetime, *, durable: bool) -> str:
    """low, normal or high: high is today or "cannot wait", low is durable, far off or no hurry."""
    said = phrases(words)
    midnight = reference.replace(hour=0, minute=0, second=0, microsecond=0)
    if "urgent" in said:
        return "high"
    if when is not None:
        if when.end <= midnight + timedelta(days=1):
            return "high"
        return "low" if when.start > reference + _SOON else "normal"
    if "calm" in said:
        return "low"
    if any(word in _set("urgent", "words") for word in words.words):
        return "high"
    return "low" if durable else "normal"


def people(words: Sentence) -> int:
    """How many helpers are asked for; 1 if not said."""
    known, numbers = _set("people", "words"), _table()["people"]["numbers"]
    for at, word in enumerate(words.words):
        if word in _set("people", "two"):
            return 2
        size = int(word) if word.isdecimal() and len(word) < 3 else numbers.get(word, 0)
        if 1 < size <= _MOST and any(near in known for near in words.words[at + 1 : at + 3]):
            return int(size)
    return 2 if "people" in phrases(words) else 1


def on_behalf(words: Sentence) -> str:
    """For whom, in the person's own words ("mijn moeder"); "" if for oneself."""
    mine, whom = _set("behalf", "mine"), _set("behalf", "whom")
    for at, word in enumerate(words.words):
        if word in _set("behalf", "alone"):
            return words.raw[words.starts[at] : words.ends[at]]
        if at and word in whom and words.words[at - 1] in mine:
            return words.raw[words.starts[at - 1] : words.ends[at]]
    return ""


def due(words: Sentence, category: str) -> bool:
    """Whether these words tell by when something has to be ready ("toets vrijdag").

    Not for help that is itself at that moment, such as a ride.
    """
    if category in _set("due", "themselves"):
        return False
    telling = any(word in _set("due", "words") for word in words.words)
    return telling and any(word in _set("due", "must") for word in words.words)


def counts_whole(words: Iterable[str]) -> bool:
    """Whether the day by which something has to be ready is itself still in time."""
    return any(word in _set("due", "whole") for word in words)


def for_the_day(category: str) -> bool:
    """Whether "voor vrijdag" means on Friday: a sitter, a ride, a borrowed tent."""
    return category in _set("due", "fortheday")


def is_now(text: str) -> bool:
    """Whether a moment is a mere "nu", which also tells how things are."""
    return fold(text) in _set("now", "words")


def cannot(words: Collection[str]) -> bool:
    """Whether a clause of these words only says that somebody cannot or may not do something."""
    if any(asks(word) and word not in _set("unable", "can") for word in words):
        return False
    able = any(word in _set("unable", "can") for word in words)
    never = any(word in _set("unable", "not") for word in words)
    return (able and never) or any(word in _set("unable", "cannot") for word in words)


def asks(word: str) -> bool:
    """Whether a clause with this word wants something of somebody."""
    return word in _set("now", "asking")


def joins(word: str) -> bool:
    """Whether a word may stand between two separate needs ("en", "daarna")."""
    return word in _set("joiners", "words")


def offers_choice(word: str) -> bool:
    """Whether a question that begins so is another way to the same ("of", "or")."""
    return word in _set("choices", "words")
