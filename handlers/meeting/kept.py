"""What is kept about somebody's visits, and how it is forgotten."""

from typing import Any

from sqlalchemy.orm import Session

from bot.people import Person
from bot.turn import Turn
from handlers.meeting.feature import feature
from handlers.meeting.model import all_of
from handlers.meeting.plan import scrub_by


@feature.exports
def visits(db: Session, person: Person) -> dict[str, Any]:
    """The visits somebody made or got, and whether their number was given for them."""
    found = [
        {
            "role": "helper" if meeting.helper_id == person.id else "asker",
            "agreed": meeting.made_at.isoformat(),
            "moment": meeting.starts_at.isoformat() if meeting.starts_at else None,
            "over": meeting.over_at.isoformat() if meeting.over_at else None,
            "page_given" if meeting.by_page else "number_given": (
                meeting.phone if meeting.phone_of == person.id else None
            ),
        }
        for meeting in all_of(db, person)
    ]
    return {"visits": found} if found else {}


@feature.erases
def forget(turn: Turn, person: Person) -> None:
    """Numbers, addresses and words go from every chat at once, also from the other one's."""
    for meeting in all_of(turn.db, person):
        scrub_by(turn, meeting, turn.now)
        if meeting.phone_of == person.id:
            meeting.phone, meeting.phone_of = None, None
        meeting.asker_id = None if meeting.asker_id == person.id else meeting.asker_id
        meeting.helper_id = None if meeting.helper_id == person.id else meeting.helper_id
