"""How well an offer serves a need: by its services first, by words in common after that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from matching.language import guess_language
from matching.lexicon.concept import concepts, kinship
from matching.offered import Abilities, Offered, led, sure, telling, with_wheels
from matching.profile import CLEAR, profile
from matching.recognise.understanding import Need
from matching.rivals import another, rivals
from matching.things import named
from matching.tongues import MOTHER_TONGUES, tongues
from matching.vocabulary import Vocabulary
from matching.words import sentence

_LEAST = 0.5  # services below this share of the strongest do not count in a need
_FULL = 0.85  # the most of a score by services alone
_MORE = 0.3  # how much further services in common add
_WORDS = 3.0  # how much words in common add
_UNSURE = 0.1  # of the highest scores: nobody fits that surely, and waves count on it
_OTHER_KIND = 0.15  # what a service loses where the offer is mainly about another kind of help
_CLEAR = 0.8  # share from which a service of an offer is clear
_CLEARLY = 0.35  # what words in common count where both are clear and no service is the same
_CHOSEN = 0.42  # score of a category somebody chose, where the words tell nothing
_ELSE = 0.6  # an offer of a ride that says nothing about a wheelchair that has to come along
_SAME_WORD = 0.3  # likeness in words from which it may be the same thing
_NOTHING = 0.35  # of anything to lend where no thing or word is the same
_RIVAL = 0.3  # of another thing of one kind: a guitar where a violin is meant
_ANOTHER = 0.6  # what is left of "anything to lend" where each names something else
_TALK = frozenset({"coffee", "games", "listen", "phone_buddy", "walk", "read_aloud", "daily_call"})
_TRANSLATES = frozenset({"interpret"})
_ON_LANGUAGE = frozenset({"interpret", "tandem", "tandem_english", "speak_with", "sign_language"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """A need as it is compared with offers."""

    services: Mapping[str, float]  # 0..1
    words: frozenset[str]
    tongues: frozenset[str]
    kinds: tuple[str, ...]
    alike: bool  # whether words in common count
    led: Mapping[str, float]  # categories of its services, 0..1
    clear: bool  # the lexicon surely knows what it is about
    rivals: Mapping[str, frozenset[str]]  # by kind, what it names of things of one kind


def read_need(need: Need, own: Vocabulary) -> Wanted:
    """A need in the asker's words, or as somebody chose it."""
    found = dict(profile(need.text, own=own).weights) if need.text and not need.chosen else {}
    for name, weight in need.services if not need.chosen else ():
        found[name] = max(weight, found.get(name, 0.0))
    if need.concept:
        found[need.concept] = max(2.0 if need.chosen else 1.0, found.get(need.concept, 0.0))
    top = max(found.values(), default=0.0)
    said = telling(need.text)
    strong = {name: share / top for name, share in found.items() if share >= _LEAST * top}
    return Wanted(
        services={name: share * sure(top) for name, share in strong.items()},
        led=led(strong),
        words=said,
        tongues=_spoken(need.text, strong),
        kinds=need.categories,
        alike=not need.chosen,
        clear=top >= CLEAR,
        rivals=rivals(said),
    )


def _spoken(text: str, services: Iterable[str]) -> frozenset[str]:
    """The languages it is about; who names none and needs an interpreter speaks their own."""
    words = sentence(text)
    named_ones = tongues(words.words)
    if named_ones <= {"dutch"} and not _TRANSLATES.isdisjoint(services):
        own = MOTHER_TONGUES.get(guess_language(words))
        return named_ones | {own} if own else named_ones
    return named_ones


@dataclass(frozen=True, slots=True)
class _Served:
    """What abilities alone make of a need."""

    best: float  # 0 where no service serves it
    service: str
    weight: float  # how much words in common say beside that
    ruled_out: bool  # or only chosen: then words say nothing

    def score(self, alike: float) -> float:
        """With so much likeness in words, 0..1."""
        if self.ruled_out:
            return self.best
        left: float = (1.0 - self.weight * alike) ** _WORDS
        score = 1.0 - (1.0 - self.best) * left
        return score * (1.0 - _UNSURE * score * score)


@dataclass(slots=True)
class Serving:
    """Scores offers for one need. What offers of the same abilities serve is kept."""

    wanted: Wanted
    _known: dict[Abilities, _Served] = field(default_factory=dict)

    def score(self, offer: Offered, alike: float) -> tuple[float, str]:
        """How well an offer serves the need, 0..1, and by which service.

        `alike` is how much its words are like those of the need, 0..1.
        """
        served = self._served(offer.abilities)
        score = served.score(alike)
        if self._of_something(served.service):
            score *= self._in_common(offer, alike)
        if another(served.service, self.wanted.rivals, offer.rivals):
            score *= _RIVAL
        return score, served.service

    def _of_something(self, service: str) -> bool:
        """Whether this is lending or giving anything at all, so that it matters what."""
        known = concepts().get(service)
        return known is not None and known.general and known.action in ("lend", "give")

    def _in_common(self, offer: Offered, alike: float) -> float:
        """What is left of "anything to lend" where the thing is another, or none in common."""
        mine, theirs = named(self.wanted.words), named(offer.words)
        if not self.wanted.words or not mine.isdisjoint(theirs):
            return 1.0
        if alike < _SAME_WORD:
            return _NOTHING
        return _ANOTHER if mine and theirs else 1.0

    def most(self, able: Abilities, alike: float) -> float:
        """The most that an offer with these abilities can score, if no more alike than that."""
        return self._served(able).score(alike)

    def _served(self, able: Abilities) -> _Served:
        served = self._known.get(able)
        if served is None:
            served = self._known[able] = _serve(self.wanted, able)
        return served


def _serve(wanted: Wanted, offer: Abilities) -> _Served:
    best, service, more = _by_service(wanted, offer)
    same = max((s * offer.led.get(kind, 0.0) for kind, s in wanted.led.items()), default=0.0)
    if service:
        best *= _conditions(wanted, offer, service) * (1.0 - _OTHER_KIND * (1.0 - same))
        counts = min(1.0, 2 * best)  # another language, or no room for a wheelchair
        best += _MORE * more * (1.0 - best)
        return _Served(_FULL * best, service, counts, ruled_out=False)
    if any(kind in offer.kinds for kind in wanted.kinds if kind != "other") and not (
        wanted.services and offer.services
    ):
        return _Served(_CHOSEN, "", 0.0, ruled_out=True)
    if not offer.excluded.isdisjoint(wanted.services):
        return _Served(0.0, "", 0.0, ruled_out=True)
    clear = wanted.clear and any(share >= _CLEAR for share in offer.services.values())
    return _Served(0.0, "", _CLEARLY if clear else 1.0, ruled_out=False)


def _by_service(wanted: Wanted, offer: Abilities) -> tuple[float, str, float]:
    """How well the service in common serves, which, and how much others add."""
    best, service, total = 0.0, "", 0.0
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
    return best, service, min(1.0, max(0.0, total - best))


def _conditions(wanted: Wanted, offer: Abilities, service: str) -> float:
    """What the need asks besides the service: a wheelchair that fits, a language to talk in."""
    value = 1.0
    known = concepts().get(service)
    rides = known is not None and known.category == "ride"
    if rides and not offer.wheels and with_wheels(wanted.words):
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
