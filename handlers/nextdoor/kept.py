"""What this room keeps about a person: for themselves to see, and to forget."""

from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.people import Neighbourhood, Person
from bot.turn import Turn
from handlers.nextdoor.feature import feature
from handlers.nextdoor.model import Beyond


@feature.exports
def exports(db: Session, person: Person) -> dict[str, Any]:
    """For which areas next door somebody may be asked, and since when."""
    rows = db.execute(
        select(Beyond, Neighbourhood.name)
        .join(Neighbourhood, Neighbourhood.id == Beyond.neighbourhood_id)
        .where(Beyond.person_id == person.id)
        .order_by(Beyond.asked_at)
    )
    return {
        "next_door": [
            {"area": area, "asked_at": row.asked_at, "yes_at": row.yes_at} for row, area in rows
        ]
    }


@feature.erases
def erases(turn: Turn, person: Person) -> None:
    """Nothing of it stays."""
    turn.db.execute(delete(Beyond).where(Beyond.person_id == person.id))
