"""A message to many on its way, and who wants no such messages."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import Base, Private


class State(StrEnum):
    """How far a broadcast is."""

    DRAFT = "draft"
    WAITING = "waiting"  # for its moment
    SENDING = "sending"  # letters are written, some at a time
    COUNTING = "counting"  # all are written: how many arrive?
    DONE = "done"
    STOPPED = "stopped"  # nothing went out
    RECALLING = "recalling"  # what arrived is taken away, some at a time
    RECALLED = "recalled"


class Audience(StrEnum):
    """For whom it is, as the rows of bro.who stand."""

    ALL = "all"
    HELPERS = "helpers"  # who agreed to be asked for help
    VOLUNTEERS = "volunteers"
    TEAM = "team"  # coordinators, owners, the desk


class Broadcast(Base):
    """What a coordinator wants to say to many. `round` grows with every change of a draft."""

    __tablename__ = "broadcast"

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    text: Mapped[str | None] = mapped_column(Private)
    audience: Mapped[str] = mapped_column(default=Audience.ALL.value)
    state: Mapped[State] = mapped_column(default=State.DRAFT)
    round: Mapped[int] = mapped_column(default=0)
    many: Mapped[int] = mapped_column(default=0)  # people, when it was last shown
    after: Mapped[int] = mapped_column(default=0)  # the last one dealt with
    send_at: Mapped[datetime | None]  # none: as soon as the hours allow
    started_at: Mapped[datetime | None]
    next_step_at: Mapped[datetime | None] = mapped_column(index=True)
    made_at: Mapped[datetime]

    @property
    def about(self) -> str:
        return f"broadcast:{self.id}"


class NoNews(Base):
    """That somebody wants no messages of coordinators to many, in one neighbourhood."""

    __tablename__ = "no_news"

    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    since: Mapped[datetime]
