"""Words that go with a service without naming it: one is a hint, several are a reason.

The patterns of the lexicon say what words surely mean; they cannot hold every situation. So each
service also has single words that are often near it. They add up, a word that goes with many
services counts for less, and they never make a service as clear as a pattern does.
"""

import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from matching.lexicon.concept import concepts
from matching.words import Sentence, fold, forms

_BEGINS, _ENDS = 4, 5  # letters from which a hint may go on, or may end a longer word
_DOUBT = 0.6  # what is left of the doubt after each hint
_SHARED = 0.4  # how fast a word says less that goes with several services
_MOST = 0.85  # less than clear
WHEN = "when"  # in the table: ends of words that only say when, no service

_Services = tuple[str, ...]
_Found = tuple[tuple[str, float], ...]


class Hints:
    """The hints of one language."""

    def __init__(self, table: Mapping[str, str]) -> None:
        exact: dict[str, _Services] = {}
        begins: dict[str, _Services] = {}
        ends: dict[str, _Services] = {}
        same: dict[_Services, _Services] = {}  # thousands of words, a few hundred answers
        self._when = tuple(fold(table.get(WHEN, "")).split())
        for service, words in table.items():
            if service == WHEN:
                continue
            for word in fold(words).split():
                bare = word.removeprefix("=")
                alone = word != bare or "-" in word
                places = [exact]
                if not alone and len(bare) >= _BEGINS:
                    places.append(begins)
                if not alone and len(bare) >= _ENDS:
                    places.append(ends)
                for place in places:
                    more = tuple(sorted({*place.get(bare, ()), service}))
                    place[bare] = same.setdefault(more, more)
        self._exact, self._begins, self._ends = exact, begins, ends
        self._known = lru_cache(maxsize=8192)(self._look)

    def _look(self, word: str) -> tuple[tuple[str, str], ...]:
        """The services a word hints at, each with the hint."""
        found: dict[str, str] = {}
        for form in forms(word):
            for service in self._exact.get(form, ()):
                found[service] = form
            half = (len(form) + 1) // 2  # of a longer word only the tail would be meant
            for cut in range(len(form) - 1, max(_BEGINS, half) - 1, -1):
                for service in self._begins.get(form[:cut], ()):
                    found.setdefault(service, form[:cut])
            for cut in range(1, len(form) - max(_ENDS, half) + 1):
                for service in self._ends.get(form[cut:], ()):
                    found.setdefault(service, form[cut:])
        return tuple(found.items())

    def has(self, word: str) -> bool:
        """Whether this very word is a hint: then it is no slip of the pen."""
        return word in self._exact

    def find(
        self, words: Sentence, meant: Iterable[int]
    ) -> dict[str, tuple[float, tuple[int, ...]]]:
        """Services that are hinted at, 0..1, with the positions of the words that do."""
        said = words.words
        seen: set[tuple[str, str]] = set()
        doubt: dict[str, float] = {}
        places: dict[str, list[int]] = {}
        for at in meant:
            told = self._known(said[at])
            if at + 1 < len(said):
                told += tuple(
                    (service, f"{said[at]}-{said[at + 1]}")
                    for service in self._exact.get(f"{said[at]}-{said[at + 1]}", ())
                )
            fresh = [(service, hint) for service, hint in told if (service, hint) not in seen]
            for service, hint in fresh:
                seen.add((service, hint))
                counts = len(told) ** -_SHARED
                doubt[service] = doubt.get(service, 1.0) * _DOUBT**counts
                places.setdefault(service, []).append(at)
        return {
            service: (_MOST * (1.0 - left), tuple(places[service]))
            for service, left in doubt.items()
            if not self._when or any(not said[at].endswith(self._when) for at in places[service])
        }


@lru_cache(maxsize=8)
def hints(language: str) -> Hints:
    """The hints of one language; none where nobody wrote any."""
    path = Path(__file__).parent / "lexicon" / "hints" / f"{language}.toml"
    table = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    known = concepts()
    kept = {name: words for name, words in table.items() if name in known or name == WHEN}
    return Hints(kept)
