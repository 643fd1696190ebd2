"""What is due: so many of a kind at a time, and the one that nobody else is at."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import Select, bindparam, exists, select
from sqlalchemy.orm import Session

from bot.feature import Due
from bot.moment import at

BATCH = 200  # things of a kind that are dealt with before the others have their turn


def kinds_due(db: Session, dues: Sequence[Due], moment: datetime) -> list[Due]:
    """Those of these kinds of which anything is due: one question for all of them."""
    if not dues:
        return []
    row = db.execute(_which(tuple(dues)), at(moment)).one()
    return [due for due, waits in zip(dues, row, strict=True) if waits]


@cache  # building these takes longer than asking them
def _which(dues: tuple[Due, ...]) -> Select[*tuple[bool, ...]]:
    return select(*(exists(due.query) for due in dues))


@cache
def first(due: Due) -> Select[int]:
    """The ids that are due, so many at a time."""
    return due.query.limit(BATCH)


@cache
def still(due: Due) -> Select[int]:
    """The one with this `identity`, if it is due and nobody else is at it."""
    mine = due.query.where(due.kind.__table__.c.id == bindparam("identity"))
    return mine.with_for_update(skip_locked=True, of=due.kind)
