"""What is kept of asking and answering: pings, waves, refusals, reserves, promises, waiting."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import Base, Private
from bot.people import Person
from bot.spoken import When
from bot.turn import Turn
from handlers.requests import Place, PlaceState, Request, Rung

NEXT_DOOR = "next:"  # why somebody is asked, before the id of the area next door they live in


class PingState(StrEnum):
    """What became of asking somebody."""

    OPEN = "open"
    YES = "yes"
    LATER = "later"  # nu niet
    NEVER = "never"  # dit soort niet meer
    GONE = "gone"  # taken back before they answered
    EXPIRED = "expired"  # its time was up: counts as "nu niet"
    UNREACHABLE = "unreachable"


class Ping(Base):
    """That somebody was asked for one request, once a round."""

    __tablename__ = "ping"
    __table_args__ = (
        UniqueConstraint("neighbourhood_id", "request_id", "person_id", "round"),
        Index(None, "neighbourhood_id", "person_id", "made_at"),
        Index(None, "person_id", "made_at"),
        Index(None, "state", "closes_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    request_id: Mapped[int] = mapped_column(ForeignKey("request.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    round: Mapped[int]  # of the request, when it was made
    rung: Mapped[Rung]
    wave: Mapped[int]  # 1, 2, … of the request
    why: Mapped[str] = mapped_column(default="")  # volunteer, reserve, named, offer:1, next:2
    state: Mapped[PingState] = mapped_column(default=PingState.OPEN)
    made_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]

    @property
    def about(self) -> str:
        return f"ping:{self.id}"  # also the slot of its message

    @property
    def open(self) -> bool:
        return self.state is PingState.OPEN

    def close(self, state: PingState, now: datetime) -> None:
        self.state, self.answered_at = state, now


class Wave(Base):
    """How far the asking for one request has come, and when the next few are asked."""

    __tablename__ = "wave"

    request_id: Mapped[int] = mapped_column(
        ForeignKey("request.id", ondelete="CASCADE"), primary_key=True
    )
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    rung: Mapped[Rung]
    number: Mapped[int] = mapped_column(default=0)
    asked_at: Mapped[datetime]  # the last wave
    next_at: Mapped[datetime | None] = mapped_column(index=True)
    hurry: Mapped[bool] = mapped_column(default=False)  # everybody answered, or somebody is gone


class Unwanted(Base):
    """Dit soort niet meer: a kind of help for which somebody is not asked."""

    __tablename__ = "unwanted"

    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    category: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[datetime]


class Standing(StrEnum):
    """How somebody stands to a request that is not theirs."""

    RESERVE = "reserve"  # asked first when a place is free again
    PROMISED = "promised"  # ten minutes to take part; once
    REFUSED = "refused"  # the asker preferred somebody else
    OUT = "out"  # gave the place back, or did not come


class Bystander(Base):
    """Somebody who wanted to help with a request and does not (yet)."""

    __tablename__ = "bystander"
    __table_args__ = (UniqueConstraint("neighbourhood_id", "request_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    request_id: Mapped[int] = mapped_column(ForeignKey("request.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    standing: Mapped[Standing]
    until: Mapped[datetime | None]  # of a promise
    since: Mapped[datetime]


UNHEARD = "unheard"  # the helper was out before the asker had heard of them


class Waiting(Base):
    """A claimed place whose asker has to answer, and what happens when she does not."""

    __tablename__ = "waiting"

    place_id: Mapped[int] = mapped_column(
        ForeignKey("place.id", ondelete="CASCADE"), primary_key=True
    )
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    round: Mapped[int]  # of the place
    step: Mapped[str]  # what comes next: again, coordinator, fetch; or done, answered, unheard
    since: Mapped[datetime]
    next_at: Mapped[datetime | None] = mapped_column(index=True)


class Enquiry(Base):
    """A helper's question about a request, or a moment they propose; relayed without a name."""

    __tablename__ = "enquiry"
    __table_args__ = (Index(None, "neighbourhood_id", "request_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    request_id: Mapped[int] = mapped_column(ForeignKey("request.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    text: Mapped[str | None] = mapped_column(Private)  # of a question
    starts_at: Mapped[datetime | None]  # of a proposed moment
    ends_at: Mapped[datetime | None]
    grain: Mapped[str] = mapped_column(default="")
    deadline: Mapped[bool] = mapped_column(default=False)
    asked_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]

    @property
    def when(self) -> When | None:
        return When.known(self.starts_at, self.ends_at, self.grain, self.deadline)


def open_ping(turn: Turn, request: Request, person: Person) -> Ping | None:
    """The question somebody has not answered yet about this request; locked."""
    return turn.db.scalar(
        select(Ping)
        .where(
            Ping.neighbourhood_id == turn.here.id,
            Ping.request_id == request.id,
            Ping.person_id == person.id,
            Ping.state == PingState.OPEN,
        )
        .with_for_update()
    )


def stands(turn: Turn, request: Request, person: Person) -> Bystander | None:
    """How somebody stands to a request."""
    return turn.db.scalar(
        select(Bystander).where(
            Bystander.neighbourhood_id == turn.here.id,
            Bystander.request_id == request.id,
            Bystander.person_id == person.id,
        )
    )


def let_stand(
    turn: Turn,
    request: Request,
    person: Person,
    standing: Standing,
    until: datetime | None = None,
) -> Bystander:
    """From now on somebody stands so to a request."""
    row = stands(turn, request, person)
    if row is None:
        row = Bystander(
            neighbourhood_id=turn.here.id,
            request_id=request.id,
            person_id=person.id,
            standing=standing,
            since=turn.now,
        )
    row.standing, row.since, row.until = standing, turn.now, until
    return turn.keep(row)


def place_held(turn: Turn, request: Request, person: Person) -> Place | None:
    """The place of this request that somebody has now."""
    return turn.db.scalar(
        select(Place).where(
            Place.neighbourhood_id == turn.here.id,
            Place.request_id == request.id,
            Place.helper_id == person.id,
            Place.state.in_((PlaceState.CLAIMED, PlaceState.AGREED)),
        )
    )
