"""Words that one neighbourhood uses in its own way, and which service it means by them."""

from collections.abc import Collection, Mapping
from functools import lru_cache

from matching.lexicon.category import CATEGORIES
from matching.lexicon.concept import concepts
from matching.phrasebook import Hit, Phrasebook
from matching.words import Sentence, sentence

STEM = 5  # letters from which on a word may have an ending: "flapdoos", "flapdoosjes"


class Vocabulary:
    """What a neighbourhood's own words mean. Never changes; another meaning makes another one.

    `meanings` goes from an expression to the id of a service; what is no service (any more) is
    left out.
    """

    def __init__(self, meanings: Mapping[str, str]) -> None:
        known = concepts()
        rows = [
            (concept, pattern)
            for said, concept in meanings.items()
            if concept in known and (pattern := _pattern(said))
        ]
        self._book = Phrasebook(rows, {}, ordered=True)
        self._empty = not rows

    def __bool__(self) -> bool:
        """Whether it holds any word at all."""
        return not self._empty

    def says(self, text: str) -> bool:
        """Whether one of the words is in a text."""
        return not self._empty and bool(self._book.match(sentence(text)))

    def places(self, words: Sentence, at: Collection[int]) -> frozenset[int]:
        """Where our words stand."""
        return frozenset(place for hit in self._book.match(words, at) for place in hit.at)

    def among(self, hits: list[Hit], words: Sentence, at: Collection[int]) -> list[Hit]:
        """The hits of everybody's lexicon with ours: a word of ours means only what we say."""
        ours = self._book.match(words, at)
        told = self.places(words, at)
        return ours + [hit for hit in hits if told.isdisjoint(hit.at)]


NOTHING = Vocabulary({})


def _pattern(said: str) -> str:
    """The words one after the other; a long one at the end may go on. It weighs as a clear one."""
    words = list(sentence(said).words)
    if not words:
        return ""
    if len(words[-1]) >= STEM and words[-1].isalpha():
        words[-1] += "*"
    return " ".join([*words, "!"])


def expression(said: str) -> str:
    """An expression as it is kept and compared: its words in small letters without accents."""
    return " ".join(sentence(said).words)


def service_called(name: str) -> str:
    """The id of the service with exactly this name ("Lamp ophangen", "Pets"); "" if none."""
    return _titles().get(expression(name), "")


@lru_cache(maxsize=1)
def _titles() -> Mapping[str, str]:
    """The names of all services, and of the kinds of help: those stand for one of theirs."""
    named: dict[str, str] = {}
    for kind in CATEGORIES.values():
        own = [one for one in concepts().values() if one.category == kind.id]
        if own:
            first = next((one for one in own if one.general), own[0])
            named |= {expression(name): first.id for name in kind.names.values()}
    for one in concepts().values():
        named |= {expression(name): one.id for name in one.names.values()}
    return named
