"""When the bot was there last, in which stretches it was away, and the news of its return."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base


class Beat(Base):
    """The last heartbeat of any process, in real time. There is one row."""

    __tablename__ = "beat"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class Outage(Base):
    """A stretch in which the bot heard nothing, by the clock of the turns."""

    __tablename__ = "outage"

    id: Mapped[int] = mapped_column(primary_key=True)
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime] = mapped_column(index=True)

    @property
    def length(self) -> timedelta:
        return self.ended_at - self.began_at


@dataclass(frozen=True, slots=True)
class Restored:
    """News: the database was put back as it was at `kept_at`; what waited then is held.

    Told in a turn of each neighbourhood. `which` names this restoring, in letters and figures.
    """

    which: str
    kept_at: datetime
    held: int


@dataclass(frozen=True, slots=True)
class CameBack:
    """News: the bot was away, and is there again. Told in a turn without a neighbourhood."""

    outage: Outage


def outage_at(db: Session, moment: datetime) -> Outage | None:
    """The outage that lasted at `moment`, which is told in whole seconds."""
    begun = Outage.began_at <= moment + timedelta(seconds=1)
    during = select(Outage).where(begun, Outage.ended_at > moment)
    return db.scalar(during.order_by(Outage.id.desc()).limit(1))
