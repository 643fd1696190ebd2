"""A request for help: what is kept of it, and what of it may be said."""

from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, ForeignKey, Index, bindparam, or_, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base, Private
from bot.people import Neighbourhood, Person
from bot.spoken import When
from bot.texts import Term, Words
from matching import Moment, Need, category, concept_title

if TYPE_CHECKING:
    from bot.turn import Turn

NUMBER_RESTS = timedelta(days=30)  # before a number may be used again
FIRST = 11  # "1" to "10" mean a button of the newest message, so no request is called so
HIGHEST = 10**9  # no request ever has a number above this
LOOKED_AT = 100  # requests, when others wait than can be looked at in one turn
SHORT = 99  # above this it is looked whether low numbers are free again
NEVER = frozenset({112, 113})  # whoever writes these is answered with an emergency number


class State(StrEnum):
    """The life of a request; what a helper does belongs to a `Place`."""

    CONCEPT = "concept"  # not confirmed yet; nobody sees it
    OPEN = "open"  # at least one place has no agreed helper
    AGREED = "agreed"  # all places have one
    DONE = "done"
    STOPPED = "stopped"  # by the asker, or closed by a coordinator without help


class Urgency(StrEnum):
    """How fast it climbs; the first that applies."""

    URGENT = "urgent"
    DATED = "dated"
    DURABLE = "durable"
    NORMAL = "normal"


class Rung(StrEnum):
    """The steps of the ladder, lowest first."""

    CIRCLE = "circle"
    NEIGHBOURS = "neighbours"
    WIDER = "wider"
    VOLUNTEERS = "volunteers"
    COORDINATOR = "coordinator"  # on duty
    BACKUP = "backup"
    ALL = "all"  # every coordinator and the owners


WORDS = text("text IS NOT NULL")  # of what is over, a month of them
PLACES = 10  # at most: so many helpers
CALLED = "hulpvraag|vraag|nummer|nr|request|number"  # what people say before a request's number
NR = rf"(?:(?:{CALLED}) ?)?#?"


