"""The way into asking, as other rooms use it."""

from bot.turn import Turn
from handlers.requests import Request


def begin(turn: Turn) -> None:
    """Ask in private what somebody needs help with."""
    raise NotImplementedError


def take_concept(turn: Turn, text: str) -> bool:
    """Make a concept of `text` and ask what is missing, or refuse it; False: it asks nothing."""
    raise NotImplementedError


def resume(turn: Turn) -> bool:
    """Offer to go on with the question somebody was busy with; False when there is none."""
    raise NotImplementedError


def offer_to_stop(turn: Turn, request: Request | None = None) -> bool:
    """Ask whether `request` (else the newest live one of `turn.me`) has to stop; False: none."""
    raise NotImplementedError
