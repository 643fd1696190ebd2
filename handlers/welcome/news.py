"""What becomes a fact about somebody who comes in, comes back or wants to stop.

Whoever answers the person sets `taken`; the rooms after it then leave it alone.
"""

from dataclasses import dataclass

from bot.people import Person


@dataclass(frozen=True, slots=True)
class BecameMember:
    """Somebody belongs to `turn.here` from now on, by whatever way they came in."""

    person: Person


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody chose how they want to be called, or it was taken over from the platform."""

    person: Person


@dataclass(frozen=True, slots=True)
class NotIn:
    """Somebody who never came in is forgotten; these messages to them are still on their way.

    `slots` of letters: they may arrive, and then their address goes as well.
    """

    slots: frozenset[str]


@dataclass(slots=True)
class Joined:
    """Somebody said yes to taking part and has a neighbourhood: `turn.here`.

    `text` is what they asked before they were known ("" when nothing, or too long ago). Taken:
    somebody goes on with what the person came for, and nothing else is asked in this turn.
    """

    person: Person
    text: str = ""
    taken: bool = False


@dataclass(slots=True)
class Returned:
    """Somebody is back (*hallo*, /start), or said what nobody understood.

    A room with something unfinished of theirs offers it (`handlers.asking.resume`: g.draft).
    """

    person: Person
    taken: bool = False


@dataclass(slots=True)
class NotUnderstood:
    """Somebody said `text` in private, and it answers nothing that was asked.

    A room with something of theirs going on says how that stands, or asks what is meant by it.
    """

    person: Person
    text: str
    taken: bool = False


@dataclass(slots=True)
class StopSaid:
    """Somebody said *stop* outside a conversation.

    Who waits for help or is about to give it must not be silenced: the room that knows of it
    asks what has to stop (`handlers.asking.offer_to_stop`: can.asker; can.helper).
    """

    person: Person
    taken: bool = False
