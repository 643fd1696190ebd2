"""What is kept after an outage: how far cards were edited, and what was asked meanwhile."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import Base, Private
from bot.outage import Outage
from bot.people import Person
from bot.turn import Turn

PINGS, CARDS = "pings", "cards"


class Recall(Base):
    """How far a neighbourhood has come in telling that presses were lost; gone when it is done."""

    __tablename__ = "recall"

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    outage_id: Mapped[int]
    what: Mapped[str] = mapped_column(default=PINGS)
    after: Mapped[int] = mapped_column(default=0)  # the id of the last one that was dealt with


class Late(Base):
    """What somebody asked while the bot was away, until they say whether it is still needed."""

    __tablename__ = "late"
    __table_args__ = (UniqueConstraint("person_id", "outage_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    outage_id: Mapped[int]
    text: Mapped[str | None] = mapped_column(Private)  # JSON, each thing asked; until answered
    said_at: Mapped[datetime]  # the first of it
    gone_at: Mapped[datetime] = mapped_column(index=True)

    @property
    def about(self) -> str:
        return f"late:{self.id}"  # also the slot of the question


def late_of(turn: Turn, person: Person, outage: Outage) -> Late | None:
    """What somebody asked during this outage, answered or not."""
    return turn.db.scalar(
        select(Late).where(Late.person_id == person.id, Late.outage_id == outage.id)
    )
