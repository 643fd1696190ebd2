"""What this room keeps about a person: which words they taught."""

from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.people import Person
from bot.turn import Turn
from handlers.vocabulary.feature import feature
from handlers.vocabulary.model import TaughtWord


@feature.exports
def exports(db: Session, person: Person) -> dict[str, Any]:
    rows = db.scalars(
        select(TaughtWord).where(TaughtWord.taught_by_id == person.id).order_by(TaughtWord.id)
    )
    return {
        "words_taught": [
            {"at": row.changed_at.isoformat(), "word": row.said, "meaning": row.concept}
            for row in rows
        ]
    }


@feature.erases
def erases(turn: Turn, person: Person) -> None:
    """The words stay with the neighbourhood; who taught them is forgotten."""
    turn.db.execute(
        update(TaughtWord).where(TaughtWord.taught_by_id == person.id).values(taught_by_id=None)
    )
