"""Somebody may not take part for a while, or no more: decided by people, never by the bot."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import Base, Private
from bot.people import Person
from bot.turn import Refusal, Turn
from handlers import duty


class Suspension(Base):
    """That somebody rests from `made_at` on here, or is banned with a second pair of eyes."""

    __tablename__ = "suspension"
    __table_args__ = (Index(None, "neighbourhood_id", "person_id", "state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    ban: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(default="on")  # asked (a second yes), on, over
    why: Mapped[str | None] = mapped_column(Private)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    made_at: Mapped[datetime]
    until_at: Mapped[datetime | None] = mapped_column(index=True)  # none: until it is lifted
    over_at: Mapped[datetime | None]

    @property
    def about(self) -> str:
        return f"suspension:{self.id}"


def suspension_of(turn: Turn, person: Person) -> Suspension | None:
    """What keeps somebody from taking part here now; one that waits for a second yes does too."""
    return turn.db.scalar(
        select(Suspension)
        .where(
            Suspension.neighbourhood_id == turn.here.id,
            Suspension.person_id == person.id,
            Suspension.state.in_(("asked", "on")),
            or_(Suspension.until_at.is_(None), Suspension.until_at > turn.now),
        )
        .order_by(Suspension.id.desc())
        .limit(1)
    )


def suspended_here(turn: Turn) -> set[int]:
    """Everybody who may neither ask nor help here now."""
    return set(
        turn.db.scalars(
            select(Suspension.person_id).where(
                Suspension.neighbourhood_id == turn.here.id,
                Suspension.state.in_(("asked", "on")),
                or_(Suspension.until_at.is_(None), Suspension.until_at > turn.now),
            )
        )
    )


def suspended(turn: Turn, person: Person) -> bool:
    """Whether somebody may neither ask nor help here now."""
    return suspension_of(turn, person) is not None


def refuse_suspended(turn: Turn, person: Person) -> None:
    """Refused to somebody who may neither ask nor help here now, with whom to call."""
    if suspended(turn, person):
        raise Refusal("ban.msg", "", **duty.contact(turn))
