"""What this room keeps about a person: for themselves to see, and to forget."""

from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.people import Account, Grant, Neighbourhood, Person
from bot.turn import Turn
from handlers import duty
from handlers.coordination.feature import feature
from handlers.coordination.leaving import hand_over_all
from handlers.coordination.model import Invitation, LinkCode, NextStep, OnBehalf, WrongTry
from handlers.human import Note
from handlers.requests import Request


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
        "invitations": [
            {"at": one.made_at, "role": one.role.value, "used_at": one.used_at}
            for one in db.scalars(select(Invitation).where(Invitation.inviter_id == person.id))
        ],
        "link_codes": [
            {"until": one.expires_at, "used_at": one.used_at}
            for one in db.scalars(select(LinkCode).where(LinkCode.person_id == person.id))
        ],
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
    """What they held goes to others; notes, unfinished requests, codes and counted tries go."""
    led = select(Grant.neighbourhood_id).where(
        Grant.person_id == person.id, Grant.role.in_(duty.STAFF)
    )
    for place in set(turn.db.scalars(led)):
        turn.enter(turn.db.get_one(Neighbourhood, place))
        hand_over_all(turn, person)
    for note in _notes(turn.db, person):
        turn.db.delete(note)
    about = select(Request.id).where(Request.asker_id == person.id)
    turn.db.execute(delete(NextStep).where(NextStep.request_id.in_(about)))
    for kind in (OnBehalf, LinkCode):
        for row in turn.db.scalars(select(kind).where(kind.person_id == person.id)):
            turn.db.delete(row)
    for account in turn.db.scalars(select(Account).where(Account.person_id == person.id)):
        who = turn.house.keys.blind(f"{account.platform}:{account.chat}")
        for wrong in turn.db.scalars(select(WrongTry).where(WrongTry.who == who)):
            turn.db.delete(wrong)
