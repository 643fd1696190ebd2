"""The way to a human, as other rooms use it."""

from bot.people import Person
from bot.turn import Turn
from handlers.requests import Request


def hand_over(
    turn: Turn, person: Person, why: str, request: Request | None = None, phone: str = ""
) -> None:
    """Put somebody on the call-back list, tell whoever is on duty, and tell the person when.

    `why` is an enumeration (asked, not_understood, refused …). Without a reachable coordinator
    the person gets the organisation's name and number.
    """
    raise NotImplementedError


def offer_human(turn: Turn) -> None:
    """Ask whoever began this (private) turn how a human may reach them: call or write."""
    raise NotImplementedError
