"""Who was asked for a request and has said nothing: how likely a yes of each is yet."""

from datetime import timedelta

from sqlalchemy import select

from bot import hours
from bot.people import Person
from bot.turn import Turn
from handlers.helping.candidates import neighbours
from handlers.helping.history import History
from handlers.helping.model import Ping, PingState
from handlers.requests import Request, Rung
from matching import GOOD, Situation, yet

MINUTE = timedelta(minutes=1)


def thinking(turn: Turn, request: Request, situation: Situation) -> tuple[float, ...]:
    """Of each of them, 0..1; also of those whose rung has ended, since they may still come."""
    turn.db.flush()
    pings = list(
        turn.db.scalars(
            select(Ping).where(
                Ping.neighbourhood_id == turn.here.id,
                Ping.request_id == request.id,
                Ping.round == request.round,
                Ping.state.in_((PingState.OPEN, PingState.EXPIRED)),
            )
        )
    )
    if not pings:
        return ()
    people = {ping.person_id: turn.db.get_one(Person, ping.person_id) for ping in pings}
    history = History(turn, request, people.values())
    fits = neighbours(turn, request, Rung.WIDER)
    waking = hours.waking(turn.here)
    return tuple(
        yet(
            history.candidate(person, fit, distance),
            waking.between(ping.made_at, turn.now) / MINUTE,
            situation,
        )
        for ping in pings
        for person in [people[ping.person_id]]
        for fit, _, distance in [fits.get(person, (GOOD, "", ""))]
    )
