"""Private reasons that no pattern has: what all of a piece of the sentence together tells."""

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from pathlib import Path

from matching.learned import reasons_model
from matching.learned.packed import Packed
from matching.recognise.pieces import Piece, pieces
from matching.words import Sentence, fold

Span = tuple[int, int]

CUT = 0.5  # chance of a private reason from which on a piece is left out
SURE = 0.6  # the same where it may be what somebody offers, or when
LENGTH = 4.0  # of what is seen of a piece, as a vector
FAMILY = 2.0  # how much a family counts for a word
_SHORTEST, _LONGEST = 2, 12  # letters of the beginning of a word that a family may name
_STEMS = (4, 6)  # letters of a word whose beginning counts as well
_FEWEST, _TELLING = 3, 5  # words of a piece that can be a reason, or letters of one of fewer


def reasons(words: Sentence, known: Sequence[Span]) -> list[Span]:
    """Pieces that tell a private reason, besides what is `known`; none of them asks for help."""
    found: list[Span] = []
    every = pieces(words)
    for piece in weighed(words, every):
        start, end = words.starts[piece.first], words.ends[piece.last - 1]
        if any(low <= start and end <= high for low, high in known):
            continue
        if chance(words.words[piece.first : piece.last]) >= border(words, piece, every):
            found.append((start, end))
    return found


def weighed(words: Sentence, every: Iterable[Piece]) -> Iterable[Piece]:
    """The pieces that may be a reason: they ask for no help, and say something."""
    for piece in every:
        if not piece.asks and not _says_little(words.words[piece.first : piece.last]):
            yield piece


def _says_little(said: Sequence[str]) -> bool:
    """Whether it is one word, or no more than "ik heb"."""
    return len(said) < 2 or (len(said) < _FEWEST and max(map(len, said)) < _TELLING)


def border(words: Sentence, piece: Piece, every: Iterable[Piece]) -> float:
    """What the chance has to be: more where the piece may be what is wanted, or when."""
    asked = [one for one in every if one.asks]
    if not asked:
        return SURE
    only = _tells_when(words, piece) and not any(_tells_when(words, one) for one in asked)
    return SURE if only else CUT


def _tells_when(words: Sentence, piece: Piece) -> bool:
    return not _moments().isdisjoint(words.words[piece.first : piece.last])


@lru_cache(maxsize=1)
def _moments() -> frozenset[str]:
    return frozenset(fold(_table()["moments"]["words"]).split())


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "reasons.toml").read_text("utf-8"))


def chance(said: Sequence[str]) -> float:
    """The chance that these words are a private reason, 0..1."""
    seen, model = seen_of_a_reason(said), reasons_model()
    known = model.weights
    told = sum([value * known.get(name) for name, value in seen.items()]) / 100
    return 1 / (1 + math.exp(-model.start - weigh(len(seen)) * told))


def weigh(features: int) -> float:
    """How much each of so many features counts: a long piece is no surer than a short one."""
    return LENGTH / math.sqrt(features) if features else 0.0


def seen_of_a_reason(said: Sequence[str]) -> Mapping[str, float]:
    """What the model sees: families, two by two as well, words and beginnings.

    No two say it in the same words, so families count more; pairs of words, pieces of words and
    the families of words beside each other made it worse in the fifths that were left out.
    """
    told = [families(word) for word in said]
    there = sorted({name for names in told for name in names})
    found = dict.fromkeys(said, 1.0)
    for word in said:
        for stem in _STEMS:
            if len(word) > stem:
                found[word[:stem] + "*"] = 1.0
    for name in there:
        found[f"of {name}"] = FAMILY
    for one, two in combinations(there, 2):
        found[f"{one}+{two}"] = FAMILY
    return found


@lru_cache(maxsize=1000)
def families(word: str) -> tuple[str, ...]:
    """The families that a word is of."""
    names, stems = _families()
    told = stems.get(word)
    for cut in range(_SHORTEST, min(len(word), _LONGEST) + 1):
        told |= stems.get(word[:cut] + "*")
    return tuple(name for place, name in enumerate(names) if told >> place & 1)


@lru_cache(maxsize=1)
def _families() -> tuple[tuple[str, ...], Packed]:
    rows = _table()["families"]
    body = tomllib.loads((Path(__file__).parent / "health.toml").read_text("utf-8"))["groups"]
    told: dict[str, int] = {}
    for place, (name, text) in enumerate(rows.items()):
        more = " ".join(groups.get(name, "") for groups in body.values())
        for word in fold(f"{text} {more}").split():
            told[word] = told.get(word, 0) | 1 << place
    return tuple(rows), Packed(told.items(), "Q")
