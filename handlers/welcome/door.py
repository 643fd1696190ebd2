"""The way in, as other rooms use it."""

from bot.people import Membership, Neighbourhood, Person
from bot.texts import Term, Value
from bot.turn import Turn


def start(turn: Turn, then: str = "") -> None:
    """Begin the welcome in private; payload `then` is followed once the person takes part."""
    raise NotImplementedError


def ensure_consent(turn: Turn, text: str = "") -> bool:
    """Whether who began this (private) turn takes part, in `turn.here`.

    If not, what is missing is asked (consent, neighbourhood), `text` is kept for a day and comes
    back in the news `Joined`; the caller does nothing more.
    """
    raise NotImplementedError


def join_here(turn: Turn, person: Person) -> None:
    """`person` said yes to consent 1: make them a member of `turn.here`, once."""
    raise NotImplementedError


def name_of(turn: Turn, person: Person | None = None) -> Value:
    """What others may call somebody: the name they chose, else "een buur"."""
    raise NotImplementedError


def menu(turn: Turn) -> None:
    """Say what can be done here."""
    raise NotImplementedError


__all__ = ["Membership", "Neighbourhood", "Term"]
