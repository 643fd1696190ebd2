"""Which open requests a coordinator wants to see: when, whose, what kind, which part of town."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.people import Neighbourhood
from bot.turn import Turn
from handlers import helping, staff
from handlers.requests import PlaceState, Request, places

ALIKE = 80  # of 100: "lamp" and "Lamp ophangen", "boodschapen" and "Boodschappen"
_WHEN = {
    "today": r"vandaag|today",
    "week": r"deze week|week|this week",
    "later": r"later|zonder datum|no date",
}
_WHOSE = {
    "mine": r"van mij|mijn(?:e)?|mine|my",
    "free": r"van niemand|vrij(?:e)?|niet gepakt|free",
    "alone": r"zonder helper|nog niemand|without (?:a )?helper",
}
_POSTCODE = re.compile(r"\b(\d{4})(?: ?([a-z])[a-z]?)?\b")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asked to see; everything when nothing is named."""

    when: str = ""  # today, week, later
    whose: str = ""  # mine, free, alone
    postcode: str = ""
    kind: str = ""
    place: Neighbourhood | None = None

    @property
    def anything(self) -> bool:
        return bool(self.when or self.whose or self.postcode or self.kind)


def wanted(turn: Turn, words: str) -> Wanted:
    """ "vandaag", "boodschappen deze week", "zuid van mij", "7334"."""
    rest = f" {words.lower().strip()} "
    when, rest = _pick(rest, _WHEN)
    whose, rest = _pick(rest, _WHOSE)
    found = _POSTCODE.search(rest)
    postcode = ""
    if found is not None:
        postcode = f"{found[1]}{(found[2] or '').upper()}"
        rest = rest.replace(found[0], " ")
    place = _named(turn, " ".join(rest.split()))
    rest = " ".join(re.sub(r"\b(?:in|met|de|het|voor|alle|all)\b", " ", rest).split())
    return Wanted(when, whose, postcode, "" if place else rest, place)


def _pick(words: str, known: dict[str, str]) -> tuple[str, str]:
    for name, pattern in known.items():
        match = re.search(rf"\b(?:{pattern})\b", words)
        if match is not None:
            return name, words[: match.start()] + words[match.end() :]
    return "", words


def _named(turn: Turn, words: str) -> Neighbourhood | None:
    """The neighbourhood of theirs that is called so."""
    words = words.removeprefix("in ")
    if not words:
        return None
    scored = [(fuzz.ratio(words, place.name.casefold()), place) for place in staff.where(turn)]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= ALIKE else None


def fitting(
    turn: Turn, found: list[Request], what: Wanted, group_of: Callable[[Turn, Request], str]
) -> list[Request]:
    """Those of `found` that are wanted, in the same order."""
    return [
        request
        for request in found
        if (not what.when or group_of(turn, request) == what.when)
        and _whose(turn, request, what.whose)
        and (not what.kind or _is_about(turn, request, what.kind))
        and (not what.postcode or helping.postcode(turn, request).startswith(what.postcode))
    ]


def _whose(turn: Turn, request: Request, whose: str) -> bool:
    if whose == "mine":
        return request.taken_by_id == turn.me.id
    if whose == "free":
        return request.taken_by_id is None
    if whose == "alone":
        return bool(places(turn.db, request, PlaceState.OPEN))
    return True


def _is_about(turn: Turn, request: Request, kind: str) -> bool:
    title = turn.words("coo.title", turn.me, titel=request.title).casefold()
    name = turn.words("coo.title", turn.me, titel=request.kind_name).casefold()
    return max(fuzz.partial_ratio(kind, title), fuzz.partial_ratio(kind, name)) >= ALIKE
