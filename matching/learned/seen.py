"""What a linear model sees of a message: signs, words and pairs of them, and runs of letters."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

SHORTEST, LONGEST = 3, 4  # letters of a run; an end of the word counts as one
_MOST = 24  # letters of a word that are looked at


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as a model sees it."""

    signs: tuple[str, ...]  # turns of phrase, each once
    pairs: tuple[str, ...]  # of words, each once
    words: tuple[str, ...]  # each once; their letters count as well


def seen_of(words: Sequence[str], signs: Iterable[str] = ()) -> Seen:
    """Of these words, in their order, and what else is known of the message."""
    told = ["#" if word[0].isdigit() else word for word in words]
    pairs: dict[str, None] = {}
    if told:
        pairs = dict.fromkeys(map(" ".join, pairwise(told)))
        pairs |= {f"^ {told[0]}": None, f"{told[-1]} $": None}
    return Seen(tuple(dict.fromkeys(signs)), tuple(pairs), tuple(dict.fromkeys(told)))


def runs(word: str) -> Iterator[str]:
    """The runs of three and four letters of a word: "brood" has " br", "bro", " bro" …"""
    text = f" {word[:_MOST]} "
    for size in range(SHORTEST, LONGEST + 1):
        for start in range(len(text) - size + 1):
            yield text[start : start + size]


@lru_cache(maxsize=4096)
def keys_of(word: str) -> tuple[int, ...]:
    """The same, each as the number by which a model keeps it."""
    return tuple(key(run) for run in runs(word))


def key(name: str) -> int:
    """The number a name is kept by: of a million others none is mistaken for it."""
    return crc32(name.encode())


def share(many: int) -> float:
    """How much each of so many counts: what is long is no surer than what is short."""
    return 1.0 / math.sqrt(many) if many else 0.0


def parts(seen: Seen) -> tuple[Mapping[str, int], ...]:
    """The names of each part and how often they are there: signs; words and pairs; letters."""
    letters = Counter(run for word in seen.words for run in runs(word))
    return dict.fromkeys(seen.signs, 1), dict.fromkeys((*seen.words, *seen.pairs), 1), letters