class Request(Base):
    """Help that somebody needs. Others see its title, its moment and the neighbourhood only."""

    __tablename__ = "request"
    __table_args__ = (
        Index(None, "neighbourhood_id", "number"),
        Index(None, "neighbourhood_id", "state", "id"),
        Index(None, "neighbourhood_id", "asker_id", "state"),
        Index(None, "state", "next_step_at"),
        Index(None, "state", "gone_at"),
        Index(None, "ended_at", sqlite_where=WORDS, postgresql_where=WORDS),
        Index(None, "taken_at"),
        Index(None, "neighbourhood_id", "card_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    number: Mapped[int | None]  # from the moment it is open; "hulpvraag 12"
    state: Mapped[State] = mapped_column(default=State.CONCEPT)
    round: Mapped[int] = mapped_column(default=0)  # grows when a place is open again
    asker_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    # made_by: who typed it, when that is not the asker (on behalf)
    category: Mapped[str]
    concept: Mapped[str] = mapped_column(default="")  # of the lexicon: "hang_lamp"
    action: Mapped[str] = mapped_column(default="do")
    kind_chosen: Mapped[bool] = mapped_column(default=False)  # the words were misread: a
    # coordinator said what kind of help it is
    urgency: Mapped[Urgency] = mapped_column(default=Urgency.NORMAL)
    people: Mapped[int] = mapped_column(default=1)
    text: Mapped[str | None] = mapped_column(Private)  # as typed, up to 1,000 characters
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    grain: Mapped[str] = mapped_column(default="")  # of the moment: minute, hour, … week
    deadline: Mapped[bool] = mapped_column(default=False)
    recurring: Mapped[str] = mapped_column(default="")
    # where it was asked
    group_id: Mapped[int | None] = mapped_column(ForeignKey("chat_group.id"))  # none: in private
    origin: Mapped[str] = mapped_column(default="")  # receipt of the message in the group
    card_wanted: Mapped[bool] = mapped_column(default=True)  # asked in private and agreed
    card_id: Mapped[int | None]  # of the request whose card it shares; none: a card of its own
    # on behalf of somebody without a telephone that can chat
    for_name: Mapped[str | None] = mapped_column(Private)
    for_phone: Mapped[str | None] = mapped_column(Private)
    code_word: Mapped[str | None] = mapped_column(Private)
    # asked after the yes to a helper
    street: Mapped[str | None] = mapped_column(Private)
    extra: Mapped[str | None] = mapped_column(Private)
    # added while it was open, a line each, for whoever is asked; nothing private in it
    details: Mapped[str | None] = mapped_column(Private)
    # the ladder
    rung: Mapped[Rung | None]  # the highest one reached
    next_step_at: Mapped[datetime | None]  # when it climbs, or is looked at again
    asked: Mapped[int] = mapped_column(default=0)  # how many people, over all rounds
    said_no: Mapped[int] = mapped_column(default=0)
    taken_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    taken_at: Mapped[datetime | None]
    # its times
    made_at: Mapped[datetime]
    gone_at: Mapped[datetime | None]  # a concept that nobody confirmed is forgotten then
    opened_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    outcome: Mapped[str] = mapped_column(default="")  # helped, stopped, not_helped, …

    @property
    def about(self) -> str:
        """What its letters and audit lines are about."""
        return f"request:{self.id}"

    @property
    def when(self) -> When | None:
        """When the help is needed, to be said in a text as {wanneer}."""
        return When.known(self.starts_at, self.ends_at, self.grain, self.deadline)

    @property
    def title(self) -> Words:
        """What everybody may read of it: words of the lexicon, never of the asker."""
        return Words.each(partial(concept_title, self.concept, self.category))

    @property
    def told(self) -> list[str]:
        """What was added to it while it was open, one by one."""
        return (self.details or "").splitlines()

    @property
    def icon(self) -> str:
        return category(self.category).icon

    @property
    def kind_name(self) -> Words:
        """The name of its category, in each language."""
        return Words(tuple(category(self.category).names.items()))

    @property
    def standing(self) -> Term:
        """Its state in one word that people know: "Geplaatst", "Iemand helpt"."""
        if self.state is State.OPEN and self.taken_by_id is not None:
            return Term("state.coordinator")
        return Term(f"state.{self.state}")

    @property
    def live(self) -> bool:
        """Whether somebody is still waiting for help or about to get it."""
        return self.state in (State.OPEN, State.AGREED)

    def put(self, when: When | Moment | None) -> None:
        """From now on the help is needed then; None: whenever it suits."""
        self.starts_at, self.ends_at = (when.start, when.end) if when else (None, None)
        self.grain, self.deadline = (when.grain, when.deadline) if when else ("", False)

    def become(self, need: Need) -> None:
        """From now on it is about this need, whenever that is."""
        self.category, self.concept, self.action = need.categories[0], need.concept, need.action
        self.people, self.recurring = max(1, min(need.people, PLACES)), need.recurring or ""
        self.urgency = Urgency.URGENT if need.urgency == "high" else Urgency.NORMAL

    def needed_at(self) -> datetime | None:
        """The moment the ladder works towards: start of a moment, noon of a day, end of a term."""
        if self.starts_at is None or self.ends_at is None:
            return None
        if self.deadline:
            return self.ends_at
        if self.grain in ("day", "week"):
            return self.starts_at + timedelta(hours=12)
        return self.starts_at


def by_number(turn: "Turn", number: int) -> Request | None:
    """The request that people call `number` here: the live one, else the last one; locked."""
    if number > HIGHEST:
        return None
    identity = turn.db.scalar(
        select(Request.id)
        .where(Request.neighbourhood_id == turn.here.id, Request.number == number)
        .order_by(Request.state.in_((State.OPEN, State.AGREED)).desc(), Request.id.desc())
        .limit(1)
    )
    return turn.get(Request, identity) if identity else None


def live_of(db: Session, neighbourhood: Neighbourhood, asker: Person) -> list[Request]:
    """Somebody's own requests that are not over, the oldest first; read once a turn.

    Those that begin or end in this turn are in its session.
    """
    here, whose = neighbourhood.id, asker.id
    if (_LIVE, here, whose) not in db.info:
        db.info[_LIVE, here, whose] = list(db.scalars(_LIVE, {"here": here, "asker": whose}))
        return [*db.info[_LIVE, here, whose]]
    known = {*db.info[_LIVE, here, whose], *(row for row in db if isinstance(row, Request))}
    mine = [r for r in known if (r.neighbourhood_id, r.asker_id) == (here, whose) and r.live]
    return sorted((r for r in mine if r in db and r not in db.deleted), key=lambda r: r.id)


def asker_of(turn: "Turn", request: Request) -> Person | None:
    """Whoever needs the help, when the bot knows them."""
    return turn.db.get(Person, request.asker_id) if request.asker_id else None


def last_of(db: Session, neighbourhood: Neighbourhood, asker: Person) -> Request | None:
    """What somebody was helped with last."""
    mine = select(Request).where(
        Request.neighbourhood_id == neighbourhood.id,
        Request.asker_id == asker.id,
        Request.state == State.DONE,
        Request.for_name.is_(None),
    )
    return db.scalar(mine.order_by(Request.id.desc()).limit(1))


def waiting_for_help(turn: "Turn", *such: ColumnElement[bool]) -> list[Request]:
    """The open requests here that no coordinator looks after, the oldest first; not endlessly."""
    waiting = select(Request).where(
        Request.neighbourhood_id == turn.here.id,
        Request.state == State.OPEN,
        Request.taken_by_id.is_(None),
        *such,
    )
    return list(turn.db.scalars(waiting.order_by(Request.id).limit(LOOKED_AT)))


_LIVE = (
    select(Request)
    .where(
        Request.neighbourhood_id == bindparam("here"),
        Request.asker_id == bindparam("asker"),
        Request.state.in_((State.OPEN, State.AGREED)),
    )
    .order_by(Request.id)
)


def next_number(db: Session, neighbourhood: Neighbourhood, now: datetime) -> int:
    """A short number that no live request has and none that ended in the last 30 days."""

    def taken(number: int) -> bool:
        if number in NEVER:
            return True
        rests = or_(Request.ended_at.is_(None), Request.ended_at > now - NUMBER_RESTS)
        return (
            db.scalar(
                select(Request.id)
                .where(
                    Request.neighbourhood_id == neighbourhood.id, Request.number == number, rests
                )
                .limit(1)
            )
            is not None
        )

    # Two that open at the same moment, or in one turn, must not get the same number.
    if db.is_modified(neighbourhood):
        db.flush()
    db.refresh(neighbourhood, ["next_number"], with_for_update={"key_share": True})
    number = max(FIRST, neighbourhood.next_number)
    if number > SHORT and not taken(FIRST):
        number = FIRST
    while taken(number):
        number += 1
    neighbourhood.next_number = number + 1
    return number
