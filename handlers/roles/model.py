"""Invitations (kept blinded), also those that wait for a second yes, and wrong tries."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import Base
from bot.people import Role


class Invitation(Base):
    """A single-use link that gives a role. Its token cannot be read back from here."""

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"), index=True)
    token: Mapped[str] = mapped_column(unique=True)  # blinded
    role: Mapped[Role]
    inviter_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    # none: the command line
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    used_at: Mapped[datetime | None]
    state: Mapped[str] = mapped_column(default="open")  # open, waits, alone (nobody
    # may look along), given, refused, undone


class WrongTry(Base):
    """Somebody came with a link or code that is not (or no longer) one of ours."""

    __tablename__ = "wrong_try"
    __table_args__ = (Index(None, "who", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    who: Mapped[str]  # the account, blinded
    at: Mapped[datetime] = mapped_column(index=True)
