"""What is kept of an agreed visit: both sides, the moment, numbers given, and what comes next."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Index, UniqueConstraint, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base, Private
from bot.people import Person
from bot.spoken import When
from bot.turn import Turn
from handlers.requests import Place, PlaceState, Request

REVEALED = timedelta(hours=40)  # an address is given at most this long before the visit
TIMED = ("minute", "hour")  # grains for which "in an hour" and "twenty minutes late" make sense


class Meeting(Base):
    """One helper's visit for one request, from the yes of both until it is over."""

    __tablename__ = "meeting"
    __table_args__ = (
        Index(None, "neighbourhood_id", "request_id"),
        Index(None, "neighbourhood_id", "helper_id"),
        Index(None, "neighbourhood_id", "asker_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    request_id: Mapped[int] = mapped_column(ForeignKey("request.id", ondelete="CASCADE"))
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id", ondelete="CASCADE"))
    asker_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    helper_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    grain: Mapped[str] = mapped_column(default="")
    deadline: Mapped[bool] = mapped_column(default=False)
    code: Mapped[str | None] = mapped_column(Private)  # what the helper says at the door
    # consent 3: the number of one of them, for this help only
    asking_id: Mapped[int | None]  # whose number is asked for now
    phone: Mapped[str | None] = mapped_column(Private)  # the number, or page, that was given
    by_page: Mapped[bool] = mapped_column(default=False)  # it is a page, of a platform both are on
    phone_of: Mapped[int | None]  # whose it is
    relay: Mapped[bool] = mapped_column(default=False)  # they write through the bot
    contact_at: Mapped[datetime | None]  # when the two could reach each other, or never will
    silences: Mapped[int] = mapped_column(default=0)
    address: Mapped[str] = mapped_column(default="")  # home, else, anywhere, later, door
    address_at: Mapped[datetime | None]  # when the helper got it
    # how it goes
    confirmed_at: Mapped[datetime | None]  # the helper said that it still works
    under_way_at: Mapped[datetime | None]
    missed: Mapped[bool] = mapped_column(default=False)  # they did not meet, as one of them said
    made_at: Mapped[datetime]
    over_at: Mapped[datetime | None]

    @property
    def about(self) -> str:
        return f"meeting:{self.id}"

    @property
    def when(self) -> When | None:
        return When.known(self.starts_at, self.ends_at, self.grain, self.deadline)

    @property
    def timed(self) -> bool:
        """Whether somebody is expected at a time of day."""
        return self.starts_at is not None and self.grain in TIMED and not self.deadline

    def near(self, now: datetime) -> bool:
        """Whether the visit is so near that the helper gets the address by themselves."""
        return self.starts_at is not None and self.starts_at - now <= REVEALED

    def begun(self, now: datetime) -> bool:
        """Whether it may be going on by now; without a moment, once they can reach each other."""
        return self.contact_at is not None if self.starts_at is None else self.starts_at <= now

    def put(self, when: When | None) -> None:
        """From now on they meet then."""
        self.starts_at = when.start if when else None
        self.ends_at = when.end if when else None
        self.grain = when.grain if when else ""
        self.deadline = when.deadline if when else False


@dataclass(slots=True)
class Acquainted:
    """News: both said yes. May the helper have the asker's number without asking her again?

    A room that knows that she said so before sets `number`.
    """

    request: Request
    helper: Person
    number: bool = False


class Reminder(Base):
    """Something to say or ask about a visit when its moment comes; one of a kind a visit."""

    __tablename__ = "reminder"
    __table_args__ = (UniqueConstraint("neighbourhood_id", "meeting_id", "what"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    what: Mapped[str]  # a name in `plan.steps`
    due_at: Mapped[datetime | None] = mapped_column(index=True)  # None: done, or not any more


class Trace(Base):
    """A message with a number, an address or a code in it, and when it has to go."""

    __tablename__ = "trace"

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    slot: Mapped[str]
    scrub_at: Mapped[datetime] = mapped_column(index=True)


def open_meetings(turn: Turn, request: Request) -> list[Meeting]:
    """The visits for a request that are not over."""
    return list(
        turn.db.scalars(
            select(Meeting).where(
                Meeting.neighbourhood_id == request.neighbourhood_id,
                Meeting.request_id == request.id,
                Meeting.over_at.is_(None),
            )
        )
    )


def meetings_of(turn: Turn, person: Person) -> list[Meeting]:
    """Somebody's visits that are not over, here, as asker or helper, the nearest first."""
    found = turn.db.scalars(
        select(Meeting)
        .where(
            Meeting.neighbourhood_id == turn.here.id,
            or_(Meeting.helper_id == person.id, Meeting.asker_id == person.id),
            Meeting.over_at.is_(None),
        )
        .order_by(Meeting.id)
    )
    return sorted(found, key=lambda m: (m.starts_at is None, m.starts_at or m.made_at))


def lately_helped(turn: Turn, person: Person, span: timedelta) -> list[Meeting]:
    """The visits that somebody made here and that were over no longer than `span` ago."""
    found = turn.db.scalars(
        select(Meeting).where(
            Meeting.neighbourhood_id == turn.here.id,
            Meeting.helper_id == person.id,
            Meeting.over_at > turn.now - span,
        )
    )
    return list(found)


def all_of(db: Session, person: Person) -> list[Meeting]:
    """Every visit of somebody, over or not, in every neighbourhood."""
    either = or_(Meeting.helper_id == person.id, Meeting.asker_id == person.id)
    return list(db.scalars(select(Meeting).where(either).order_by(Meeting.id)))


def numbers_given(db: Session, person: Person) -> list[Meeting]:
    """The visits for which the other one got the number of `person`, the latest last."""
    given = [m for m in all_of(db, person) if m.phone is not None and _number_of(m, person)]
    return sorted(given, key=lambda meeting: meeting.contact_at or meeting.made_at)


def _number_of(meeting: Meeting, person: Person) -> bool:
    return meeting.phone_of == person.id and not meeting.by_page


def place_of(turn: Turn, meeting: Meeting) -> Place | None:
    """The place of this visit while its helper still has it, locked."""
    place = turn.get(Place, meeting.place_id) if meeting.over_at is None else None
    if place is None or place.state is not PlaceState.AGREED:
        return None
    return place if place.helper_id == meeting.helper_id else None
