"""What is due, and when the next thing is: lets a turned clock jump from moment to moment."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import Select, bindparam, exists, func, select
from sqlalchemy.orm import Session

from bot.feature import Due
from bot.moment import at
from bot.outbox import Letter, State

if TYPE_CHECKING:
    from bot.app import App

SECOND = timedelta(seconds=1)
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


def next_due(app: "App", limit: datetime) -> datetime | None:
    """The first moment after now, to the second, at which anything is due; None before `limit`.

    What is due stays due until it is dealt with, so the moment can be found by halving.
    """
    with app.session() as db:
        low, high = app.clock.now(), limit
        waiting = due_at(app, db, limit)
        if not waiting:
            return None
        while high - low > SECOND:
            middle = low + (high - low) / 2
            earlier = kinds_due(db, waiting, middle)
            if earlier:
                waiting, high = earlier, middle
            else:
                low = middle
        return high


def next_letter(app: "App", limit: datetime) -> datetime | None:
    """When the first letter that is held by the hours may go; None before `limit`."""
    with app.session() as db:
        return db.scalar(
            select(func.min(Letter.held_until)).where(
                Letter.state == State.PENDING,
                Letter.held_until > app.clock.now(),
                Letter.held_until <= limit,
            )
        )


def due_at(app: "App", db: Session, moment: datetime) -> list[Due]:
    """What is due at a moment."""
    return kinds_due(db, app.house.registry.dues, moment)


def names_due(app: "App", moment: datetime) -> list[str]:
    """The names of what is due at a moment."""
    with app.session() as db:
        return [due.name for due in due_at(app, db, moment)]
