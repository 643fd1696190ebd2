"""Reads one message: kind, route, needs."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from matching.language import guess_language
from matching.profile import CLEAR, Profile, leant, quick, read
from matching.recognise.emergency import Emergency, emergency, emergency_hits
from matching.recognise.kinds import ACTED, Kind, signs, weigh
from matching.recognise.needs import categories, make_needs
from matching.recognise.private import Span, merged, private_spans
from matching.recognise.purse import disguised_route, leaning
from matching.recognise.questions import beside
from matching.recognise.quotes import own_words
from matching.recognise.routes import OPEN, Route, find_route
from matching.recognise.unable import without_reasons
from matching.recognise.understanding import Need, Understanding
from matching.vocabulary import NOTHING, Vocabulary
from matching.words import KEPT, Sentence, sentence

SURE = 0.65  # chance of a request or an offer from which a group hears of it
_ASKING = 0.1  # from this chance on, who names what is not allowed may be asking for it
_QUIET = 0.6  # from this chance on, small talk is not looked at any further
_TOLD = ("drugs", "debt", "worry")  # said to the bot alone, these are no small talk
_IGNORED = ("thanks", "claim")  # kinds that are never refused or referred
_PRICED = ("marketplace", "alert", "information")  # of which a price says nothing


def understand(
    text: str,
    reference: datetime,
    *,
    group: bool = False,
    expect: str = "",
    own: Vocabulary = NOTHING,
) -> Understanding:
    """What this message means. `reference` is aware and local; never raises.

    `group`: read in a group, where silence is the rule and a request has to be clear.
    `expect`: "request" or "offer" when that was just asked for, so that "boodschappen" is one.
    `own`: words that the neighbourhood uses in its own way; danger is heard all the same.
    """
    seen = _read(text, group=group, expect=expect, own=own)
    kind, route, found = seen.kind, seen.route, seen.found
    if kind.name not in ACTED and route is OPEN and found is None:
        return _plain(text, kind, seen.language)
    if kind.name == "offer":
        profile = read(seen.words, offer=True, own=own)
    else:
        profile = without_reasons(seen.words, leant(seen.profile, seen.words), own)
    return _full(text, replace(seen, profile=profile), reference)


def kind_in_group(text: str) -> str:
    """The kind of a message in a group, as `understand` has it, and nothing more of it."""
    return _read(text, group=True, expect="", own=NOTHING).kind.name


def asks_for_help(text: str) -> bool:
    """Whether this asks all neighbours something, in so many words: "wie kan …", "iemand nodig".

    "De bel doet het niet" tells of a trouble too, and may be the answer to what was asked.
    """
    seen = _read(text, group=True, expect="", own=NOTHING)
    if seen.kind.name != "request":
        return False
    return "request.strong" in signs(seen.words, seen.language, 0.0)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was made of a message before anything of it is worked out."""

    words: Sentence
    language: str
    profile: Profile
    kind: Kind
    route: Route
    found: Emergency | None


@lru_cache(maxsize=64)  # the filter reads a message, and then whoever acts on it
def _read(text: str, *, group: bool, expect: str, own: Vocabulary) -> _Seen:
    words = sentence(text)
    found = emergency(text)
    language = guess_language(words)
    profile = without_reasons(words, quick(words, offer=False, own=own), own)
    clearest = next(iter(profile.weights.values()), 0.0)
    kind = weigh(words, language, clearest, group=group)
    kind = _said(text, kind, language, group=group)
    if clearest >= CLEAR and kind.name in ("request", "information"):
        asked = beside(words, kind.name)
        if asked:
            kind = asked[0]
            profile = read(words, offer=False, own=own, aside=asked[1])
    if expect:
        kind = Kind(expect, kind.chances)
    elif group:
        kind = _surely(kind)
    route = _route(words, kind, found, group=group)
    return _Seen(words, language, profile, _settle(kind, route, found), route, found)


def _said(text: str, kind: Kind, language: str, *, group: bool) -> Kind:
    """Who only quotes what somebody else asked or offered, asks and offers nothing."""
    own = own_words(text) if kind.name in ACTED else text
    if own == text:
        return kind
    words = sentence(own)
    clearest = next(iter(quick(words, offer=False).weights.values()), 0.0)
    said = weigh(words, language, clearest, group=group)
    return kind if said.name in ACTED else said


