"""When the next thing is due: lets a turned clock jump from moment to moment."""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from bot.app import App
from bot.dues import kinds_due
from bot.outbox import Letter, State

SECOND = timedelta(seconds=1)


def next_due(app: App, limit: datetime) -> datetime | None:
    """The first moment after now, to the second, at which anything is due; None before `limit`.

    What is due stays due until it is dealt with, so the moment can be found by halving.
    """
    with app.session() as db:
        low, high = app.clock.now(), limit
        waiting = kinds_due(db, app.house.registry.dues, limit)
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


def next_letter(app: App, limit: datetime) -> datetime | None:
    """When the first letter that is held by the hours may go; None before `limit`."""
    with app.session() as db:
        return db.scalar(
            select(func.min(Letter.held_until)).where(
                Letter.state == State.PENDING,
                Letter.held_until > app.clock.now(),
                Letter.held_until <= limit,
            )
        )
