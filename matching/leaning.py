"""Which kind of help, and which service, all the words of a text lean to.

In a long message a single word can name what is only told: the cupboard that hides the fuse box.
And what is told of a trouble need not have a word that any pattern knows. What all of it together
is about was learned from texts with their service, by words and by runs of letters.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import sqrt

from matching.learned import needs_reader, seen_of, services_reader
from matching.lexicon.concept import Concept, concepts

_PULL = 0.7  # what a chance of 1 adds to the weight of a service of that kind
_MANY = 10  # words from which it adds that; less where few are said: those few name what is meant
_AGREED = 0.3  # what it adds to a service that it leans to itself
_LEAST = 0.45  # the same of a service that nothing else tells: a fifth of all chances
MOST = 0.84  # the most that makes of one: less than clear
_SHARP = 1.3  # how much the chances of kinds are sharpened
_VERY_CLEAR = 1.2  # from this weight on a service is surely meant
_LONG = 4  # letters of a word of which one at least has to be known
_OTHER = "other"  # the kind of what is of no kind; what happens to be its one service is not meant
_FEWEST = 3  # words that can lean to anything


class Leaning:
    """What these words lean to."""

    def __init__(self, said: Iterable[str], clearest: float = 0.0) -> None:
        """`clearest`: the weight of the clearest service that is told; is it very clear, then
        single services are not looked for, which takes longest.
        """
        words = [word for word in said if not word[0].isdigit()]
        self._pull = _PULL * min(1.0, len(words) / _MANY)
        self.kinds: Mapping[str, float] = {}
        self._services: Mapping[str, float] = {}
        if len(words) >= _FEWEST:
            seen = seen_of(words)
            self.kinds = needs_reader().chances(seen, sharp=_SHARP)
            if not services_reader().knows(word for word in words if len(word) >= _LONG):
                return  # letters of words that nobody knows tell a little of anything
            if clearest < _VERY_CLEAR:
                reader = services_reader()
                likely = [
                    places
                    for kind, places in together(reader.labels).items()
                    if self.kinds.get(kind, 0.0) >= _LEAST**2 and kind != _OTHER
                ]
                self._services = reader.among(seen, likely) if likely else {}

    def services(self, known: Mapping[str, Concept]) -> dict[str, float]:
        """Services it is likely about, with how likely: of its kind, and that kind of all."""
        found = {
            name: sqrt(chance * self.kinds.get(known[name].category, 0.0))
            for name, chance in self._services.items()
        }
        return {name: chance for name, chance in found.items() if chance >= _LEAST}

    def weigh(
        self, weights: Mapping[str, float], known: Mapping[str, Concept]
    ) -> dict[str, float]:
        """The same services; those of kinds that the words lean to most weigh most.

        How clear the clearest is stays as it was: small talk leans to something as well.
        """
        found = {
            name: weight + self._pull * self._kind(known[name]) for name, weight in weights.items()
        }
        same = max(weights.values()) / max(found.values())
        return {name: weight * same for name, weight in found.items()}

    def _kind(self, concept: Concept) -> float:
        return max(self.kinds.get(kind, 0.0) for kind in (concept.category, *concept.also))


@lru_cache(maxsize=2)
def together(services: tuple[str, ...]) -> Mapping[str, tuple[int, ...]]:
    """Every kind of help with the places of its services: those are told from each other."""
    found: dict[str, tuple[int, ...]] = {}
    for place, name in enumerate(services):
        kind = concepts()[name].category
        found[kind] = (*found.get(kind, ()), place)
    return found


def told_by(
    leaning: Leaning, weights: Mapping[str, float], known: Mapping[str, Concept]
) -> dict[str, float]:
    """Services by what the words lean to: more for those that are told, and some that are not."""
    return {
        name: weights[name] + _AGREED * chance if name in weights else min(MOST, chance)
        for name, chance in leaning.services(known).items()
    }
