"""[Ongedaan maken]: ten minutes long, for what a coordinator did."""

from datetime import timedelta

from bot.turn import Refusal, Turn
from handlers.duty.model import staff_only

UNDO = timedelta(minutes=10)


def in_time(turn: Turn) -> None:
    """Refuse whoever does not coordinate, or presses later than ten minutes afterwards."""
    staff_only(turn)
    if turn.pressed is not None and turn.now > turn.pressed.created_at + UNDO:
        raise Refusal("coo.undo.past")
