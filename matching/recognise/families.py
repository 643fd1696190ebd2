"""Families of words, and which of them each word of a message is of."""

import re
from collections.abc import Mapping

from matching.phrasebook import Phrasebook
from matching.words import READ, Sentence

REMEMBERED = 20_000  # words looked up before the memory starts anew


class Families:
    """The families of a language, and which of them a word is of.

    `idle`: regular expressions, one a line, of what is said without meaning any of it.
    """

    def __init__(self, words: Mapping[str, str], idle: str) -> None:
        self.idle = re.compile("|".join(idle.split("\n"))) if idle else None
        self._names = tuple(words)  # unit n of the book is family n
        self._book = Phrasebook(words.items(), {}, ordered=False)
        self._known: dict[str, tuple[str, ...]] = {}

    def told(self, words: Sentence, most: int = READ) -> list[tuple[str, ...]]:
        """The families of each word, at most so many; none of those in an idle phrase."""
        return self.in_earnest(self.of_each(words.words[:most]), words)

    def in_earnest(self, told: list[tuple[str, ...]], words: Sentence) -> list[tuple[str, ...]]:
        """The same without those of words in an idle phrase."""
        for found in self.idle.finditer(words.folded) if self.idle else ():
            for at, start in enumerate(words.starts[: len(told)]):
                if found.start() <= start < found.end():
                    told[at] = ()
        return told

    def earnest(self, text: str) -> str:
        """A folded text without its idle phrases."""
        return self.idle.sub(" ", text) if self.idle else text

    def of_each(self, words: tuple[str, ...]) -> list[tuple[str, ...]]:
        """The families of each word."""
        known = self._known
        return [known[word] if word in known else self._look(word) for word in words]

    def _look(self, word: str) -> tuple[str, ...]:
        if len(self._known) > REMEMBERED:
            self._known.clear()
        found = tuple(self._names[unit] for unit in self._book.units(word))
        self._known[word] = found
        return found
