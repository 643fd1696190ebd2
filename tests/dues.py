"""When the next thing falls due: lets a street jump from moment to moment instead of waiting."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.app import App
from bot.feature import Due

SECOND = timedelta(seconds=1)


def next_due(app: App, limit: datetime) -> datetime | None:
    """The first moment after now, to the second, at which anything is due; None before `limit`.

    What is due stays due until it is dealt with, so the moment can be found by halving.
    """
    with app.session() as db:
        low, high = app.clock.now(), limit
        open_ones = due_at(app, db, limit)
        if not open_ones:
            return None
        while high - low > SECOND:
            middle = low + (high - low) / 2
            earlier = [due for due in open_ones if _is_due(db, due, middle)]
            if earlier:
                open_ones, high = earlier, middle
            else:
                low = middle
        return high


def due_at(app: App, db: Session, moment: datetime) -> list[Due]:
    """What is due at a moment."""
    return [due for due in app.house.registry.dues if _is_due(db, due, moment)]


def names_due(app: App, moment: datetime) -> list[str]:
    """The names of what is due at a moment."""
    with app.session() as db:
        return [due.name for due in due_at(app, db, moment)]


def _is_due(db: Session, due: Due, moment: datetime) -> bool:
    return db.scalar(due.query(moment).limit(1)) is not None
