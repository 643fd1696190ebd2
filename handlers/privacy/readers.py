"""Who read what of somebody: from the audit trail, by role, never by name."""

from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bot.audit import READS, Event
from bot.people import Grant, Person
from handlers.meeting import all_of
from handlers.requests import Request
from handlers.staff import TEAM


def read_by(db: Session, person: Person) -> list[dict[str, Any]]:
    """Every time that somebody saw something of `person`, the oldest first."""
    mine = or_(Request.asker_id == person.id, Request.made_by_id == person.id)
    about = [f"person:{person.id}"]
    about += [f"request:{identity}" for identity in db.scalars(select(Request.id).where(mine))]
    about += [meeting.about for meeting in all_of(db, person)]
    seen = select(Event).where(Event.about.in_(about), Event.what.in_(READS)).order_by(Event.id)
    staff = {
        (grant.neighbourhood_id, grant.person_id)
        for grant in db.scalars(select(Grant).where(Grant.role.in_(TEAM)))
    }
    # What was seen of a request and of its asker at once is one look.
    looks = {(event.cause, event.what): event for event in db.scalars(seen)}
    return [
        {"what": event.what, "who": _who(event, person, staff), "at": event.at}
        for event in looks.values()
    ]


def _who(event: Event, person: Person, staff: set[tuple[int, int]]) -> str:
    if event.actor_id is None:
        return "somebody"
    if event.actor_id == person.id:
        return "yourself"
    works = (event.neighbourhood_id, event.actor_id) in staff
    return "coordinator" if works else "neighbour"
