"""Which kind of help all the words of a text lean to, beside the few that name a service.

In a long message a single word can name what is only told: the cupboard that hides the fuse box.
What all of it together is about was learned from texts with their kind of help, word by word.
"""

import math
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from matching.lexicon.concept import Concept
from matching.likeness import plain

FILE = Path(__file__).parent / "learned" / "leaning.model"
STEM = 6  # letters of a word that count
_PULL = 0.1  # how much it weighs: it only chooses among what patterns and hints tell
_LEAST = 0.6  # what is left at least of a service that the words do not lean to
_SCALE = 50  # a share in a byte


def stems(words: Iterable[str]) -> frozenset[str]:
    """The beginnings of the words that tell something."""
    return frozenset(
        word[:STEM]
        for word in words
        if len(word) > 2 and word not in plain() and not word[0].isdigit()
    )


class Leaning:
    """What each stem says for each kind of help, kept small: it is there for every message."""

    def __init__(self, lines: Iterable[str]) -> None:
        rows = iter(lines)
        self.kinds = tuple(next(rows).rstrip("\n").split("\t"))
        self._keys, self._starts, told = array("I"), array("I", (0,)), bytearray()
        for line in rows:  # one by one, and in the order of their keys
            stem, *parts = line.rstrip("\n").split("\t")
            self._keys.append(key(stem))
            for place, _, value in (part.partition(":") for part in parts):
                told += bytes((int(place), min(255, round(float(value) * _SCALE))))
            self._starts.append(len(told))
        self._told = bytes(told)

    def sums(self, said: Iterable[str]) -> list[float]:
        """What speaks for each kind, in their order."""
        found = [0] * len(self.kinds)
        keys, told = self._keys, self._told
        for stem in said:
            wanted = key(stem)
            at = bisect_left(keys, wanted)
            if at < len(keys) and keys[at] == wanted:
                for place in range(self._starts[at], self._starts[at + 1], 2):
                    found[told[place]] += told[place + 1]
        return [value / _SCALE for value in found]

    def weigh(
        self, weights: Mapping[str, float], known: Mapping[str, Concept], said: Iterable[str]
    ) -> dict[str, float]:
        """The same services; those of kinds that the words lean to most weigh most.

        How clear the clearest is stays as it was: small talk leans to something as well.
        """
        sums = dict(zip(self.kinds, self.sums(stems(said)), strict=True))
        leant = {name: _best(sums, known[name]) for name in weights}
        most = max(leant.values())
        found = {
            name: weight * max(_LEAST, math.exp(_PULL * (leant[name] - most)))
            for name, weight in weights.items()
        }
        same = max(weights.values()) / max(found.values())
        return {name: weight * same for name, weight in found.items()}


def _best(sums: Mapping[str, float], concept: Concept) -> float:
    return max(sums.get(kind, 0.0) for kind in (concept.category, *concept.also))


def key(stem: str) -> int:
    """The number a stem is kept by: two that share one are taken for the same."""
    return zlib.crc32(stem.encode())


@lru_cache(maxsize=1)
def leaning() -> Leaning:
    """What was learned (`make learn`)."""
    with FILE.open(encoding="utf-8") as lines:
        return Leaning(lines)
