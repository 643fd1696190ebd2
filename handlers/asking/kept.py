"""What is kept of somebody's requests: shown, erased, and forgotten by the clock."""

from datetime import timedelta
from typing import Any

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from bot.moment import ago
from bot.people import Neighbourhood, Person
from bot.turn import Turn
from handlers import requests
from handlers.asking.feature import feature
from handlers.asking.model import Concept, Proposal
from handlers.requests import Request, State, card

WORDS_KEPT = timedelta(days=30)  # after the end; kind, moment and outcome stay


@feature.exports
def exports(db: Session, person: Person) -> dict[str, Any]:
    """Everything somebody asked, with their own words."""
    rows = db.scalars(select(Request).where(Request.asker_id == person.id).order_by(Request.id))
    return {
        "requests": [
            {
                "number": r.number,
                "category": r.category,
                "text": r.text,
                "starts_at": r.starts_at.isoformat() if r.starts_at else None,
                "ends_at": r.ends_at.isoformat() if r.ends_at else None,
                "state": str(r.state),
                "made_at": r.made_at.isoformat(),
                "outcome": r.outcome,
                "for_name": r.for_name,
                "street": r.street,
                "extra": r.extra,
                "details": r.told,
            }
            for r in rows
        ]
    }


@feature.erases
def erases(turn: Turn, person: Person) -> None:
    """Open requests stop, their words go, and their cards in the group become empty."""
    statement = select(Request).where(
        or_(Request.asker_id == person.id, Request.made_by_id == person.id)
    )
    before = turn.neighbourhood
    for request in list(turn.db.scalars(statement.order_by(Request.id))):
        turn.enter(turn.db.get_one(Neighbourhood, request.neighbourhood_id))
        if request.asker_id != person.id:
            request.made_by_id = None
            continue
        _erase(turn, request)
    turn.neighbourhood = before


def _erase(turn: Turn, request: Request) -> None:
    if request.state is State.CONCEPT:
        turn.db.delete(request)
        return
    requests.stop(turn, request, "erased")
    turn.db.execute(delete(Proposal).where(Proposal.request_id == request.id))
    turn.db.execute(delete(Concept).where(Concept.request_id == request.id))
    card.erase(turn, request)
    _forget_words(request)
    request.asker_id, request.made_by_id, request.origin = None, None, ""


def _forget_words(request: Request) -> None:
    request.text = request.for_name = request.for_phone = request.code_word = None
    request.street = request.extra = request.details = None


@feature.due(
    "words",
    Request,
    select(Request.id).where(Request.ended_at <= ago(WORDS_KEPT), Request.text.is_not(None)),
)
def forget_words(turn: Turn, request: Request) -> None:
    """A month after the end only kind, moment and outcome are kept."""
    del turn
    _forget_words(request)
