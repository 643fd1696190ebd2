"""Who is kept apart from whom, and what was reported about somebody."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base, Private
from bot.people import Person


class Why(StrEnum):
    """What somebody says that happened."""

    CONTACT = "contact"  # wants no more contact
    UNKIND = "unkind"
    MONEY = "money"
    UNSAFE = "unsafe"
    SPAM = "spam"


class Block(Base):
    """`person_id` does not want to be brought together with `other_id`; so neither of them is."""

    __tablename__ = "block"
    __table_args__ = (UniqueConstraint("person_id", "other_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    other_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    since: Mapped[datetime]


class Report(Base):
    """What somebody told about somebody, for a coordinator; a draft until it was sent."""

    __tablename__ = "report"
    __table_args__ = (Index(None, "neighbourhood_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    other_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    why: Mapped[str] = mapped_column(default="")  # a `Why`, once it was chosen
    text: Mapped[str | None] = mapped_column(Private)
    made_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    taken_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    next_step_at: Mapped[datetime | None] = mapped_column(index=True)  # nobody took it yet

    @property
    def about(self) -> str:
        return f"report:{self.id}"


@dataclass(slots=True)
class Met:
    """News: whom has `person` had to do with lately? Rooms that know add them to `others`."""

    person: Person
    others: list[Person] = field(default_factory=list)


def kept_apart(db: Session, person_id: int | None) -> set[int]:
    """Everybody who must not be brought together with somebody, whoever of them said so."""
    if person_id is None:
        return set()
    either = or_(Block.person_id == person_id, Block.other_id == person_id)
    pairs = db.execute(select(Block.person_id, Block.other_id).where(either))
    return {other if mine == person_id else mine for mine, other in pairs}


def apart(db: Session, person_id: int, others: Iterable[int | None]) -> bool:
    """Whether somebody must not be brought together with one of `others`."""
    return bool(kept_apart(db, person_id) & {*others})
