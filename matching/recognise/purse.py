"""Money, cards and codes: what nobody asks, offers or passes on between neighbours."""

from matching.recognise.disguise import undisguised
from matching.recognise.routes import OPEN, Route, find_route
from matching.words import sentence

_MATTERS = ("money", "pin")


def money_matter(text: str) -> str:
    """Why these words may not be passed on: "money", "pin" (cards and codes), or "".

    For messages of which it does not matter whether they ask or tell. Reads 300 characters.
    """
    for said in (text, undisguised(text)):
        route = find_route(sentence(said)) if said else OPEN
        if route.reason in _MATTERS:
            return route.reason
    return ""


def disguised_route(text: str) -> Route:
    """The route of what is written so that nobody reads it: refused for money, or open."""
    plain = undisguised(text)
    found = find_route(sentence(plain)) if plain else OPEN
    return Route(found.to, reason=found.reason) if found.reason in _MATTERS else OPEN
