"""What this room keeps about a person: for themselves to see, and to forget."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.people import Account, Grant, Neighbourhood, Person
from bot.turn import Turn
from handlers import staff
from handlers.roles.feature import feature
from handlers.roles.leaving import hand_over_all
from handlers.roles.model import Invitation, WrongTry


@feature.exports
def exports(db: Session, person: Person) -> dict[str, Any]:
    return {
        "invitations": [
            {"at": one.made_at, "role": one.role.value, "used_at": one.used_at}
            for one in db.scalars(select(Invitation).where(Invitation.inviter_id == person.id))
        ],
    }


@feature.erases
def erases(turn: Turn, person: Person) -> None:
    """What they held goes to others; counted tries go."""
    led = select(Grant.neighbourhood_id).where(
        Grant.person_id == person.id, Grant.role.in_(staff.ROLES)
    )
    for place in set(turn.db.scalars(led)):
        turn.enter(turn.db.get_one(Neighbourhood, place))
        hand_over_all(turn, person)
    for account in turn.db.scalars(select(Account).where(Account.person_id == person.id)):
        who = turn.house.keys.blind(f"{account.platform}:{account.chat}")
        for wrong in turn.db.scalars(select(WrongTry).where(WrongTry.who == who)):
            turn.db.delete(wrong)
