"""What is kept about helpers: shown to themselves, and forgotten."""

from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.people import Neighbourhood, Person
from bot.turn import Turn
from handlers import requests
from handlers.helping.feature import feature
from handlers.helping.model import Bystander, Enquiry, Ping, PingState, Unwanted
from handlers.helping.moments import answered
from handlers.requests import Place, PlaceState, Request


@feature.exports
def export(db: Session, person: Person) -> dict[str, Any]:
    """How often somebody was asked and what they answered; where they helped; what not again."""
    pings = db.scalars(select(Ping).where(Ping.person_id == person.id).order_by(Ping.id))
    unwanted = db.scalars(select(Unwanted).where(Unwanted.person_id == person.id))
    stands = db.scalars(select(Bystander).where(Bystander.person_id == person.id))
    enquiries = db.scalars(select(Enquiry).where(Enquiry.person_id == person.id))
    helped = db.scalars(select(Place).where(Place.helper_id == person.id).order_by(Place.id))
    return {
        "helped": [
            {"as": p.state.value, "since": p.claimed_at, "done_at": p.done_at} for p in helped
        ],
        "asked": [
            {"at": p.made_at, "answer": p.state.value, "answered": p.answered_at} for p in pings
        ],
        "never_again": [row.category for row in unwanted],
        "stood": [{"as": row.standing.value, "since": row.since} for row in stands],
        "questions": [{"at": row.asked_at, "text": row.text} for row in enquiries],
    }


@feature.erases
def erase(turn: Turn, person: Person) -> None:
    """Places are free again, and nobody waits for an answer of theirs."""
    _free_places(turn, person)
    open_pings = select(Ping).where(Ping.person_id == person.id, Ping.state == PingState.OPEN)
    for ping in list(turn.db.scalars(open_pings)):
        turn.enter(turn.db.get_one(Neighbourhood, ping.neighbourhood_id))
        request = turn.get(Request, ping.request_id)
        ping.close(PingState.UNREACHABLE, turn.now)
        turn.retract(ping.about)
        if request is not None:
            answered(turn, request, gone=True)
    turn.db.flush()
    for kind in (Ping, Unwanted, Bystander, Enquiry):
        turn.db.execute(delete(kind).where(kind.person_id == person.id))


def _free_places(turn: Turn, person: Person) -> None:
    held = select(Place).where(
        Place.helper_id == person.id,
        Place.state.in_((PlaceState.CLAIMED, PlaceState.AGREED)),
    )
    for place in list(turn.db.scalars(held)):
        turn.enter(turn.db.get_one(Neighbourhood, place.neighbourhood_id))
        locked, request = turn.get(Place, place.id), turn.get(Request, place.request_id)
        if locked is not None and request is not None:
            requests.free(turn, request, locked, "erased")
