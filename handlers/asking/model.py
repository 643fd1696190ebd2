"""What is kept of a request while it is still being put together with its asker."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, bindparam, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base
from bot.session import once
from bot.spoken import When
from bot.turn import Turn
from handlers.requests import Request, State

WAITS = ""  # the step of a concept that a coordinator has to say yes to
QUESTIONS = 2  # asked at the most before it is posted as it is


class Concept(Base):
    """How far the conversation about a request is that nobody else sees yet."""

    __tablename__ = "concept"
    __table_args__ = (
        Index(None, "neighbourhood_id", "request_id", unique=True),
        Index(None, "neighbourhood_id", "author", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    request_id: Mapped[int] = mapped_column(ForeignKey("request.id", ondelete="CASCADE"))
    author: Mapped[str]  # "platform:chat" of whoever wrote it; only they may press
    in_group: Mapped[bool] = mapped_column(default=False)  # talked about there, not in private
    missing: Mapped[str] = mapped_column(default="")  # of "what", "when"
    guess: Mapped[str] = mapped_column(default="")  # a category, or two, that may be meant
    names_other: Mapped[bool] = mapped_column(default=False)  # somebody else's name or address
    others: Mapped[str] = mapped_column(default="")  # JSON: further readings of the moment
    past: Mapped[bool] = mapped_column(default=False)  # the moment it says is over
    asked: Mapped[int] = mapped_column(default=0)  # clarifications until now
    done: Mapped[str] = mapped_column(default="")  # checks that need not be made again
    step: Mapped[str] = mapped_column(default="")  # what was asked last
    slot: Mapped[str] = mapped_column(default="")  # the message that asked it
    version: Mapped[int] = mapped_column(default=0)  # how many messages asked something
    next_id: Mapped[int | None]  # the concept to go on with after this one
    touched_at: Mapped[datetime]

    def lacks(self, what: str) -> bool:
        return what in self.missing.split(",")

    def settle(self, what: str) -> None:
        """`what` is no longer missing."""
        self.missing = ",".join(part for part in self.missing.split(",") if part != what)

    def was(self, check: str) -> bool:
        """Whether this was asked or settled before."""
        return check in self.done.split(",")

    def mark(self, check: str) -> None:
        """This need not be asked again."""
        self.done = ",".join(dict.fromkeys([*filter(None, self.done.split(",")), check]))


class Proposal(Base):
    """Another moment that an asker would like, put to the helper of one place."""

    __tablename__ = "proposal"
    __table_args__ = (Index(None, "neighbourhood_id", "request_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    request_id: Mapped[int] = mapped_column(ForeignKey("request.id", ondelete="CASCADE"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    grain: Mapped[str]
    deadline: Mapped[bool]
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id", ondelete="CASCADE"))
    agreed: Mapped[bool] = mapped_column(default=False)  # the helper of this place can come then
    made_at: Mapped[datetime]

    @property
    def when(self) -> When:
        return When(self.starts_at, self.ends_at, self.grain, self.deadline)


def author_of(turn: Turn) -> str:
    """Whoever began this turn, also when the bot does not know them yet."""
    sender = turn.incoming.sender if turn.incoming else None
    return f"{sender.platform}:{sender.chat}" if sender else ""


def concept_of(db: Session, request: Request) -> Concept | None:
    """The conversation about `request`, while it is a concept."""
    return db.scalar(
        select(Concept).where(
            Concept.neighbourhood_id == request.neighbourhood_id,
            Concept.request_id == request.id,
        )
    )


_CURRENT = (
    select(Concept, Request)
    .join(Request, Request.id == Concept.request_id)
    .where(
        Concept.neighbourhood_id == bindparam("here"),
        Concept.author == bindparam("author"),
        Concept.in_group == bindparam("in_group"),
        Concept.step != "",
        Request.state == State.CONCEPT,
        Request.gone_at > bindparam("now"),
    )
    .order_by(Concept.id.desc())
    .limit(1)
)


def current(turn: Turn, *, in_group: bool) -> tuple[Concept, Request] | None:
    """What whoever began this turn is busy asking here; the newest."""
    author = author_of(turn)
    if turn.neighbourhood is None or not author:
        return None
    who = {"here": turn.neighbourhood.id, "author": author, "in_group": in_group, "now": turn.now}
    found = once(turn.db, _CURRENT, **who)
    return (found[0][0], found[0][1]) if found else None


def waiting(turn: Turn) -> Request | None:
    """What whoever began this turn asked and a coordinator has to say yes to first."""
    return turn.db.scalar(
        select(Request)
        .join(Concept, Concept.request_id == Request.id)
        .where(
            Request.neighbourhood_id == turn.here.id,
            Request.asker_id == turn.me.id,
            Request.state == State.CONCEPT,
            Concept.step == WAITS,
        )
        .order_by(Request.id.desc())
        .limit(1)
    )
