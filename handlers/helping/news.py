"""What becomes a fact about asking neighbours."""

from dataclasses import dataclass

from bot.people import Neighbourhood, Person
from handlers.requests import Place, Request, Rung


@dataclass(frozen=True, slots=True)
class NobodyLeft:
    """On this rung everybody who fits was asked, and nobody is still thinking about it.

    Told once a rung and round, and never from within `ask_wave` itself (that returns 0).
    """

    request: Request
    rung: Rung


@dataclass(frozen=True, slots=True)
class AskedNextDoor:
    """Nobody here was left, so neighbours who live in these areas were asked just now."""

    request: Request
    areas: tuple[Neighbourhood, ...]


@dataclass(frozen=True, slots=True)
class AskerArrived:
    """The asker had agreed in the group and can now be written to: contact can be exchanged."""

    request: Request
    place: Place


@dataclass(frozen=True, slots=True)
class AskerMissing:
    """The asker had agreed in the group and opened no private chat: a coordinator was asked."""

    request: Request
    place: Place


@dataclass(frozen=True, slots=True)
class NamedIsOut:
    """Whom a coordinator chose said no, or nothing for a day; or cannot be reached."""

    request: Request
    helper: Person
    silent: bool  # no answer, rather than a no
