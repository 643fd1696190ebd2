"""The call-back list: who waits for a human, how, and what came of it; and coordinators' notes."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base, Private
from bot.people import Neighbourhood, Person


class Wait(StrEnum):
    """What is known of somebody's wish to reach a human."""

    CHOOSING = "choosing"  # asked: call or write? Nobody was told yet
    OPEN = "open"  # on the list of the coordinators
    DONE = "done"
    DROPPED = "dropped"  # never mind


class CallBack(Base):
    """One entry of the call-back list. Number and words are forgotten when it is done."""

    __tablename__ = "call_back"
    __table_args__ = (
        Index(None, "neighbourhood_id", "state", "id"),
        Index(None, "neighbourhood_id", "person_id", "state"),
        Index(None, "state", "next_step_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    request_id: Mapped[int | None] = mapped_column(ForeignKey("request.id", ondelete="SET NULL"))
    phone: Mapped[str | None] = mapped_column(Private)
    message: Mapped[str | None] = mapped_column(Private)
    draft: Mapped[str | None] = mapped_column(Private)  # a coordinator's words: for this person?
    wants: Mapped[str] = mapped_column(default="")  # call, write, "" as the coordinator likes
    why: Mapped[str] = mapped_column(default="")  # an enumeration: asked, not_understood, …
    state: Mapped[Wait] = mapped_column(default=Wait.CHOOSING)
    tries: Mapped[int] = mapped_column(default=0)  # calls that nobody answered
    taken_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    written: Mapped[bool] = mapped_column(default=False)  # a human wrote back: say when it ends
    answered: Mapped[bool] = mapped_column(default=False)  # a human had the last word
    next_step_at: Mapped[datetime | None]  # when the coordinators hear of it (again)
    made_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    outcome: Mapped[str] = mapped_column(default="")  # solved, ended, silent, dropped

    @property
    def about(self) -> str:
        """What its letters and audit lines are about."""
        return f"callback:{self.id}"

    @property
    def talk(self) -> str:
        """What the letters to the person themselves are about."""
        return f"talk:{self.id}"

    @property
    def over(self) -> bool:
        return self.state in (Wait.DONE, Wait.DROPPED)


class Note(Base):
    """What a coordinator wrote down about a request or a call-back; other coordinators read it."""

    __tablename__ = "note"
    __table_args__ = (Index(None, "neighbourhood_id", "about", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    about: Mapped[str]  # "request:4711", "callback:12"
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    text: Mapped[str] = mapped_column(Private)
    at: Mapped[datetime]


def waiting(db: Session, neighbourhood: Neighbourhood) -> list[CallBack]:
    """The call-back list: who waits, the longest first."""
    return list(
        db.scalars(
            select(CallBack)
            .where(CallBack.neighbourhood_id == neighbourhood.id, CallBack.state == Wait.OPEN)
            .order_by(CallBack.id)
        )
    )


def entry_of(db: Session, neighbourhood: Neighbourhood, person: Person) -> CallBack | None:
    """The entry of somebody who waits already, or is choosing; the newest."""
    return db.scalar(
        select(CallBack)
        .where(
            CallBack.neighbourhood_id == neighbourhood.id,
            CallBack.person_id == person.id,
            CallBack.state.in_((Wait.CHOOSING, Wait.OPEN)),
        )
        .order_by(CallBack.id.desc())
        .limit(1)
    )


def notes_about(db: Session, neighbourhood: Neighbourhood, about: str) -> list[Note]:
    """What coordinators wrote down about one thing, in order."""
    return list(
        db.scalars(
            select(Note)
            .where(Note.neighbourhood_id == neighbourhood.id, Note.about == about)
            .order_by(Note.id)
        )
    )
