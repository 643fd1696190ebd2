"""Which two people fit as buddies, why, and who goes with whom so that nobody is left out."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

from matching.graph import Graph, largest_matching, without

# What each thing in common is worth; together 1.
THINGS, EXCHANGE, TIMES, LANGUAGE, NEAR = 0.3, 0.3, 0.2, 0.1, 0.1
ENOUGH_THINGS, ENOUGH_TIMES = 2, 3  # more in common than this counts no more
PARTS = ("morning", "afternoon", "evening")


@dataclass(frozen=True, slots=True)
class Buddy:
    """Somebody who would like a buddy. What is left empty was not said."""

    person: int
    likes: frozenset[str] = frozenset()  # things to do together: walk, coffee, games …
    seeks: frozenset[str] = frozenset()  # what they would like somebody to do for them
    offers: frozenset[str] = frozenset()  # what they would do for somebody
    languages: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()  # "tue-afternoon"
    part: str = ""  # of the neighbourhood
    is_a: str = ""  # woman, man; "" when they would rather not say
    wants: str = ""  # woman, man; "" when it does not matter
    never: frozenset[int] = frozenset()  # persons: blocked, or it did not work out


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who may meet, how well they fit (0..1], and what they have in common."""

    one: int
    other: int
    score: float
    why: str  # the reason that weighs most: exchange, things, times, language or near
    what: tuple[str, ...]  # of that reason: ids of `pairs.toml`


def fit(one: Buddy, other: Buddy) -> Pair | None:
    """How two people fit, the same both ways; None when they should not be put together."""
    if one.person > other.person:
        one, other = other, one
    if one.person == other.person or not (_welcome(one, other) and _welcome(other, one)):
        return None
    if _nothing(one.languages, other.languages) or _nothing(one.times, other.times):
        return None
    found = _in_common(one, other)
    if not any(found[reason][1] for reason in ("exchange", "things")):
        return None  # nothing to do together
    why = max(found, key=lambda reason: found[reason][0])
    score = sum(worth for worth, _ in found.values())
    return Pair(one.person, other.person, round(score, 4), why, found[why][1])


def _welcome(one: Buddy, other: Buddy) -> bool:
    """Whether `one` would have this other; who did not say what they are fits no wish."""
    return other.person not in one.never and one.wants in ("", other.is_a)


def _nothing(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both said something and nothing of it is the same."""
    return bool(one and other and not one & other)


def _in_common(one: Buddy, other: Buddy) -> dict[str, tuple[float, tuple[str, ...]]]:
    """Of each reason: what it is worth, and what it consists of."""
    things = one.likes & other.likes
    given = (one.seeks & other.offers, other.seeks & one.offers)
    asking = [wish for wish in (one.seeks, other.seeks) if wish]
    exchange = EXCHANGE * sum(map(bool, given)) / max(1, len(asking))
    times, languages = one.times & other.times, one.languages & other.languages
    near = bool(one.part) and one.part == other.part
    return {
        "exchange": (exchange, tuple(sorted(given[0] | given[1]))),
        "things": (THINGS * min(1.0, len(things) / ENOUGH_THINGS), tuple(sorted(things))),
        "times": (TIMES * min(1.0, len(times) / ENOUGH_TIMES), tuple(sorted(times, key=_clock))),
        "language": (LANGUAGE * bool(languages), tuple(sorted(languages))),
        "near": (NEAR * near, ()),
    }


def _clock(moment: str) -> tuple[int, int]:
    day, _, part = moment.partition("-")
    days = tuple(_words()["en"]["days"])
    return (
        days.index(day) if day in days else len(days),
        PARTS.index(part) if part in PARTS else len(PARTS),
    )


def pair_up(people: Iterable[Buddy]) -> list[Pair]:
    """Who goes with whom, the best pair first; nobody is in two.

    First of all as many people as possible have a buddy. Within that the pairs are stable: two
    people who would both fit better with each other are only kept apart when together they would
    leave somebody out, or when one of them goes with somebody who fits better still.
    """
    everybody = sorted(people, key=lambda buddy: buddy.person)
    found = (fit(one, other) for one, other in combinations(everybody, 2))
    pairs = sorted((p for p in found if p), key=lambda p: (-p.score, p.one, p.other))
    graph: Graph = {buddy.person: set() for buddy in everybody}
    for pair in pairs:
        graph[pair.one].add(pair.other)
        graph[pair.other].add(pair.one)
    partner, chosen = largest_matching(graph), []
    for pair in pairs:
        if pair.one not in graph or pair.other not in graph:
            continue  # one of them has a buddy already
        rest = without(graph, partner, pair.one, pair.other)
        if rest is not None:
            chosen.append(pair)
            graph, partner = rest
    return chosen


def explain_pair(pair: Pair, language: str = "nl") -> str:
    """The reason for a pair, in Dutch or else in English, to be said to both."""
    words = _words()["nl" if language == "nl" else "en"]
    sentence: str = words["sentence"][pair.why]
    if pair.why == "times":
        return sentence.format(times=_listed([_moment(words, moment) for moment in pair.what]))
    names = words["languages" if pair.why == "language" else "things"]
    said = _listed([names.get(thing, thing) for thing in pair.what])
    return sentence.format(things=said, language=said)


def _moment(words: Mapping[str, Any], moment: str) -> str:
    day, _, part = moment.partition("-")
    named: str = words["parts"].get(part, "{day}").format(day=words["days"].get(day, day))
    return named


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((Path(__file__).parent / "pairs.toml").read_text("utf-8"))
