"""Which offers share words with a text, or words that begin, end or sound alike.

What the lexicon does not know it cannot match; a rare word that stands in both still tells.
Words are compared by the groups of three and four letters in them, so that "hondenuitlaat" is
near "hond" and "stofzuigr" near "stofzuiger". Only words that differ are compared, and what a
word is near to is remembered, so a search grows with the words of a neighbourhood.
"""

import math
import tomllib
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from matching.fit import OfferId
from matching.things import MARK

_SHORT, _LONG = 3, 4  # letters of the groups that words are compared by
_NEAR = 0.2  # likeness of two words from which they count as one, 0..1
_OFTEN = 60  # a group of letters in more words than this tells nothing
_PLAIN = 0.25  # rarity below which a word is in too many offers to look at them for it
_END = 0.6  # what is left of the likeness of words that begin otherwise
_FEW = 30  # with fewer texts than this a word that several have may still tell
_CACHE = 5_000  # words of which is remembered what they are near to


class Likeness:
    """The words of texts, kept up to date one by one; a text is known by its offer's id."""

    def __init__(self, rarity: float | None = None) -> None:
        self._rarity = rarity  # the same for each word, where there are too few texts to count
        self._texts: dict[OfferId, int] = {}  # how many words each has
        self._saying: dict[str, dict[OfferId, None]] = {}
        self._sharing: dict[str, dict[str, None]] = {}  # groups of letters to words
        self._close: dict[str, tuple[tuple[str, float], ...]] = {}

    def put(self, offer_id: OfferId, words: Collection[str]) -> None:
        """Adds the telling words of a text that is not there yet."""
        self._texts[offer_id] = len(words)
        for word in words:
            if word not in self._saying:
                self._saying[word] = {}
                self._close.clear()
                for group in groups(word):
                    self._sharing.setdefault(group, {})[word] = None
            self._saying[word][offer_id] = None

    def drop(self, offer_id: OfferId, words: Iterable[str]) -> None:
        """Takes a text out, with the words that no other has."""
        del self._texts[offer_id]
        for word in words:
            saying = self._saying[word]
            del saying[offer_id]
            if not saying:
                del self._saying[word]
                self._close.clear()
                for group in groups(word):
                    del self._sharing[group][word]
                    if not self._sharing[group]:
                        del self._sharing[group]

    def find(self, words: Iterable[str]) -> Mapping[OfferId, float]:
        """How alike each text is that shares something with these words, 0..1."""
        found: dict[OfferId, float] = {}
        size = 0.0
        for word in words:
            rare = self._telling(word)
            size += rare * rare
            best: dict[OfferId, float] = {}
            for other, alike in self._near(word):
                telling = self._telling(other)
                if telling < _PLAIN:
                    continue
                value = rare * telling * alike
                for offer_id in self._saying[other]:
                    if value > best.get(offer_id, 0.0):
                        best[offer_id] = value
            for offer_id, value in best.items():
                found[offer_id] = found.get(offer_id, 0.0) + value
        size = math.sqrt(size) or 1.0
        texts = self._texts
        return {
            offer_id: min(1.0, value / (size * _roots(texts[offer_id])))
            for offer_id, value in found.items()
        }

    def _telling(self, word: str) -> float:
        """How rare a word is among these texts, 0..1; one that is in none is as rare as can be."""
        if self._rarity is not None:
            return self._rarity
        known = len(self._saying.get(word, ()))
        total = max(_FEW, len(self._texts) + 1)
        return math.log(total / (known + 0.5)) / math.log(2 * total) if known else 1.0

    def _near(self, word: str) -> tuple[tuple[str, float], ...]:
        """The words of these texts that are like this one, and how much, 0..1."""
        close = self._close.get(word)
        if close is None:
            if len(self._close) > _CACHE:
                self._close.clear()
            close = self._close[word] = tuple(self._compare(word))
        return close

    def _compare(self, word: str) -> Iterable[tuple[str, float]]:
        mine = groups(word)
        common: dict[str, int] = {}
        for group in mine:
            sharing = self._sharing.get(group, ())
            if len(sharing) <= _OFTEN:
                for other in sharing:
                    common[other] = common.get(other, 0) + 1
        for other, count in common.items():
            alike = count / math.sqrt(len(mine) * len(groups(other)))
            if word[:2] != other[:2]:
                alike *= _END
            if alike >= _NEAR or other == word:
                yield other, 1.0 if other == word else alike
        if word in self._saying and word not in common:
            yield word, 1.0


@lru_cache(maxsize=1)
def plain() -> frozenset[str]:
    """Words that tell nothing of what somebody needs or offers."""
    table = tomllib.loads((Path(__file__).parent / "likeness.toml").read_text("utf-8"))
    return frozenset(word for words in table.values() for word in words.split())


@lru_cache(maxsize=512)
def _roots(size: int) -> float:
    return 0.9 * math.sqrt(max(1, size))  # most words of an offer are about so rare


@lru_cache(maxsize=8192)
def groups(word: str) -> frozenset[str]:
    """The groups of letters in a word, its beginning and end among them; a thing is one group."""
    if word[0] == MARK:
        return frozenset((word,))
    whole = f" {word} "
    return frozenset(
        whole[at : at + size] for size in (_SHORT, _LONG) for at in range(len(whole) - size + 1)
    )
