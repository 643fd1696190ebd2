"""What becomes a fact about somebody who comes in."""

from dataclasses import dataclass

from bot.people import Person


@dataclass(slots=True)
class Joined:
    """Somebody said yes to taking part and has a neighbourhood: `turn.here`.

    `text` is what they asked before they were known ("" when nothing, or too long ago). Whoever
    goes on with what the person came for sets `taken`: then nothing else is asked in this turn.
    """

    person: Person
    text: str = ""
    taken: bool = False
