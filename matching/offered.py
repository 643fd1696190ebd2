"""An offer as it is kept for ranking: the services in it, its words, and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from matching.availability import Availability, read_availability
from matching.negation import negated
from matching.profile import Profile, profile
from matching.tongues import tongues
from matching.vocabulary import Vocabulary
from matching.words import sentence

_STEM = 7  # letters of a word that count as its stem
_WHEELS = ("rolstoe", "rollato", "wheelch", "scootmo", "walker")
_COMMON = {
    "kan", "wil", "wie", "iemand", "voor", "een", "het", "mijn", "met", "naar", "van", "graag",
    "helpen", "hulp", "heb", "heeft", "hebben", "ben", "is", "zijn", "bij", "ook", "nog",
    "die", "dat", "dan", "wel", "niet", "geen", "zoek", "doen", "doe", "mag", "even", "maar",
    "als", "uit", "the", "and", "for", "with", "can", "who", "someone", "anyone", "help",
    "need", "you", "your", "want",
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Abilities:
    """What an offer can serve. Offers with the same abilities share one of these."""

    services: Mapping[str, float]  # 0..1
    excluded: frozenset[str]
    tongues: frozenset[str]
    kinds: frozenset[str]  # categories somebody confirmed
    wheels: bool  # says in so many words that a wheelchair can come along
    no_wheels: bool  # speaks of one, and rules it out


@dataclass(frozen=True, slots=True)
class Offered:
    """One offer: what it serves, the stems of its words, and when its helper can."""

    text: str
    abilities: Abilities
    stems: frozenset[str]
    when: Availability


def read_offer(text: str, kinds: Sequence[str], own: Vocabulary) -> Offered:
    """An offer in somebody's words; `kinds` are categories that a person confirmed."""
    found = profile(text, offer=True, own=own)
    said = stems(text, offer=True)
    low = text.lower()
    wheels = with_wheels(said)
    able = _abilities(
        tuple(shares(found).items()),
        found.excluded,
        tongues(sentence(text).words),
        frozenset(kinds),
        wheels,
        not wheels and any(wheel in low for wheel in _WHEELS),
    )
    return Offered(text, able, said, read_availability(text))


@lru_cache(maxsize=4096)
def _abilities(
    services: tuple[tuple[str, float], ...],
    excluded: frozenset[str],
    spoken: frozenset[str],
    kinds: frozenset[str],
    wheels: bool,
    no_wheels: bool,
) -> Abilities:
    return Abilities(dict(services), excluded, spoken, kinds, wheels, no_wheels)


def shares(found: Profile) -> dict[str, float]:
    """Weights as shares of at most 1."""
    return {name: min(1.0, weight) for name, weight in found.weights.items()}


def stems(text: str, *, offer: bool = False) -> frozenset[str]:
    """The telling beginnings of the words of a text, what is ruled out left out."""
    words = sentence(text)
    out = negated(words, offer=offer)
    return frozenset(
        word[:_STEM]
        for at, word in enumerate(words.words)
        if len(word) > 2 and word not in _COMMON and at not in out
    )


def with_wheels(said: frozenset[str]) -> bool:
    """Whether these stems speak of a wheelchair or a walking frame."""
    return any(stem.startswith(_WHEELS) for stem in said)
