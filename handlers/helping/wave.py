"""Asks the neighbours who fit, a few at a time."""

from bot.people import Person
from bot.turn import Turn
from handlers.requests import Request, Rung


def ask_wave(turn: Turn, request: Request, rung: Rung) -> int:
    """Ask the next few of those who fit this rung; returns how many were asked, 0: nobody left.

    Within everybody's caps; a rung's later waves follow by themselves.
    """
    raise NotImplementedError


def anyone_left(turn: Turn, request: Request, rung: Rung) -> bool:
    """Whether somebody could still be asked on this rung."""
    raise NotImplementedError


def open_pings(turn: Turn, request: Request) -> int:
    """How many people were asked and have not answered yet."""
    raise NotImplementedError


def withdraw(turn: Turn, request: Request, key: str = "ping.gone") -> None:
    """Nobody needs to answer any more: waiting pings are taken back, sent ones edited to `key`.

    `key`: ping.solved (enough people), ping.gone (stopped) or ping.old (its time is up).
    """
    raise NotImplementedError


def ask_person(turn: Turn, request: Request, person: Person, by: Person) -> bool:
    """Ask one helper by name for coordinator `by`; False when that person cannot be asked."""
    raise NotImplementedError


def suggest(turn: Turn, request: Request, limit: int = 3) -> list[tuple[Person, float]]:
    """The people who fit best and may be asked, with how well (0..1), best first."""
    raise NotImplementedError
