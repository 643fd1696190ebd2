"""The roster: whose day it is, who is away, and what one leaves for the next to know."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date
from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from bot import hours
from bot.db import Base, Private
from bot.people import Person
from bot.texts import Words
from bot.turn import Turn

WEEK = 7  # days that the roster shows


class Shift(Base):
    """One day of duty. It begins when people wake up, and is to be confirmed then."""

    __tablename__ = "shift"
    __table_args__ = (UniqueConstraint("neighbourhood_id", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    day: Mapped[datetime] = mapped_column(index=True)  # its midnight, there
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )  # none: nobody yet
    step: Mapped[str] = mapped_column(default="begin")  # begin, confirm, ""
    next_at: Mapped[datetime | None] = mapped_column(index=True)

    @property
    def about(self) -> str:
        return f"shift:{self.id}"


class Absence(Base):
    """From when to when a coordinator is not to be called."""

    __tablename__ = "absence"

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    from_at: Mapped[datetime]
    until_at: Mapped[datetime]


class HandOver(Base):
    """What whoever had the duty wrote down for whoever has it next."""

    __tablename__ = "hand_over"

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    text: Mapped[str] = mapped_column(Private)
    at: Mapped[datetime]
    read_at: Mapped[datetime | None]


def midnight(turn: Turn, day: date) -> datetime:
    """The beginning of `day`, there."""
    return datetime.combine(day, time(), tzinfo=ZoneInfo(turn.here.zone))


def local_day(turn: Turn, moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(turn.here.zone)).date()


def week(turn: Turn) -> list[date]:
    """Today and the six days after it."""
    today = turn.local.date()
    return [today + timedelta(days=ahead) for ahead in range(WEEK)]


def shift_of(turn: Turn, day: date) -> Shift | None:
    """Whose day it is; locked."""
    identity = turn.db.scalar(
        select(Shift.id).where(
            Shift.neighbourhood_id == turn.here.id, Shift.day == midnight(turn, day)
        )
    )
    return turn.get(Shift, identity) if identity else None


def give_shift(turn: Turn, day: date, person: Person | None) -> Shift:
    """From now on `day` is for `person`; it begins that morning."""
    shift = shift_of(turn, day)
    if shift is None:
        shift = turn.keep(Shift(neighbourhood_id=turn.here.id, day=midnight(turn, day)))
    shift.person_id = person.id if person else None
    morning = hours.daytime(turn.here).next_open(midnight(turn, day))
    shift.step, shift.next_at = ("begin", max(morning, turn.now)) if person else ("", None)
    turn.db.flush()
    return shift


def away(turn: Turn, person: Person, moment: datetime | None = None) -> bool:
    """Whether somebody said that they are not to be called at `moment`; none: now."""
    moment = moment or turn.now
    mine = select(Absence.id).where(
        Absence.neighbourhood_id == turn.here.id,
        Absence.person_id == person.id,
        Absence.from_at <= moment,
        Absence.until_at > moment,
    )
    return turn.db.scalar(mine.limit(1)) is not None


def day_name(day: date, pattern: str = "EEEE d MMMM") -> Words:
    """ "woensdag 25 november", in each language; on a row "EEEE d"."""
    return Words.each(lambda language: format_date(day, pattern, locale=language))
