"""What a text is about: the services in it, how sure each is, and what it rules out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from matching.hints import hints
from matching.idle import idle
from matching.language import guess_language, is_small, is_small_in
from matching.leaning import MOST, Leaning, told_by
from matching.lexicon.book import book
from matching.lexicon.concept import concepts
from matching.negation import negated
from matching.phrasebook import FURTHER, Hit
from matching.spelling import repair
from matching.vocabulary import NOTHING, Vocabulary
from matching.words import Sentence, sentence

CLEAR = 0.9  # a service from this weight on is clear
REPAIRED = 0.8  # words that had to be repaired count less
APART = 0.85  # words of one pattern in two clauses count less
GIVES_WAY = 0.55  # what is left of a service whose words tell a finer one
OVERRULED = 1.5  # a service that is so much clearer is meant as well
_NOT_CLEAR = 0.85  # the most that hints make of a service
_AGREED = 0.8  # of a hint, where a pattern tells the same
_HINTED = 0.9  # of a hint, where nothing else does
_ENOUGH = 0.55  # a hint from which a service counts though a pattern tells another
_SMALL = 0.05  # a small word that completes a pattern ("gras staat") adds no more than this
EXTRA = 0.12  # every further pattern of the same service adds this
_ACTIONS = {"lend": "lend_item", "give": "give_item", "teach": "teach_any"}


@dataclass(frozen=True, slots=True)
class Profile:
    """The services of a text with their weight (about 1 for a clear one), strongest first."""

    weights: Mapping[str, float]
    excluded: frozenset[str]  # services that are ruled out in so many words
    places: Mapping[str, tuple[int, ...]]  # positions of the words that told the service
    language: str
    hinted: frozenset[str]  # services that no pattern tells, only hints
    told: Mapping[str, float]  # the weights before what all the words lean to was counted
    leans: tuple[int, ...] = ()  # positions of the words that lean, where that was not counted yet


@lru_cache(maxsize=4096)
def profile(text: str, *, offer: bool = False, own: Vocabulary = NOTHING) -> Profile:
    """What this text asks for or offers; `own` are words of the neighbourhood it is read in."""
    return read(sentence(text), offer=offer, own=own)


def services(text: str, own: Vocabulary) -> tuple[tuple[str, float], ...]:
    """The services a request tells, strongest first, as `Need.services` has them."""
    return tuple(profile(text, own=own).weights.items())


def read(
    words: Sentence,
    *,
    offer: bool,
    own: Vocabulary = NOTHING,
    aside: frozenset[int] = frozenset(),
) -> Profile:
    """As `profile`, for a text that was cut into words before; those `aside` are not looked at."""
    return leant(quick(words, offer=offer, own=own, aside=aside), words)


def quick(
    words: Sentence,
    *,
    offer: bool,
    own: Vocabulary = NOTHING,
    aside: frozenset[int] = frozenset(),
) -> Profile:
    """The same by patterns and hints alone, as quick as small talk has to be read."""
    language = guess_language(words)
    out = negated(words, offer=offer) - aside
    passed = out | aside | idle(words)
    meant = [at for at in range(len(words.words)) if at not in passed]
    hits = _hits(words, meant, language)
    ruled_out = _hits(words, sorted(out), language) if out else []
    if own:
        hits, ruled_out = own.among(hits, words, meant), own.among(ruled_out, words, out)
    weights, places = _weigh(hits, words)
    if max(weights.values(), default=0.0) < CLEAR:
        weights, places = _repaired(words, meant, language, weights, places)
    ours = own.places(words, meant) if own else frozenset()
    patterns = frozenset(weights)
    _hinted(words, [at for at in meant if at not in ours], language, weights, places)
    weights = _sorted(weights)
    excluded = frozenset(hit.label for hit in ruled_out if hit.label not in weights)
    hinted = frozenset(weights) - patterns
    leans = () if ours else tuple(meant)  # a word they taught decides
    return Profile(weights, excluded, places, language, hinted, weights, leans)


def leant(given: Profile, words: Sentence) -> Profile:
    """The same with what all the words that are meant lean to."""
    if not given.leans:
        return given
    clearest = next(iter(given.weights.values()), 0.0)
    leaning = Leaning((words.words[at] for at in given.leans), clearest)
    told = told_by(leaning, given.weights, concepts())
    more = {name: weight for name, weight in told.items() if name not in given.excluded}
    weights = _sorted({**given.weights, **more})
    places = {**dict.fromkeys(more, given.leans), **given.places}
    hinted = given.hinted.union(more.keys() - given.weights.keys())
    said = {**more, **given.weights}  # which of two is meant is not for leanings to say
    if len(weights) > 1:
        weights = leaning.weigh(weights, concepts())
        added = {name: min(MOST, weights[name]) for name in more.keys() - given.weights.keys()}
        weights = _sorted({**weights, **added})
    return Profile(weights, given.excluded, places, given.language, hinted, said)


def _sorted(weights: dict[str, float]) -> dict[str, float]:
    if len(weights) < 2:
        return weights
    return dict(sorted(weights.items(), key=lambda pair: (-pair[1], pair[0])))


def _repaired(
    words: Sentence,
    meant: list[int],
    language: str,
    weights: dict[str, float],
    places: dict[str, tuple[int, ...]],
) -> tuple[dict[str, float], dict[str, tuple[int, ...]]]:
    """Where no service is clear, what the words mean once typing errors are repaired."""
    spelled = tuple(repair(word, language) for word in words.words)
    if spelled == words.words:
        return weights, places
    found, where = _weigh(_hits(replace(words, words=spelled), meant, language), words)
    for name, weight in found.items():
        if weight * REPAIRED > weights.get(name, 0.0):
            weights[name], places[name] = weight * REPAIRED, where[name]
    return weights, places


def _hinted(
    words: Sentence,
    meant: list[int],
    language: str,
    weights: dict[str, float],
    places: dict[str, tuple[int, ...]],
) -> None:
    """Adds what single words hint at to what patterns tell; alone it counts if none is clear."""
    clear = max(weights.values(), default=0.0) >= CLEAR
    for service, (share, at) in hints(language).find(words, meant).items():
        told = weights.get(service, 0.0)
        if told >= CLEAR:
            weights[service] = told + _AGREED * share
        elif told:
            weights[service] = min(max(told + _AGREED * share, share), _NOT_CLEAR)
        elif not clear or share >= _ENOUGH:
            weights[service], places[service] = _HINTED * share, at


def _hits(words: Sentence, meant: list[int], language: str) -> list[Hit]:
    hits = book(language).match(words, meant)
    if language != "nl" and (not hits or language in ("en", "tr", "pl")):
        hits = hits + [
            Hit(hit.label, hit.weight * 0.8, hit.at) for hit in book("nl").match(words, meant)
        ]
    elif not hits:  # an English word in a Dutch sentence, but not the Dutch "van"
        meant = [at for at in meant if not is_small_in(words.words[at], "nl")]
        hits = book("en").match(words, meant)
    return hits


def _weigh(
    hits: list[Hit], words: Sentence
) -> tuple[dict[str, float], dict[str, tuple[int, ...]]]:
    best: dict[str, float] = {}
    places: dict[str, tuple[int, ...]] = {}
    seen: dict[str, set[tuple[int, ...]]] = {}
    if not hits:
        return best, places
    for hit in hits:
        weight = hit.weight * _telling(hit, words)
        if words.clauses[hit.at[0]] != words.clauses[hit.at[-1]]:
            weight *= APART
        if weight > best.get(hit.label, 0.0):
            best[hit.label] = weight
            places[hit.label] = hit.at
        seen.setdefault(hit.label, set()).add(hit.at)
    for label in best:
        best[label] += EXTRA * min(3, len(seen[label]) - 1)
    _settle(best, places)
    return _by_action(best), places


def _telling(hit: Hit, words: Sentence) -> float:
    """The share of its weight that a pattern keeps: small words say little about a service."""
    size = len(hit.at)
    if size == 1:
        return 1.0
    small = sum(is_small(words.words[at]) for at in hit.at)
    if not small:
        return 1.0
    told = 1.0 + FURTHER * (size - small - 1) + _SMALL * small
    if small == size:  # "gaat er iemand met mij mee" is said for each way of going along
        told = 1.0 + _SMALL * (size - 1)
    return told / (1.0 + FURTHER * (size - 1))


def _settle(best: dict[str, float], places: dict[str, tuple[int, ...]]) -> None:
    """A service told by fewer of the same words gives way: "koken" in "leren koken"."""
    known = concepts()
    for one in places:
        for two in known[one].over if best[one] >= CLEAR else ():
            if two in best and best[two] <= best[one] * OVERRULED:
                best[two] *= GIVES_WAY
    if len(places) == 1:
        return
    for one in places:
        for two in places:
            if best[two] > best[one] and set(places[one]) < set(places[two]):
                best[one] *= GIVES_WAY
                break


def _by_action(best: dict[str, float]) -> dict[str, float]:
    """Where somebody speaks of lending, doing the work counts less, and the other way round."""
    known = concepts()
    for label in best if "lend_item" in best else ():
        if known[label].action == "do":
            best[label] *= 0.75
        elif known[label].action == "lend" and not known[label].general:
            best[label] *= 1.25
    if best.keys().isdisjoint(_ACTIONS.values()):
        return best
    fine = {known[label].action for label in best if not known[label].general}
    for action, label in _ACTIONS.items():
        if label in best and action in fine:
            best[label] *= 0.5
    return best
