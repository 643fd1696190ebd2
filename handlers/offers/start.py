"""Somebody wants to help: the way into offering."""

from bot.turn import Turn


def start_offering(turn: Turn) -> None:
    """Ask in private what somebody would do for a neighbour."""
    raise NotImplementedError
