"""Reads over one slip of the pen in a few words that matter: "ambulanse", "hartaanvl"."""

from collections.abc import Iterable
from dataclasses import replace

from matching.words import Sentence

SHORTEST = 6  # letters of a word that is looked at
REMEMBERED = 20_000


class Slips:
    """Some words, each found again with one letter missing, too many, wrong or swapped."""

    def __init__(self, words: Iterable[str], honest: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._honest = frozenset(honest)  # real words that look like one of them
        self._without: dict[str, str] = {}
        self._known: dict[str, str] = {}  # words looked at before, and what was meant
        for word in sorted(self._words):
            for shorter in (word, *_shorter(word)):
                self._without.setdefault(shorter, word)

    def meant(self, word: str) -> str:
        """The word that was meant; the word itself when that is none of ours."""
        if len(word) < SHORTEST:
            return word
        meant = self._known.get(word)
        if meant is None:
            if len(self._known) > REMEMBERED:
                self._known.clear()
            meant = self._known[word] = self._look(word)
        return meant

    def _look(self, word: str) -> str:
        if word in self._words or word in self._honest:
            return word
        found = self._without.get(word)
        for shorter in _shorter(word):
            found = found or self._without.get(shorter)
        return found if found and _one_apart(word, found) else word


def _shorter(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def _one_apart(a: str, b: str) -> bool:
    """Whether one letter is missing, too many or wrong, or two neighbours are swapped."""
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    rest_a, rest_b = a[start:], b[start:]
    if len(a) == len(b):
        swapped = rest_a[1:2] + rest_a[:1] + rest_a[2:]
        return rest_a[1:] == rest_b[1:] or swapped == rest_b
    longer, shorter = (rest_a, rest_b) if len(a) > len(b) else (rest_b, rest_a)
    return longer[1:] == shorter


def without_slips(words: Sentence, slips: Slips) -> Sentence:
    """The same sentence with such words as they were meant."""
    meant = tuple(slips.meant(word) for word in words.words)
    return words if meant == words.words else replace(words, words=meant)
