"""What this room keeps about a person: for themselves to see, and to forget."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.people import Person
from bot.turn import Turn
from handlers.onbehalf.feature import feature
from handlers.onbehalf.model import OnBehalf


@feature.exports
def exports(db: Session, person: Person) -> dict[str, Any]:
    rows = db.scalars(select(OnBehalf).where(OnBehalf.person_id == person.id))
    return {
        "on_behalf": [
            {
                "at": row.made_at.isoformat(),
                "name": row.name,
                "phone": row.phone,
                "street": row.street,
                "text": row.text,
                "relation": row.relation,
            }
            for row in rows
        ],
    }


@feature.erases
def erases(turn: Turn, person: Person) -> None:
    """What they asked for others goes."""
    for row in turn.db.scalars(select(OnBehalf).where(OnBehalf.person_id == person.id)):
        turn.db.delete(row)
