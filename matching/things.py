"""What words stand for, whatever the language: a bed is a bed, a ledikant and a łóżko."""

import tomllib
from functools import lru_cache
from pathlib import Path

from matching.words import fold, forms

MARK = "="  # before the name of a thing, among words: no word begins so
_LEAST = 2  # letters of the shortest beginning


class Things:
    """The words of one language for things that every language knows."""

    def __init__(self, table: dict[str, str]) -> None:
        # Tuples, since a set takes four times the memory, and one text for each name.
        self._exact: dict[str, tuple[str, ...]] = {}
        self._begins: dict[str, tuple[str, ...]] = {}
        for name, words in table.items():
            thing = MARK + name
            for word in fold(words).split():
                known = self._begins if word.endswith("*") else self._exact
                stem = word.rstrip("*")
                if thing not in known.get(stem, ()):
                    known[stem] = (*known.get(stem, ()), thing)
        self.of = lru_cache(maxsize=8192)(self.look)

    def look(self, word: str) -> frozenset[str]:
        """The names of what a word stands for, each with its mark; `of` remembers them."""
        found: set[str] = set()
        for form in forms(word):
            found.update(self._exact.get(form, ()))
            for cut in range(_LEAST, len(form) + 1):
                found.update(self._begins.get(form[:cut], ()))
        return frozenset(found)


@lru_cache(maxsize=8)
def things(language: str) -> Things:
    """What the words of one language stand for."""
    path = Path(__file__).parent / "lexicon" / "things" / f"{language}.toml"
    return Things(tomllib.loads(path.read_text("utf-8")))


@lru_cache(maxsize=4096)
def named(said: frozenset[str]) -> frozenset[str]:
    """The objects among these words: what can be lent or given."""
    return frozenset(word for word in said if word[0] == MARK) - _no_object()


@lru_cache(maxsize=1)
def _no_object() -> frozenset[str]:
    table = tomllib.loads((Path(__file__).parent / "things.toml").read_text("utf-8"))
    return frozenset(MARK + name for name in table["no_object"].split())
