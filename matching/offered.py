"""An offer as it is kept for ranking: the services in it, its words, and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from matching.availability import Availability, read_availability
from matching.language import guess_language
from matching.lexicon.concept import concepts
from matching.likeness import plain
from matching.negation import negated
from matching.profile import Profile, profile
from matching.rivals import rivals
from matching.things import things
from matching.tongues import tongues
from matching.vocabulary import Vocabulary
from matching.words import sentence

_ONE, _TWO = 0.85, 1.4  # how sure one word makes a service; weight from which it is quite sure
_MIXED = ("en", "tr", "pl")  # languages in whose sentences Dutch words stand
_WHEELS = ("rolstoe", "rollato", "wheelch", "scootmo", "walker")


@dataclass(frozen=True, slots=True, eq=False)
class Abilities:
    """What an offer can serve. Offers with the same abilities share one of these."""

    services: Mapping[str, float]  # 0..1
    excluded: frozenset[str]
    tongues: frozenset[str]
    kinds: frozenset[str]  # categories somebody confirmed
    wheels: bool  # says in so many words that a wheelchair can come along
    no_wheels: bool  # speaks of one, and rules it out
    led: Mapping[str, float]  # what it is about: categories of its services, 0..1


@dataclass(frozen=True, slots=True)
class Offered:
    """One offer: what it serves, its telling words, and when its helper can."""

    text: str
    abilities: Abilities
    words: frozenset[str]
    when: Availability
    rivals: Mapping[str, frozenset[str]]  # by kind, what it names of things of one kind


def read_offer(text: str, kinds: Sequence[str], own: Vocabulary) -> Offered:
    """An offer in somebody's words; `kinds` are categories that a person confirmed."""
    found = profile(text, offer=True, own=own)
    said = telling(text, offer=True)
    low = text.lower()
    wheels = with_wheels(said)
    able = _abilities(
        tuple(_serves(found).items()),
        found.excluded,
        tongues(sentence(text).words),
        frozenset(kinds),
        wheels,
        not wheels and any(wheel in low for wheel in _WHEELS),
    )
    return Offered(text, able, said, read_availability(text), rivals(said))


@lru_cache(maxsize=4096)
def _abilities(
    services: tuple[tuple[str, float], ...],
    excluded: frozenset[str],
    spoken: frozenset[str],
    kinds: frozenset[str],
    wheels: bool,
    no_wheels: bool,
) -> Abilities:
    serves = dict(services)
    return Abilities(serves, excluded, spoken, kinds, wheels, no_wheels, led(serves))


def _serves(found: Profile) -> dict[str, float]:
    """What an offer serves, 0..1: an aside counts for less than what it mainly speaks of."""
    told = found.weights
    top = max(told.values(), default=0.0)
    return {name: sure(weight) * weight / top for name, weight in told.items()}


def sure(weight: float) -> float:
    """How sure a service of this weight is, 0..1: by one word less than by two."""
    if weight < 1.0:
        return _ONE * weight
    return min(1.0, _ONE + (1.0 - _ONE) * (weight - 1.0) / (_TWO - 1.0))


def led(services: Mapping[str, float]) -> dict[str, float]:
    """The categories of services, each with the share of its strongest."""
    known = concepts()
    found: dict[str, float] = {}
    for name, share in services.items():
        for kind in (known[name].category, *known[name].also):
            found[kind] = max(share, found.get(kind, 0.0))
    return found


def telling(text: str, *, offer: bool = False) -> frozenset[str]:
    """The words of a text that say something and what they stand for, but nothing ruled out."""
    words = sentence(text)
    out = negated(words, offer=offer)
    said = frozenset(
        word
        for at, word in enumerate(words.words)
        if len(word) > 2 and word not in plain() and at not in out and not word[0].isdigit()
    )
    language = guess_language(words)
    meant = [things(language).of(word) for word in said]
    if language in _MIXED:
        meant += [things("nl").of(word) for word in said]
    return said.union(*meant)


def with_wheels(said: frozenset[str]) -> bool:
    """Whether these words speak of a wheelchair or a walking frame."""
    return any(word.startswith(_WHEELS) for word in said)
