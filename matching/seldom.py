"""A pattern that is looked for only where a text has one of its signs, which costs far less."""

import re
from collections.abc import Iterator
from typing import NamedTuple

Span = tuple[int, int]


class Seldom(NamedTuple):
    """A pattern, and signs of which each of its finds has at least one, in small letters.

    `small` is the text in small letters, made once for all patterns.
    """

    signs: tuple[str, ...]
    pattern: re.Pattern[str]

    def within(self, text: str, small: str) -> bool:
        """Whether it is in the text."""
        for sign in self.signs:
            if sign in small:
                return self.pattern.search(text) is not None
        return False

    def spans(self, text: str, small: str, group: int = 0) -> Iterator[Span]:
        """Where it is in the text, or what is in a group of it."""
        for sign in self.signs:
            if sign in small:
                return (found.span(group) for found in self.pattern.finditer(text))
        return iter(())
