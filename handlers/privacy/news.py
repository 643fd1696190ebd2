"""What the other rooms hear when somebody is forgotten."""

from dataclasses import dataclass

from bot.people import Person


@dataclass(slots=True)
class Stays:
    """News: is something kept of `person` all the same? The room that does says so in `kept`."""

    person: Person
    kept: bool = False  # a report about safety, without their name
    excluded: bool = False  # that they may not take part somewhere, without their name
