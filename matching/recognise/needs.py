"""The needs in a message: one, or several when it asks for several separate things."""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from matching.lexicon import CATEGORIES
from matching.lexicon.concept import concepts, kinship
from matching.moments import Moment, find_moments
from matching.moments.find import find_recurring
from matching.profile import CLEAR, Profile, read
from matching.recognise.facts import joins, on_behalf, people, urgency
from matching.recognise.private import merged, without
from matching.recognise.questions import stretches
from matching.recognise.understanding import Need
from matching.recognise.when import by_then, main_moment
from matching.words import Sentence, sentence

Span = tuple[int, int]

_ASIDE = 0.8  # a second service of this share of the first is asked for as well
_APART = 0.6  # and one of this share, when it stands apart
_LISTED = 0.5  # or of this share, between a comma and "en": "hond, boodschappen en lamp"
_NAMED = 0.5  # weight of a service that an offer only names
_OR = frozenset({"of", "or", "veya", "lub", "albo", "або", "او"})
_MOST = 4  # separate needs in one message
_DATELESS = ("lend", "give", "teach")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the message about one need: its services, strongest first, and characters."""

    services: tuple[str, ...]
    start: int
    end: int


def parts(words: Sentence, profile: Profile, *, offer: bool = False) -> tuple[Part, ...]:
    """The separate needs in a message; one Part when there is one need or none.

    Who offers something names all they can do, in few words: each of those counts.
    """
    tops = _offered(profile) if offer else _separate(words, profile)
    if len(tops) < 2:
        return (Part(tuple(profile.weights), 0, len(words.raw)),)
    # An offer is "helpen met boodschappen en rijden": the last word of a service is its own.
    begins = -1 if offer else 0
    tops.sort(key=lambda name: profile.places[name][begins])
    bounds = [0]
    for one, two in pairwise(tops):
        at = _border(words, profile.places[one][-1], profile.places[two][begins], offer=offer)
        bounds.append(words.starts[at])
    bounds.append(len(words.raw))
    return tuple(
        Part((name,), bounds[place], bounds[place + 1]) for place, name in enumerate(tops)
    )


def _separate(words: Sentence, profile: Profile) -> list[str]:
    """The services that stand apart, one a category, strongest first."""
    known = concepts()
    found: list[str] = []
    best = next(iter(profile.told.values()), 0.0)
    for name, weight in profile.told.items():
        if weight < max(CLEAR, _LISTED * best) or len(found) == _MOST:
            break
        if weight < _APART * best and not _listed(words, profile.places[name][0]):
            continue
        if known[name].general or any(_together(words, profile, name, one) for one in found):
            continue
        found.append(name)
    return found


def _offered(profile: Profile) -> list[str]:
    """The services of an offer, one a category, each told by words of its own."""
    known = concepts()
    found: list[str] = []
    for name, weight in profile.weights.items():
        if weight < _NAMED or len(found) == _MOST:
            break
        told = set(profile.places[name])
        if any(
            known[name].category == known[one].category or told & set(profile.places[one])
            for one in found
        ):
            continue
        found.append(name)
    return found


def _together(words: Sentence, profile: Profile, one: str, two: str) -> bool:
    """Whether two services are one need: same kind, kin, told by the same words, or not joined."""
    known, kin = concepts(), kinship()
    if known[one].category == known[two].category or two in kin[one] or one in kin[two]:
        return True
    first, second = sorted((profile.places[one], profile.places[two]))
    if first[-1] >= second[0]:
        return True
    between = words.words[first[-1] + 1 : second[0]]
    joined = any(joins(word) for word in between) or "+" in words.raw
    if words.clauses[first[-1]] < words.clauses[second[0]] and _listed(words, second[0]):
        return False
    return not joined or second[0] - first[-1] < 2


def _listed(words: Sentence, at: int) -> bool:
    """Whether the word stands between a comma and a later "en"."""
    return words.clauses[at] > 0 and any(joins(word) for word in words.words[at + 1 :])


def _border(words: Sentence, one: int, two: int, *, offer: bool) -> int:
    """The word where the second need begins: after the last joiner, or a new clause."""
    for at in range(two, one, -1):
        if (
            joins(words.words[at])
            or (offer and words.words[at] in _OR)
            or words.clauses[at] != words.clauses[at - 1]
        ):
            return at
    return two


def categories(services: tuple[str, ...], profile: Profile) -> tuple[str, ...]:
    """The categories of these services, most important first; ("other",) when there is none."""
    known = concepts()
    found: list[str] = []
    best = max((profile.weights[name] for name in services), default=0.0)
    for name in services:
        if profile.weights[name] < _ASIDE * best:
            continue
        for kind in (known[name].category, *known[name].also):
            if kind not in found:
                found.append(kind)
    if len(found) > 1 and "other" in found:
        found.remove("other")
    return tuple(found[:2]) or ("other",)


def make_needs(
    words: Sentence,
    profile: Profile,
    reference: datetime,
    hidden: tuple[Span, ...],
    *,
    offer: bool,
) -> tuple[Need, ...]:
    """The needs of a message. `hidden` are the spans that are left out of their text."""
    whole = main_moment(find_moments(words.raw, reference), reference, words, hidden)
    recurring = find_recurring(words.raw, reference)
    asked = [(0, len(words.raw))] if offer else stretches(words)
    needs: list[Need] = []
    for start, end in asked:
        own, inside = words, hidden
        if len(asked) > 1:
            own, inside = sentence(words.raw[start:end]), _within(hidden, start, end)
            profile = read(own, offer=False)
        found = parts(own, profile, offer=offer)
        alone = len(asked) == len(found) == 1
        needs += (
            _need(own, profile, part, reference, inside, whole, recurring, alone=alone)
            for part in found
        )
    whom = on_behalf(words)
    return tuple(replace(need, on_behalf=whom) for need in needs[:_MOST])


def _within(hidden: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    """The hidden spans inside a stretch, counted from its start."""
    return merged(
        (max(low, start) - start, min(high, end) - start)
        for low, high in hidden
        if low < end and high > start
    )


def _need(
    words: Sentence,
    profile: Profile,
    part: Part,
    reference: datetime,
    hidden: tuple[Span, ...],
    whole: Moment | None,
    recurring: str | None,
    *,
    alone: bool,
) -> Need:
    raw = words.raw[part.start : part.end]
    own = sentence(raw)
    inside = _within(hidden, part.start, part.end)
    when = whole
    if not alone:
        when = main_moment(find_moments(raw, reference), reference, own, inside) or whole
    concept = _clear_concept(part, profile)
    kinds = categories(part.services, profile)
    when = by_then(when, own, kinds[0], reference)
    known = concepts().get(concept)
    durable = CATEGORIES[kinds[0]].durable or kinds[0] == "give_away"
    return Need(
        categories=kinds,
        concept=concept,
        action=known.action if known else "do",
        when=when,
        urgency=urgency(own if not alone else words, when, reference, durable=durable),
        people=people(words) if alone else people(own),
        recurring=(when.recurring if when else None) or recurring,
        on_behalf="",
        text=without(raw, inside),
        missing=_missing(concept, kinds, when, recurring),
        services=tuple(profile.weights.items()) if alone else (),
    )


def _clear_concept(part: Part, profile: Profile) -> str:
    name = next(iter(part.services), "")
    told = name and name not in profile.hinted and profile.weights[name] >= 0.5
    return name if told else ""


def _missing(
    concept: str, kinds: tuple[str, ...], when: Moment | None, recurring: str | None
) -> tuple[str, ...]:
    """What a good host would still ask: "what", "when"."""
    known = concepts().get(concept)
    missing: list[str] = []
    if known is None or (known.general and known.category == "other"):
        missing.append("what")
    dateless = known is not None and (known.undated or known.action in _DATELESS)
    dateless = dateless or CATEGORIES[kinds[0]].durable
    if when is None and recurring is None and not dateless:
        missing.append("when")
    return tuple(missing)
