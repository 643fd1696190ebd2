"""What is kept of it: shown to who said it, never to the other; and forgotten."""

from typing import Any

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from bot.people import Person
from bot.turn import Turn
from handlers.blocking.feature import feature
from handlers.blocking.model import Block, Report
from handlers.blocking.suspension import Suspension


@feature.exports
def exports(db: Session, person: Person) -> dict[str, Any]:
    """Whom somebody is kept apart from by their own wish, what they reported, their rests."""
    blocks = db.scalars(select(Block).where(Block.person_id == person.id))
    told = db.scalars(select(Report).where(Report.person_id == person.id).order_by(Report.id))
    return {
        "blocked": [{"since": block.since} for block in blocks],
        "not_taking_part": [
            {"since": one.made_at, "until": one.until_at, "ban": one.ban, "state": one.state}
            for one in db.scalars(select(Suspension).where(Suspension.person_id == person.id))
        ],
        "reported": [{"at": one.made_at, "why": one.why, "text": one.text} for one in told],
    }


@feature.erases
def erases(turn: Turn, person: Person) -> None:
    """Blocks go, and what they reported; what waits to be read is taken back."""
    either = or_(Block.person_id == person.id, Block.other_id == person.id)
    turn.db.execute(delete(Block).where(either))
    mine = select(Report).where(Report.person_id == person.id)
    for report in turn.db.scalars(mine):
        turn.retract(report.about)
        turn.db.delete(report)
