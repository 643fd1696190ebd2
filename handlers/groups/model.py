"""What a group was told already, and who came in and is not welcomed yet."""

import json
from datetime import datetime

from sqlalchemy import ForeignKey, Index, select
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import Base, Private
from bot.people import Group
from bot.turn import Turn

NAMED = 8  # newcomers that one welcome names; the others are counted


class Welcome(Base):
    """What is remembered of a linked group, so that everything is told once."""

    __tablename__ = "group_welcome"
    __table_args__ = (Index(None, "neighbourhood_id", "due_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    group_id: Mapped[int] = mapped_column(
        ForeignKey("chat_group.id", ondelete="CASCADE"), unique=True
    )
    newcomers: Mapped[str | None] = mapped_column(Private)  # JSON: [[account, first name], …]
    more: Mapped[int] = mapped_column(default=0)  # newcomers beyond those named
    due_at: Mapped[datetime | None] = mapped_column(index=True)  # none: nobody to welcome
    last_at: Mapped[datetime | None]  # of the last welcome
    number: Mapped[int] = mapped_column(default=0)  # of the last welcome
    figures_at: Mapped[datetime | None] = mapped_column(index=True)  # when the pinned greeting is
    # brought up to date
    figures: Mapped[str] = mapped_column(default="")  # those that stand under it now: "12 3"
    rights_told_at: Mapped[datetime | None]  # that a right is missing
    gone_at: Mapped[datetime | None]  # the platform said that the bot is out of the group
    gone_told_at: Mapped[datetime | None]  # and the coordinators know

    @property
    def people(self) -> list[tuple[str, str]]:
        """Who waits to be welcomed: blinded account and first name."""
        return [(account, name) for account, name in json.loads(self.newcomers or "[]")]

    @people.setter
    def people(self, people: list[tuple[str, str]]) -> None:
        self.newcomers = json.dumps(people) if people else None


def welcome_of(turn: Turn, group: Group) -> Welcome:
    """What is remembered of a linked group; made when nothing was."""
    found = turn.db.scalar(select(Welcome).where(Welcome.group_id == group.id).with_for_update())
    if found is None:
        found = turn.keep(Welcome(neighbourhood_id=turn.here.id, group_id=group.id))
    found.neighbourhood_id = turn.here.id
    return found


def blinded(turn: Turn) -> str:
    """Who began this turn, as it is noted of somebody who does not take part."""
    sender = turn.incoming.sender if turn.incoming else None
    return blind(turn, sender.chat) if sender else ""


def blind(turn: Turn, chat: str) -> str:
    """An account as a short word that says nothing of it."""
    return turn.house.keys.blind(chat)[:12]


def name_of(turn: Turn) -> str:
    """{groep}: the title the platform gives, else the name of the neighbourhood."""
    title = turn.incoming.title if turn.incoming else ""
    return title[:60] or turn.here.name
