"""Whose request it is: only the asker, or whoever asked for them, may change it."""

from bot.people import Neighbourhood, memberships_of
from bot.turn import Refusal, Turn
from handlers.requests import Request, by_number, live_of


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


def homes(turn: Turn) -> list[Neighbourhood]:
    """Where whoever began this turn belongs; the neighbourhood of this turn in front."""
    others = [home for home in memberships_of(turn.db, turn.me) if home.id != turn.here.id]
    return [turn.here, *others]


def alive(turn: Turn) -> list[Request]:
    """Their requests that are not over, in every neighbourhood they belong to."""
    return [one for home in homes(turn) for one in live_of(turn.db, home, turn.me)]


def numbered(turn: Turn, number: int) -> list[Request]:
    """Their own requests of that number; those that are not over, else the one that was last."""
    began, found = turn.here, []
    for home in homes(turn):
        turn.enter(home)
        request = by_number(turn, number)
        if request is not None and request.asker_id == turn.me.id:
            found.append(request)
    turn.enter(began)
    return [request for request in found if request.live] or found[:1]


def go_to(turn: Turn, request: Request) -> None:
    """Go on in the neighbourhood of this request."""
    turn.enter(turn.db.get_one(Neighbourhood, request.neighbourhood_id))


def names_of_homes(turn: Turn, requests: list[Request]) -> list[str]:
    """In which neighbourhood each is, to choose between requests of one number."""
    return [turn.db.get_one(Neighbourhood, r.neighbourhood_id).name for r in requests]
