"""Encourages somebody who is not sure whether they may ask."""

from datetime import timedelta

from sqlalchemy import func, select

from bot.texts import Term, Value
from bot.turn import Turn
from handlers.asking.words import says
from handlers.requests import Request

ENOUGH = 10  # questions in a month before the number is said
MONTH = timedelta(days=30)


def encourage(turn: Turn, text: str) -> bool:
    """ "Mag dat wel?" is answered once a month; False when nobody hesitates."""
    if not turn.private or turn.person is None or turn.neighbourhood is None:
        return False
    if not says("shy", text):
        return False
    month = f"{turn.now:%Y-%m}"
    said = turn.say("ask.shy", once=f"shy:{turn.person.id}:{month}", maand_zin=_month(turn))
    return said is not None


def _month(turn: Turn) -> Value:
    count = turn.db.scalar(
        select(func.count(Request.id)).where(
            Request.neighbourhood_id == turn.here.id, Request.opened_at > turn.now - MONTH
        )
    )
    if not count or count < ENOUGH:
        return ""
    return Term("ask.shy.month", (("n", count), ("wijk", turn.here.name)))
