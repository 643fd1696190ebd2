"""What is kept of somebody who is on the way in, until they take part."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base, Private
from bot.people import Membership, Neighbourhood, Person


class Step(StrEnum):
    """What the person was asked last."""

    LANGUAGE = "language"
    HELLO = "hello"
    CONSENT = "consent"
    AREA = "area"
    NAME = "name"


class Intake(Base):
    """One way in: at which step somebody is, and what they came for."""

    __tablename__ = "intake"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), unique=True
    )
    home_id: Mapped[int | None] = mapped_column(ForeignKey("neighbourhood.id"))  # said by a link,
    # a group or a postcode; not called neighbourhood_id: no turn is in it yet
    step: Mapped[Step] = mapped_column(default=Step.HELLO)
    postcode: Mapped[str | None] = mapped_column(Private)  # five characters at the most
    text: Mapped[str | None] = mapped_column(Private)  # the request they came with, for a day
    text_at: Mapped[datetime | None]  # when its last piece was written
    text_until: Mapped[datetime | None] = mapped_column(index=True)
    then: Mapped[str] = mapped_column(default="")  # payload that is followed once they take part
    remind_at: Mapped[datetime | None] = mapped_column(index=True)
    reminded: Mapped[bool] = mapped_column(default=False)
    gone_at: Mapped[datetime] = mapped_column(index=True)  # who never said yes is forgotten then
    made_at: Mapped[datetime]


def intake_of(db: Session, person: Person | None) -> Intake | None:
    """The unfinished way in of somebody."""
    if person is None:
        return None
    return db.scalar(select(Intake).where(Intake.person_id == person.id))


def neighbourhoods(db: Session) -> list[Neighbourhood]:
    """Every neighbourhood of this installation, by name."""
    return list(db.scalars(select(Neighbourhood).order_by(Neighbourhood.name, Neighbourhood.id)))


def is_member(db: Session, person: Person, here: Neighbourhood) -> bool:
    """Whether somebody belongs to a neighbourhood."""
    return db.get(Membership, (here.id, person.id)) is not None
