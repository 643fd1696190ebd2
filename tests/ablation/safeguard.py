"""A safeguard: its name, what it is for, the test that needs it, and how to take it away."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

Away = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Safeguard:
    """`test` is a file and the name of a test in it; `on` picks a database, "" where it has none.

    `take_away` changes the running program, in a process that does nothing else.
    """

    name: str
    says: str
    test: str
    on: str
    take_away: Away


def everywhere(old: object, new: object) -> None:
    """In every module of ours that knows `old` by a name, that name means `new`."""
    for module in [m for name, m in sys.modules.items() if name.startswith(("bot", "handlers"))]:
        for name in [name for name, value in vars(module).items() if value is old]:
            setattr(module, name, new)


TABLE: dict[str, Safeguard] = {}


def safeguard(says: str, test: str, on: str = "sqlite") -> Callable[[Away], Away]:
    """Put what follows into the table, under its own name."""

    def put(take_away: Away) -> Away:
        name = take_away.__name__.replace("_", " ")
        TABLE[name] = Safeguard(name, says, f"tests/{test}", on, take_away)
        return take_away

    return put
