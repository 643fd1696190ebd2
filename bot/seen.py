"""Which updates were dealt with, and which could not be."""

from datetime import datetime

from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base
from bot.messages import Incoming


class Seen(Base):
    """An update whose effects are in. Its number only, and only when there were effects."""

    __tablename__ = "seen"

    platform: Mapped[str] = mapped_column(primary_key=True)
    update: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)


class SetAside(Base):
    """An update that could not be handled: which, of what kind and why; never what it said."""

    __tablename__ = "set_aside"

    platform: Mapped[str] = mapped_column(primary_key=True)
    update: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    reason: Mapped[str]
    at: Mapped[datetime]


def was_seen(db: Session, incoming: Incoming) -> bool:
    """Whether the effects of this update are in."""
    return db.get(Seen, (incoming.address.platform, incoming.id)) is not None
