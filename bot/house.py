"""What all turns of one process share: texts, keys, features, chance, names, abilities."""

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.keys import Keys
from bot.messages import Abilities, Self
from bot.texts import Texts

if TYPE_CHECKING:
    from bot.registry import Registry


@dataclass(slots=True)
class House:
    """What all turns of one process share."""

    texts: Texts
    keys: Keys
    registry: "Registry"
    chance: random.Random
    selves: dict[str, Self] = field(default_factory=dict)  # per platform: the bot's own name
    abilities: dict[str, Abilities] = field(default_factory=dict)
    pages: str = ""  # the address that links to pages begin with; "": no page is served
    memory: dict[Any, Any] = field(default_factory=dict)  # caches; their truth is the database

    def can(self, platform: str) -> Abilities:
        return self.abilities.get(platform, Abilities())
