"""Neighbours of the area next door are not asked any more: what they were asked is taken back."""

from sqlalchemy import select

from bot.people import Neighbourhood, Person
from bot.turn import Turn
from handlers import nextdoor
from handlers.helping.feature import feature
from handlers.helping.model import NEXT_DOOR, Ping, PingState
from handlers.helping.moments import answered
from handlers.helping.ping import take_back
from handlers.nextdoor import NextDoorOver
from handlers.offers import OffersEnded
from handlers.requests import Request


@feature.on(NextDoorOver)
def over(turn: Turn, news: NextDoorOver) -> None:
    """One of the two areas, or the neighbour, does not want it any more."""
    _take_back(turn, news.asking, news.home, news.person)


@feature.on(OffersEnded)
def helps_no_more(turn: Turn, news: OffersEnded) -> None:
    """Whoever offers nothing at home helps nobody next door either."""
    for place in nextdoor.linked(turn):
        _take_back(turn, place, turn.here, news.person)


def _take_back(
    turn: Turn, asking: Neighbourhood, home: Neighbourhood, person: Person | None
) -> None:
    """The open questions of `asking` to neighbours of `home`; it looks on for somebody else."""
    before = turn.here
    turn.enter(asking)
    turn.db.flush()
    waiting = select(Ping).where(
        Ping.neighbourhood_id == asking.id,
        Ping.state == PingState.OPEN,
        Ping.why == f"{NEXT_DOOR}{home.id}",
    )
    if person is not None:
        waiting = waiting.where(Ping.person_id == person.id)
    for ping in list(turn.db.scalars(waiting.with_for_update(skip_locked=True))):
        request = turn.get(Request, ping.request_id)
        if request is not None:
            take_back(turn, request, ping, PingState.GONE, "ping.gone")
            answered(turn, request)
    turn.enter(before)
