"""A moment of the day that comes back in every neighbourhood: each once, also after a restart."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ForeignKey, Select, select
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import Base
from bot.moment import NOW
from bot.people import Neighbourhood
from bot.turn import Turn


class Rhythm(Base):
    """When something that comes back comes next in a neighbourhood."""

    __tablename__ = "rhythm"

    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"), primary_key=True)
    what: Mapped[str] = mapped_column(primary_key=True)
    next_at: Mapped[datetime]


def due(what: str) -> Select[int]:
    """The query of a `feature.due` on `Neighbourhood`: where `what` comes now.

    A neighbourhood in which it never came is one of them, so that nobody has to begin it.
    """
    later = select(Rhythm.neighbourhood_id).where(Rhythm.what == what, Rhythm.next_at > NOW)
    return select(Neighbourhood.id).where(Neighbourhood.id.not_in(later))


def comes(turn: Turn, here: Neighbourhood, what: str, at: time) -> timedelta | None:
    """Enter `here` and note that `what` came; returns how late it is.

    None when it never came before: nothing was missed, it begins at the next `at`, by the clock
    on the wall there.
    """
    turn.enter(here)
    row = turn.db.get(Rhythm, (here.id, what), with_for_update=True)
    late = turn.now - row.next_at if row is not None else None
    turn.db.merge(Rhythm(neighbourhood_id=here.id, what=what, next_at=_next(turn, at)))
    return late


def _next(turn: Turn, at: time) -> datetime:
    today = turn.local.date()
    moment = _moment(turn, today, at)
    return moment if moment > turn.now else _moment(turn, today + timedelta(days=1), at)


def _moment(turn: Turn, day: date, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=ZoneInfo(turn.here.zone))
