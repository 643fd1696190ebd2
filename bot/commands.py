"""What a room asks of another by its command, without importing it: `go(turn, "pauze")`.

A button that does so stands there only when that room is installed.
"""

from bot.presses import Mark
from bot.turn import Turn


def installed(turn: Turn, command: str) -> bool:
    """Whether some feature answers to `/command`."""
    return turn.house.registry.called(f"/{command}") is not None


def go(turn: Turn, command: str, rest: str = "") -> bool:
    """Do what `/command rest` does, for whoever began this turn; False when nobody does it."""
    called = turn.house.registry.called(f"/{command}")
    if called is None:
        return False
    called.handler.run(turn, rest)
    return True


def offer(turn: Turn, command: str, mark: Mark) -> Mark | None:
    """The button, when the room behind it is there."""
    return mark if installed(turn, command) else None
