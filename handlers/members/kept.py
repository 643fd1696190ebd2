"""What others read about somebody who is to be blocked goes when that person is forgotten."""

from sqlalchemy import select

from bot.outbox import Letter
from bot.people import Person
from bot.turn import Turn
from handlers.blocking import Suspension
from handlers.members.feature import feature


@feature.erases
def erases(turn: Turn, person: Person) -> None:
    """The reason, in the chats of those who were to say yes; there is nothing left to decide."""
    waiting = select(Suspension).where(Suspension.person_id == person.id)
    for row in turn.db.scalars(waiting).all():
        turn.retract(row.about)
        asked = select(Letter.slot).where(
            Letter.about == row.about, Letter.text_key == "ban.second"
        )
        for slot in set(turn.db.scalars(asked)):
            turn.take_away(slot, "ban.settled")
