"""Which offers fit a need, and which open needs fit a new offer."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from matching.availability import Availability, fits, read_availability
from matching.fit import GOOD, THRESHOLD, Fit, OfferId
from matching.lexicon.concept import concepts, kinship
from matching.negation import negated
from matching.profile import Profile, profile
from matching.recognise.understanding import Need
from matching.tongues import tongues
from matching.vocabulary import NOTHING, Vocabulary
from matching.words import sentence

_LEAST = 0.5  # services below this share of the strongest do not count in a need
_WORDS = 0.15  # share of the score that words in common make up
_ALIKE = 0.35  # likeness in words alone from which an offer may fit without any service
_CHOSEN = 0.42  # score of a category somebody chose, where the words tell nothing
_STEM = 7  # letters of a word that count as its stem
_ELSE = 0.6  # an offer of a ride that says nothing about a wheelchair that has to come along
_WHEELS = ("rolstoe", "rollato", "wheelch", "scootmo", "walker")
_TALK = frozenset({"coffee", "games", "listen", "phone_buddy", "walk", "read_aloud", "daily_call"})
_ON_LANGUAGE = frozenset({"interpret", "tandem", "tandem_english", "speak_with", "sign_language"})
_COMMON = {
    "kan", "wil", "wie", "iemand", "voor", "een", "het", "mijn", "met", "naar", "van", "graag",
    "helpen", "hulp", "heb", "heeft", "hebben", "ben", "is", "zijn", "bij", "ook", "nog",
    "die", "dat", "dan", "wel", "niet", "geen", "zoek", "doen", "doe", "mag", "even", "maar",
    "als", "uit", "the", "and", "for", "with", "can", "who", "someone", "anyone", "help",
    "need", "you", "your", "want",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Offer:
    text: str
    services: Mapping[str, float]  # 0..1
    excluded: frozenset[str]
    stems: frozenset[str]
    tongues: frozenset[str]
    kinds: frozenset[str]  # categories somebody confirmed
    when: Availability


@dataclass(frozen=True, slots=True)
class _Wanted:
    services: Mapping[str, float]
    stems: frozenset[str]
    tongues: frozenset[str]
    kinds: tuple[str, ...]
    alike: bool  # whether words in common count


def stems(text: str, *, offer: bool = False) -> frozenset[str]:
    """The telling beginnings of the words of a text, what is ruled out left out."""
    words = sentence(text)
    out = negated(words, offer=offer)
    return frozenset(
        word[:_STEM]
        for at, word in enumerate(words.words)
        if len(word) > 2 and word not in _COMMON and at not in out
    )


def _shares(found: Profile) -> dict[str, float]:
    """Weights as shares of at most 1."""
    return {name: min(1.0, weight) for name, weight in found.weights.items()}


def _read_offer(text: str, kinds: Sequence[str], own: Vocabulary) -> _Offer:
    found = profile(text, offer=True, own=own)
    words = sentence(text)
    return _Offer(
        text,
        _shares(found),
        found.excluded,
        stems(text, offer=True),
        tongues(words.words),
        frozenset(kinds),
        read_availability(text),
    )


def _read_need(need: Need, own: Vocabulary) -> _Wanted:
    found = _shares(profile(need.text, own=own)) if need.text and not need.chosen else {}
    if need.concept:
        found[need.concept] = max(1.0, found.get(need.concept, 0.0))
    top = max(found.values(), default=0.0)
    strong = {name: share / top for name, share in found.items() if share >= _LEAST * top}
    words = sentence(need.text)
    return _Wanted(
        strong, stems(need.text), tongues(words.words), need.categories, alike=not need.chosen
    )


class Index:
    """The standing offers of one neighbourhood, kept up to date one by one.

    `own` are the words that this neighbourhood uses in its own way.
    """

    def __init__(self, own: Vocabulary = NOTHING) -> None:
        self.own = own
        self._offers: dict[OfferId, _Offer] = {}
        self._serving: dict[str, dict[OfferId, None]] = {}  # service to offers, in order
        self._saying: dict[str, dict[OfferId, None]] = {}  # stem to offers

    def __len__(self) -> int:
        return len(self._offers)

    def put(self, offer_id: OfferId, text: str, categories: Sequence[str] = ()) -> None:
        """Adds an offer, or replaces the one with this id.

        `categories` are those a person confirmed; they count where the words are not known.
        """
        self.drop(offer_id)
        offer = self._offers[offer_id] = _read_offer(text, categories, self.own)
        for name in (*offer.services, *(f"kind {kind}" for kind in offer.kinds)):
            self._serving.setdefault(name, {})[offer_id] = None
        for stem in offer.stems:
            self._saying.setdefault(stem, {})[offer_id] = None

    def learn(self, own: Vocabulary) -> None:
        """Other words of its own: the offers that have one of the old or the new are read anew."""
        before, self.own = self.own, own
        for offer_id, offer in list(self._offers.items()):
            if before.says(offer.text) or own.says(offer.text):
                self.put(offer_id, offer.text, tuple(offer.kinds))

    def drop(self, offer_id: OfferId) -> None:
        """Takes an offer out; one that is not there is no error."""
        offer = self._offers.pop(offer_id, None)
        if offer is None:
            return
        for name in (*offer.services, *(f"kind {kind}" for kind in offer.kinds)):
            self._serving[name].pop(offer_id, None)
        for stem in offer.stems:
            self._saying[stem].pop(offer_id, None)

    def rank(self, need: Need, limit: int = 50, *, reference: datetime | None = None) -> list[Fit]:
        """The offers that fit, best first, at most `limit`; empty where nobody should be asked.

        With `reference` (aware, local) an offer's own days and hours count against the need's.
        """
        wanted = _read_need(need, self.own)
        rarity = {stem: self._rarity(stem) for stem in wanted.stems if wanted.alike}
        found = []
        for offer_id in self._candidates(wanted, rarity):
            offer = self._offers[offer_id]
            score, service = _score(wanted, offer, rarity)
            if score >= THRESHOLD and reference is not None:
                score *= fits(offer.when, offer.text, need.when, reference)
            if score >= THRESHOLD:
                found.append(_fit(offer_id, score, service, wanted))
        found.sort(key=lambda fit: -fit.score)
        return found[:limit]

    def _rarity(self, stem: str) -> float:
        """How telling a stem is among these offers, 0..1."""
        known = len(self._saying.get(stem, ()))
        total = len(self._offers) + 1
        return math.log(total / (known + 0.5)) / math.log(2 * total) if known else 1.0

    def _candidates(self, wanted: _Wanted, rarity: Mapping[str, float]) -> Iterable[OfferId]:
        found: dict[OfferId, None] = {}
        kin = kinship()
        for name in wanted.services:
            for other in kin[name]:
                found.update(self._serving.get(other, {}))
        for kind in wanted.kinds:
            if kind != "other":
                found.update(self._serving.get(f"kind {kind}", {}))
        for stem, value in rarity.items():
            if value > 0.6:
                found.update(self._saying.get(stem, {}))
        return found


def _score(wanted: _Wanted, offer: _Offer, rarity: Mapping[str, float]) -> tuple[float, str]:
    """How well an offer serves a need, 0..1, and by which service."""
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
    alike = _alike(offer, rarity)
    if best:
        more = max(0.0, total - best)
        best *= _conditions(wanted, offer, service)
        alike = min(1.0, alike + 0.5 * more)
        return min(1.0, (1 - _WORDS) * best + _WORDS * min(1.0, 2 * alike) * best**0.5), service
    known = any(kind in offer.kinds for kind in wanted.kinds if kind != "other")
    if known and not (wanted.services and offer.services):
        return _CHOSEN, ""
    if set(wanted.services) & offer.excluded or alike < _ALIKE:
        return 0.0, ""
    return 0.9 * alike, ""


def _conditions(wanted: _Wanted, offer: _Offer, service: str) -> float:
    """What the need asks besides the service: a wheelchair that fits, a language to talk in."""
    value = 1.0
    known = concepts().get(service)
    rides = known is not None and known.category == "ride"
    if rides and _wheels(wanted.stems) and not _wheels(offer.stems):
        value *= 0.0 if any(wheel in offer.text.lower() for wheel in _WHEELS) else _ELSE
    foreign = offer.tongues - {"dutch"}
    if service in _TALK and foreign and not foreign & wanted.tongues:
        value *= _ELSE
    return value


def _wheels(stems_: frozenset[str]) -> bool:
    return any(stem.startswith(_WHEELS) for stem in stems_)


def _languages(one: frozenset[str], two: frozenset[str]) -> float:
    if not one or not two:
        return 0.8
    if one <= two:
        return 1.0
    return 0.5 if (one & two) - {"dutch"} else 0.1


def _alike(offer: _Offer, rarity: Mapping[str, float]) -> float:
    """Words in common, weighed by how rare they are, 0..1."""
    common = rarity.keys() & offer.stems
    if not common:
        return 0.0
    shared = sum(rarity[stem] for stem in common)
    whole = math.sqrt((sum(rarity.values()) or 1.0) * max(1, len(offer.stems)))
    return min(1.0, shared / whole)


def _fit(offer_id: OfferId, score: float, service: str, wanted: _Wanted) -> Fit:
    known = concepts().get(service)
    why = known.id if known else wanted.kinds[0]
    score = round(min(1.0, score), 4)
    return Fit(offer_id, score, "good" if score >= GOOD else "wider", service, why)


def rank_needs(
    offer_text: str, needs: Sequence[tuple[OfferId, Need]], own: Vocabulary = NOTHING
) -> list[Fit]:
    """The open needs a new offer fits, best first; `offer_id` of a fit is the need's id."""
    offer = _read_offer(offer_text, (), own)
    found = []
    for need_id, need in needs:
        wanted = _read_need(need, own)
        rarity = dict.fromkeys(wanted.stems if wanted.alike else (), 0.8)
        score, service = _score(wanted, offer, rarity)
        if score >= THRESHOLD:
            found.append(_fit(need_id, score, service, wanted))
    found.sort(key=lambda fit: -fit.score)
    return found
