"""What becomes a fact about areas next door."""

from dataclasses import dataclass

from bot.people import Neighbourhood, Person


@dataclass(frozen=True, slots=True)
class NextDoorOver:
    """From now on nobody who lives in `home` (or only not `person`) is asked for `asking`."""

    asking: Neighbourhood
    home: Neighbourhood
    person: Person | None = None
