"""Says why something is not posted, and who can help instead."""

from bot.turn import Turn
from matching import Understanding


def objection(turn: Turn, understanding: Understanding) -> bool:
    """Tell whoever asked why this is not for neighbours; False when it is.

    Never aloud in a group: there the author hears it in private, else one neutral line.
    """
    del turn, understanding
    return False
