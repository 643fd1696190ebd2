"""A sentence in pieces that tell or ask one thing, also where nobody wrote a comma."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from matching.words import Sentence, fold

_SOON = 4  # words after "en" in which help is needed
_AT_LEAST = 3  # words of a question before something else may begin in it


@lru_cache(maxsize=1)
def _small() -> dict[str, frozenset[str]]:
    file = Path(__file__).parent / "pieces.toml"
    rows = tomllib.loads(file.read_text("utf-8"))["words"]
    return {name: frozenset(fold(words).split()) for name, words in rows.items()}


class Piece(NamedTuple):
    """The words `first` up to and without `last`, and whether they ask for the help."""

    first: int
    last: int
    asks: bool


def pieces(words: Sentence) -> list[Piece]:
    """All of them, in order."""
    small = _small()
    found: list[Piece] = []
    start, asks = 0, False
    for at in range(len(words.words)):
        begins = _begins_to_ask(words, at)
        if at > start and (
            words.clauses[at] != words.clauses[at - 1]
            or (begins and not asks)
            or (asks and at - start >= _AT_LEAST and _turns(words, at))
        ):
            found.append(Piece(start, at, asks))
            start, asks = at, False
        asks = asks or begins or words.words[at] in small["needed"]
    if start < len(words.words):
        found.append(Piece(start, len(words.words), asks))
    return found


def _begins_to_ask(words: Sentence, at: int) -> bool:
    small, word = _small(), words.words[at]
    if word in small["who"]:
        return at == 0 or words.words[at - 1] not in small["after"]
    if word in small["and"]:  # "hij heeft adhd en heeft hulp nodig"
        return not small["help"].isdisjoint(words.words[at + 1 : at + 1 + _SOON])
    if word not in small["may"] or at + 1 == len(words.words):
        return False
    together = words.clauses[at] == words.clauses[at + 1]
    return together and words.words[at + 1] in small["somebody"]


def _turns(words: Sentence, at: int) -> bool:
    """Whether what was a question goes on as something about whoever asks."""
    small, word = _small(), words.words[at]
    own = word in small["own"] and words.words[at - 1] not in small["links"]
    return own or word in small["why"] or _as_it_is_now(words, at)


def _as_it_is_now(words: Sentence, at: int) -> bool:
    """Whether it says "… nu hij kanker heeft", and not "kan er nu iemand"."""
    small, after = _small(), words.words[at + 1 : at + 2]
    return words.words[at] in small["now"] and not small["others"].isdisjoint(after)