def _surely(kind: Kind) -> Kind:
    """In a group a request or an offer has to be clear; else it is what it may be besides."""
    chances = kind.chances
    if kind.name not in ACTED or chances["request"] + chances["offer"] >= SURE:
        return kind
    other = max((name for name in chances if name not in ACTED), key=lambda name: chances[name])
    return Kind(other, chances)


def _route(words: Sentence, kind: Kind, found: Emergency | None, *, group: bool) -> Route:
    if found is not None or kind.name in _IGNORED:
        return OPEN
    idle = kind.name in ("chitchat", "information") and kind.chances[kind.name] > _QUIET
    if idle and group:
        return OPEN
    route = find_route(words)
    if route is OPEN:
        route = disguised_route(words)
    if route is OPEN and (reason := leaning(words, priced=kind.name in _PRICED)):
        route = Route("refuse", reason=reason)
    if idle and route.reason not in _TOLD:
        return OPEN
    if kind.name == "offer" and route.to == "refer":
        return OPEN
    return route


def _settle(kind: Kind, route: Route, found: Emergency | None) -> Kind:
    """Somebody in need, or who asks for what is not allowed, asks; unless the kind is clear."""
    held = route.to == "refer" or route.reason in ("money", "pin", "keys")
    asks = found is not None or (held and kind.chances["request"] >= _ASKING)
    if asks and kind.name not in ("alert", "spam", "marketplace", "offer", "request"):
        told = found is not None and kind.chances["alert"] > kind.chances["request"]
        return Kind("alert" if told else "request", kind.chances)
    return kind


def _plain(text: str, kind: Kind, language: str) -> Understanding:
    """A message nobody has to act on: only its private places are looked for."""
    personal, health = private_spans(text)
    return Understanding(
        kind=kind.name, confidence=round(kind.chances[kind.name], 3), needs=(),
        language=language, route="neighbours", refer_to="", reason="", personal=personal,
        health=health, guesses=(),
    )  # fmt: skip


def _full(text: str, seen: _Seen, reference: datetime) -> Understanding:
    words, profile, kind = seen.words, seen.profile, seen.kind
    route, found = seen.route, seen.found
    personal, health = private_spans(text)
    if found is not None:
        told = sentence(text[:KEPT], KEPT)
        health = merged((*health, *(_clause(told, hit.at) for hit in emergency_hits(told))))
    elif route.to == "refer":
        health = merged((*health, _clause(words, route.at)))
    needs: tuple[Need, ...] = ()
    if kind.name in ("request", "offer"):
        hidden = merged((*personal, *health))
        needs = make_needs(words, profile, reference, hidden, offer=kind.name == "offer")
    if kind.name == "offer":
        needs = tuple(replace(need, missing=()) for need in needs)
    if found is not None:
        needs = tuple(_as_emergency(need) for need in needs)
    return Understanding(
        kind=kind.name,
        confidence=round(kind.chances[kind.name], 3),
        needs=needs,
        language=found.language if found else seen.language,
        route=found.route if found else route.to,
        refer_to=route.refer_to,
        reason=found.reason if found else route.reason,
        personal=personal,
        health=health,
        guesses=_guesses(profile),
    )


def _as_emergency(need: Need) -> Need:
    return Need(
        ("other",), "", "do", need.when, "emergency", 1, None, need.on_behalf, need.text, ()
    )


def _clause(words: Sentence, at: tuple[int, ...]) -> Span:
    """The characters of the clause or clauses these words are in."""
    if not at:
        return (0, 0)
    first, last = words.clauses[at[0]], words.clauses[at[-1]]
    inside = [place for place, clause in enumerate(words.clauses) if first <= clause <= last]
    return words.starts[inside[0]], words.ends[inside[-1]]


def _guesses(profile: Profile) -> tuple[str, ...]:
    """Up to two categories to ask about, when none is clear."""
    told = tuple(name for name in profile.weights if name not in profile.hinted)
    names = told or tuple(profile.weights)
    if not names:
        return ()
    first = categories(names[:1], profile)[0]
    other = next((k for n in names for k in categories((n,), profile) if k != first), "")
    others = (name for name in names if categories((name,), profile)[0] != first)
    rival = max((profile.told[name] for name in others), default=0.0)
    if profile.weights[names[0]] >= CLEAR and rival < 0.9 * profile.told[names[0]]:
        return ()
    return (first, other) if other else (first,)
