"""What this room keeps about a person: what they wrote to many, and that they want no news."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.people import Person
from bot.turn import Turn
from handlers.broadcast.feature import feature
from handlers.broadcast.model import Broadcast, NoNews


@feature.exports
def exports(db: Session, person: Person) -> dict[str, Any]:
    written = select(Broadcast).where(Broadcast.person_id == person.id).order_by(Broadcast.id)
    off = select(NoNews).where(NoNews.person_id == person.id)
    return {
        "broadcasts": [
            {
                "at": one.made_at,
                "text": one.text,
                "audience": one.audience,
                "state": str(one.state),
            }
            for one in db.scalars(written)
        ],
        "no_news": [{"since": one.since} for one in db.scalars(off)],
    }


@feature.erases
def erases(turn: Turn, person: Person) -> None:
    """Their words go; what has not gone out yet never does, and a colleague hears so."""
    for one in turn.db.scalars(select(Broadcast).where(Broadcast.person_id == person.id)):
        one.text = one.person_id = None
        if one.next_step_at is not None:
            one.next_step_at = turn.now
