"""How well an offer serves a need: by its services first, by words in common after that."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from matching.lexicon.concept import concepts, kinship
from matching.offered import Abilities, Offered, shares, stems, with_wheels
from matching.profile import profile
from matching.recognise.understanding import Need
from matching.tongues import tongues
from matching.vocabulary import Vocabulary
from matching.words import sentence

_BY_WORDS = 0.9  # the most of a score by words in common alone
_LEAST = 0.5  # services below this share of the strongest do not count in a need
_WORDS = 0.15  # share of the score that words in common make up
_ALIKE = 0.35  # likeness in words alone from which an offer may fit without any service
_CHOSEN = 0.42  # score of a category somebody chose, where the words tell nothing
_ELSE = 0.6  # an offer of a ride that says nothing about a wheelchair that has to come along
_TALK = frozenset({"coffee", "games", "listen", "phone_buddy", "walk", "read_aloud", "daily_call"})
_ON_LANGUAGE = frozenset({"interpret", "tandem", "tandem_english", "speak_with", "sign_language"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """A need as it is compared with offers."""

    services: Mapping[str, float]  # the strongest has 1
    stems: frozenset[str]
    tongues: frozenset[str]
    kinds: tuple[str, ...]
    alike: bool  # whether words in common count


def read_need(need: Need, own: Vocabulary) -> Wanted:
    """A need in the asker's words, or as somebody chose it."""
    found = shares(profile(need.text, own=own)) if need.text and not need.chosen else {}
    if need.concept:
        found[need.concept] = max(1.0, found.get(need.concept, 0.0))
    top = max(found.values(), default=0.0)
    strong = {name: share / top for name, share in found.items() if share >= _LEAST * top}
    words = sentence(need.text)
    return Wanted(
        strong, stems(need.text), tongues(words.words), need.categories, alike=not need.chosen
    )


@dataclass(frozen=True, slots=True)
class _Served:
    """What abilities alone make of a need."""

    best: float  # 0 where no service serves it
    more: float  # what other services add
    service: str
    chosen: bool  # only the category is the same, and somebody chose that
    ruled_out: bool

    def score(self, alike: float) -> float:
        """With so much likeness in words, 0..1."""
        if self.service:
            words = min(1.0, 2 * (alike + 0.5 * self.more)) * math.sqrt(self.best)
            return min(1.0, (1 - _WORDS) * self.best + _WORDS * words)
        return _BY_WORDS * alike if alike >= _ALIKE else 0.0


@dataclass(slots=True)
class Serving:
    """Scores offers for one need; `rarity` of its stems, 0..1. What alike offers serve is kept."""

    wanted: Wanted
    rarity: Mapping[str, float]
    _known: dict[Abilities, _Served] = field(default_factory=dict)
    _said: float = 0.0

    def __post_init__(self) -> None:
        self._said = sum(self.rarity.values()) or 1.0

    def score(self, offer: Offered) -> tuple[float, str]:
        """How well an offer serves the need, 0..1, and by which service."""
        served = self._served(offer.abilities)
        if not served.service and (served.chosen or served.ruled_out):
            return (_CHOSEN if served.chosen else 0.0), ""
        return served.score(self._alike(offer.stems)), served.service

    def most(self, able: Abilities) -> float:
        """The most that an offer with these abilities can score, whatever its words are."""
        served = self._served(able)
        if not served.service and (served.chosen or served.ruled_out):
            return _CHOSEN if served.chosen else 0.0
        return served.score(1.0)

    def _served(self, able: Abilities) -> _Served:
        served = self._known.get(able)
        if served is None:
            served = self._known[able] = _serve(self.wanted, able)
        return served

    def _alike(self, said: frozenset[str]) -> float:
        """Words in common, weighed by how rare they are, 0..1."""
        common = self.rarity.keys() & said
        if not common:
            return 0.0
        shared = sum([self.rarity[stem] for stem in common])
        return min(1.0, shared / math.sqrt(self._said * max(1, len(said))))


def _serve(wanted: Wanted, offer: Abilities) -> _Served:
    best, service = 0.0, ""
    total = 0.0
    kin = kinship()
    for name, share in wanted.services.items():
        if name in offer.excluded:
            continue
        most = 0.0
        for other, kinship_weight in kin[name].items():
            given = offer.services.get(other)
            if given is None:
                continue
            value = share * given * kinship_weight
            if name in _ON_LANGUAGE or other in _ON_LANGUAGE:
                value *= _languages(wanted.tongues, offer.tongues)
            most = max(most, value)
            if value > best:
                best, service = value, other
        total += most
    more = max(0.0, total - best)
    known = any(kind in offer.kinds for kind in wanted.kinds if kind != "other")
    chosen = known and not (wanted.services and offer.services)
    ruled_out = not offer.excluded.isdisjoint(wanted.services)
    if service:
        best *= _conditions(wanted, offer, service)
    return _Served(best, more, service, chosen, ruled_out)


def _conditions(wanted: Wanted, offer: Abilities, service: str) -> float:
    """What the need asks besides the service: a wheelchair that fits, a language to talk in."""
    value = 1.0
    known = concepts().get(service)
    rides = known is not None and known.category == "ride"
    if rides and not offer.wheels and with_wheels(wanted.stems):
        value *= 0.0 if offer.no_wheels else _ELSE
    foreign = offer.tongues - {"dutch"}
    if service in _TALK and foreign and not foreign & wanted.tongues:
        value *= _ELSE
    return value


def _languages(one: frozenset[str], two: frozenset[str]) -> float:
    if not one or not two:
        return 0.8
    if one <= two:
        return 1.0
    return 0.5 if (one & two) - {"dutch"} else 0.1
