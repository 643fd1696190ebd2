"""What this room keeps about a person: for themselves to see, and to forget."""

from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.people import Person
from bot.turn import Turn
from handlers.coordination.feature import feature
from handlers.coordination.model import NextStep
from handlers.human import Note
from handlers.requests import Request


@feature.exports
def exports(db: Session, person: Person) -> dict[str, Any]:
    return {
        "next_steps": [
            {"at": step.offered_at, "text": step.text}
            for step in db.scalars(select(NextStep).where(NextStep.person_id == person.id))
        ],
        "notes": [{"at": note.at.isoformat(), "text": note.text} for note in _notes(db, person)],
    }


def _notes(db: Session, person: Person) -> list[Note]:
    """What coordinators wrote down about somebody's requests."""
    asked = db.execute(
        select(Request.id, Request.neighbourhood_id).where(Request.asker_id == person.id)
    )
    found: list[Note] = []
    for identity, place in asked:
        found += db.scalars(
            select(Note).where(Note.neighbourhood_id == place, Note.about == f"request:{identity}")
        )
    return found


@feature.erases
def erases(turn: Turn, person: Person) -> None:
    """What was written down, or promised, about their requests goes."""
    for note in _notes(turn.db, person):
        turn.db.delete(note)
    about = select(Request.id).where(Request.asker_id == person.id)
    turn.db.execute(delete(NextStep).where(NextStep.request_id.in_(about)))
