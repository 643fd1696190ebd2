"""When somebody was last looked at, their last letter, and the file with their data in a chat."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import Base


class Watch(Base):
    """That it is looked at, at `look_at`, whether somebody still uses the bot."""

    __tablename__ = "watch"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), unique=True
    )
    look_at: Mapped[datetime] = mapped_column(index=True)
    asked_at: Mapped[datetime | None]  # whether they want to stay; no answer: forgotten


class Farewell(Base):
    """The last letter to somebody who was forgotten; its address goes when it has arrived."""

    __tablename__ = "farewell"

    id: Mapped[int] = mapped_column(primary_key=True)
    slot: Mapped[str]  # of the letter
    clean_at: Mapped[datetime] = mapped_column(index=True)


class Handed(Base):
    """A file with somebody's data that stands in their chat, until `gone_at`."""

    __tablename__ = "handed"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    slot: Mapped[str]  # of the letter
    gone_at: Mapped[datetime] = mapped_column(index=True)
