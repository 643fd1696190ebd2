"""Invitations and link codes (kept blinded), wrong tries, and roles that wait for a second yes."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import Base, Private
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


class LinkCode(Base):
    """A code with which one coordinator may link one group, from their own account only."""

    __tablename__ = "link_code"

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"), index=True)
    token: Mapped[str] = mapped_column(unique=True)  # blinded
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class WrongTry(Base):
    """Somebody came with a link or code that is not (or no longer) one of ours."""

    __tablename__ = "wrong_try"
    __table_args__ = (Index(None, "who", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    who: Mapped[str]  # the account, blinded
    at: Mapped[datetime] = mapped_column(index=True)


class OnBehalf(Base):
    """A request for somebody else, until it is posted: who, how to reach them, and the consent."""

    __tablename__ = "on_behalf"

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    request_id: Mapped[int | None] = mapped_column(
        ForeignKey("request.id", ondelete="CASCADE"), index=True
    )  # from the summary on
    text: Mapped[str | None] = mapped_column(Private)
    name: Mapped[str | None] = mapped_column(Private)
    phone: Mapped[str | None] = mapped_column(Private)
    street: Mapped[str | None] = mapped_column(Private)
    relation: Mapped[str] = mapped_column(default="")  # family, neighbour, worker, desk
    consent_at: Mapped[datetime | None]  # the person knows and agrees, as the asker says
    gone_at: Mapped[datetime | None] = mapped_column(index=True)  # an unfinished one goes then
    helper_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    # who comes, as the person has to be told
    call_at: Mapped[datetime | None] = mapped_column(index=True)  # when to ask for that call
    tries: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime]


class NextStep(Base):
    """What a coordinator promised to do about a request, and when to remind them."""

    __tablename__ = "next_step"

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"), index=True)
    request_id: Mapped[int] = mapped_column(
        ForeignKey("request.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(Private)
    offered_at: Mapped[datetime]  # the moment in their words
    at: Mapped[datetime | None] = mapped_column(index=True)  # none: not wanted, or done
