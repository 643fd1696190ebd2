"""The made-up people of the playground, and what each one's telephone knows."""

import asyncio
from dataclasses import dataclass, field
from typing import Literal

from bot.messages import Incoming

Role = Literal["resident", "helper", "volunteer", "coordinator"]
LANE = 200  # things one person may have done that the bot has not heard of yet


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody to play. `id` is the id of the private chat with the bot as well."""

    id: str
    name: str
    role: Role = "resident"  # only what the page writes below the name
    language: str = "nl"
    phone: str = ""  # made up; "": one is made from the place in the list
    opened: bool = False  # has a private chat with the bot from the start
    member: bool = True  # is in the group from the start


@dataclass(slots=True)
class Phone:
    """The telephone of one persona, as it is now."""

    persona: Persona
    number: str
    opened: bool
    member: bool
    blocked: bool = False
    last: Incoming | None = None  # what it sent last, to be delivered once more on purpose
    toast: dict[str, object] | None = None  # the last short answer, so that a reload shows it
    lane: asyncio.Queue[Incoming] = field(default_factory=asyncio.Queue)

    @property
    def reachable(self) -> bool:
        """Whether the bot may write to it in private."""
        return self.opened and not self.blocked

    def shown(self) -> dict[str, object]:
        """What the page has to know of it."""
        return {
            "id": self.persona.id,
            "name": self.persona.name,
            "role": self.persona.role,
            "language": self.persona.language,
            "opened": self.opened,
            "blocked": self.blocked,
            "member": self.member,
            "toast": self.toast,
        }


def phones(people: list[Persona], reserved: str) -> dict[str, Phone]:
    """A telephone for each of `people`, by id; `reserved` is nobody's id."""
    found: dict[str, Phone] = {}
    for place, persona in enumerate(people, 1):
        if not persona.id or persona.id == reserved or persona.id in found:
            raise ValueError(f"not an id for a persona: {persona.id!r}")
        number = persona.phone or f"+3161234{place:04}"
        found[persona.id] = Phone(persona, number, persona.opened, persona.member)
    return found
