"""Something that somebody has to give once ("soep over"), and who would like it."""

from datetime import datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import ForeignKey, Index, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot import hours
from bot.db import Base, Private
from bot.people import Person
from bot.spoken import When
from bot.texts import Words
from bot.turn import Turn
from matching import category, concept_title

FOOD = frozenset({"meals", "give_food"})  # a kind of help and a thing
EVENING, LAST_CALL = time(20), time(17)  # food is for today, until late in the afternoon
FOR_THINGS = timedelta(days=3)
MOST = 3  # open ones of one person
DRAFT_FOR = timedelta(hours=24)


class OneOff(Base):
    """One thing to give or to do once. The group reads its title, never its words."""

    __tablename__ = "one_off"
    __table_args__ = (Index(None, "neighbourhood_id", "giver_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    giver_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    number: Mapped[int | None]  # "aanbod 12", once it was shared
    state: Mapped[str] = mapped_column(default="draft")  # draft, open, full, over
    category: Mapped[str]
    concept: Mapped[str] = mapped_column(default="")
    action: Mapped[str] = mapped_column(default="do")
    places: Mapped[int] = mapped_column(default=1)
    text: Mapped[str | None] = mapped_column(Private)  # for who gets it: what is in the soup
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    grain: Mapped[str] = mapped_column(default="")
    asked_at: Mapped[datetime | None]  # whether it may stand longer
    made_at: Mapped[datetime]
    until_at: Mapped[datetime | None]
    next_at: Mapped[datetime | None] = mapped_column(index=True)
    over_at: Mapped[datetime | None]

    @property
    def about(self) -> str:
        return f"oneoff:{self.id}"

    @property
    def when(self) -> When | None:
        return When.known(self.starts_at, self.ends_at, self.grain)

    @property
    def title(self) -> Words:
        """Our own words for it, in each language."""
        return Words.each(partial(concept_title, self.concept, self.category))

    @property
    def icon(self) -> str:
        return category(self.category).icon

    @property
    def eaten(self) -> bool:
        """Whether it matters what is in it."""
        return bool(FOOD & {self.category, self.concept})


class Taker(Base):
    """Somebody who would like it, or asked something about it."""

    __tablename__ = "taker"
    __table_args__ = (UniqueConstraint("one_off_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    one_off_id: Mapped[int] = mapped_column(ForeignKey("one_off.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    request_id: Mapped[int | None] = mapped_column(
        ForeignKey("request.id", ondelete="SET NULL"), index=True
    )  # from the giver's yes on; before it, the open request that it would answer
    state: Mapped[
        str
    ]  # told (it suits a request), curious, waiting (for a place), asked (the giver), yes, no, out
    since: Mapped[datetime]
    next_at: Mapped[datetime | None] = mapped_column(index=True)  # the giver says nothing

    @property
    def about(self) -> str:
        return f"taker:{self.id}"


def takers(turn: Turn, one: OneOff, *states: str) -> list[Taker]:
    """Who is in one of `states`, the longest first; locked."""
    return list(
        turn.db.scalars(
            select(Taker)
            .where(Taker.one_off_id == one.id, Taker.state.in_(states))
            .order_by(Taker.since, Taker.id)
            .with_for_update()
        )
    )


def taker_of(turn: Turn, one: OneOff, person: Person) -> Taker | None:
    """How somebody stands to it."""
    return turn.db.scalar(
        select(Taker).where(Taker.one_off_id == one.id, Taker.person_id == person.id)
    )


def free(turn: Turn, one: OneOff) -> int:
    """How many places nobody has or was promised."""
    turn.db.flush()
    return one.places - len(takers(turn, one, "asked", "yes"))


def open_of(db: Session, person: Person) -> list[OneOff]:
    """What somebody gives at present, in every neighbourhood."""
    mine = (OneOff.giver_id == person.id, OneOff.state.in_(("open", "full")))
    return list(db.scalars(select(OneOff).where(*mine).order_by(OneOff.id)))


def many(turn: Turn, person: Person) -> bool:
    """Whether somebody gives as much as may stand there at once."""
    mine = (OneOff.giver_id == person.id, OneOff.state.in_(("open", "full")))
    return (turn.db.scalar(select(func.count()).where(*mine)) or 0) >= MOST


def plan_end(turn: Turn, one: OneOff) -> None:
    """It stands until its moment is over; without one food until the evening, a thing longer."""
    if one.ends_at is not None:
        one.until_at = one.next_at = max(one.ends_at, one.starts_at or one.ends_at)
        return
    local = turn.local
    day = local.date()
    if not one.eaten:
        day += FOR_THINGS
    elif local.time() >= LAST_CALL:
        day += timedelta(days=1)
    zone = ZoneInfo(turn.here.zone)
    one.until_at = datetime.combine(day, EVENING, tzinfo=zone)
    asks = one.until_at - timedelta(hours=2)
    one.next_at, one.asked_at = hours.waking(turn.here).next_open(max(turn.now, asks)), None
