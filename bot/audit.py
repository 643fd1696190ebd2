"""What happened, to what, when, by whom and why: never what was said."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base
from bot.people import Neighbourhood


class Event(Base):
    """One line of the audit trail; lines are added and never changed."""

    __tablename__ = "event"
    __table_args__ = (Index(None, "neighbourhood_id", "about", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    about: Mapped[str]  # "request:4711", "person:12"
    what: Mapped[str]  # from the enumeration of the room that records it: "claimed"
    detail: Mapped[str] = mapped_column(default="")  # a number or an enumeration, no words
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    cause: Mapped[str]  # the update or the moment
    at: Mapped[datetime]


def events_about(db: Session, neighbourhood: Neighbourhood, about: str) -> list[Event]:
    """Everything recorded about one thing, in order."""
    return list(
        db.scalars(
            select(Event)
            .where(Event.neighbourhood_id == neighbourhood.id, Event.about == about)
            .order_by(Event.id)
        )
    )
