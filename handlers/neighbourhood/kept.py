"""What this room keeps about a person: for themselves to see, and to forget."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.people import Person
from bot.turn import Turn
from handlers.neighbourhood.feature import feature
from handlers.neighbourhood.model import LinkCode


@feature.exports
def exports(db: Session, person: Person) -> dict[str, Any]:
    return {
        "link_codes": [
            {"until": one.expires_at, "used_at": one.used_at}
            for one in db.scalars(select(LinkCode).where(LinkCode.person_id == person.id))
        ],
    }


@feature.erases
def erases(turn: Turn, person: Person) -> None:
    """Their codes go."""
    for code in turn.db.scalars(select(LinkCode).where(LinkCode.person_id == person.id)):
        turn.db.delete(code)
