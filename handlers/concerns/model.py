"""A concern, and what a confidant wrote down about it. Nobody else reads these tables."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base, Private
from bot.people import Neighbourhood


class State(StrEnum):
    """How far it is."""

    DRAFT = "draft"  # being written; nobody reads it
    OPEN = "open"
    CLOSED = "closed"


class Outcome(StrEnum):
    """What came of it, as the rows of sig.coo.close stand."""

    TALKED = "talked"
    HELP = "help"
    REPORTED = "reported"  # to Veilig Thuis
    NOTHING = "nothing"  # no concern after all


class Concern(Base):
    """What somebody sees and worries about. The reporter is never named to whom it is about."""

    __tablename__ = "concern"

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(  # who reported it
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    confidant_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    about_id: Mapped[int | None] = mapped_column(  # a confidant, when it is about one of them
        ForeignKey("person.id", ondelete="SET NULL")
    )
    text: Mapped[str | None] = mapped_column(Private)
    who: Mapped[str | None] = mapped_column(Private)  # about whom: a street, a house number
    phone: Mapped[str | None] = mapped_column(Private)  # of the reporter, who may be called
    named: Mapped[bool] = mapped_column(default=False)  # the confidant may know who reported it
    wide: Mapped[bool] = mapped_column(default=False)  # not read in time: the deputies too
    state: Mapped[State] = mapped_column(default=State.DRAFT)
    step: Mapped[int] = mapped_column(default=0)  # of the reporting code, done
    outcome: Mapped[str] = mapped_column(default="")  # an `Outcome`
    made_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    read_at: Mapped[datetime | None]
    next_step_at: Mapped[datetime | None] = mapped_column(index=True)
    hide_at: Mapped[datetime | None] = mapped_column(index=True)  # its words leave the chat
    closed_at: Mapped[datetime | None] = mapped_column(index=True)

    @property
    def about(self) -> str:
        """What the letters to confidants and the audit lines are about."""
        return f"concern:{self.id}"

    @property
    def talk(self) -> str:
        """What the letters to whoever reported it are about."""
        return f"worry:{self.id}"

    @property
    def shown(self) -> str:
        """Names the message in which a confidant reads it."""
        return f"{self.about}:shown"


class ConcernNote(Base):
    """What a confidant wrote down."""

    __tablename__ = "concern_note"

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    concern_id: Mapped[int] = mapped_column(
        ForeignKey("concern.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    text: Mapped[str] = mapped_column(Private)
    at: Mapped[datetime]


def open_here(db: Session, here: Neighbourhood) -> list[Concern]:
    """The open concerns of a neighbourhood, the oldest first."""
    found = select(Concern).where(Concern.neighbourhood_id == here.id, Concern.state == State.OPEN)
    return list(db.scalars(found.order_by(Concern.id)))


def notes_of(db: Session, concern: Concern) -> list[ConcernNote]:
    """What was written down about one, in order."""
    found = select(ConcernNote).where(ConcernNote.concern_id == concern.id)
    return list(db.scalars(found.order_by(ConcernNote.id)))
