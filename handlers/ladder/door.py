"""The way into the ladder, as other rooms use it."""

from bot.spoken import By
from bot.turn import Turn
from handlers.requests import Request, Rung


def climb_now(turn: Turn, request: Request, rung: Rung) -> None:
    """Pull the request up to `rung` at once: the asker called, or a coordinator wants it so."""
    raise NotImplementedError


def next_update(request: Request, turn: Turn) -> By:
    """{tijd_update}: before which moment the asker hears of the request again, whatever happens."""
    raise NotImplementedError


def asleep(turn: Turn, request: Request) -> bool:
    """Whether it was asked at night: the ladder said so (esc.night), and nobody is asked yet.

    Whoever opened the request then need not tell the asker how many neighbours were asked.
    """
    raise NotImplementedError


def called_slots(turn: Turn, request: Request) -> list[str]:
    """The slots of the messages that coordinators got about it this round (for esc.coo.took)."""
    raise NotImplementedError
