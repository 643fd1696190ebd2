"""Whose request it is: only the asker, or whoever asked for them, may change it."""

from bot.turn import Refusal, Turn
from handlers.requests import Request


def own(turn: Turn, request: Request) -> Request:
    """The request, when it is of whoever began this turn; else refused."""
    if turn.me.id not in (request.asker_id, request.made_by_id):
        raise Refusal("grq.notyours")
    return request


def live(turn: Turn, request: Request) -> Request:
    """A request of whoever began this turn that is not over; else refused."""
    if not own(turn, request).live:
        raise Refusal("ask.stale", status=request.standing)
    return request
