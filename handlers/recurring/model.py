"""Help that comes back: what is kept of it, its regular neighbour, and the moments to come."""

from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import ForeignKey, Index, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot import hours
from bot.db import Base, Private
from bot.people import Person
from bot.spoken import When
from bot.texts import Term, Words
from bot.turn import Turn
from handlers.requests import Request, how_often
from matching import Rhythm, concept_title

AHEAD, AHEAD_DAILY = timedelta(days=4), timedelta(days=1)  # when the next time is arranged
AT = time(10)  # o'clock that day
REVIEW = timedelta(weeks=8)
FIRST_PERIOD = timedelta(weeks=4)


class Series(Base):
    """One thing that somebody needs again and again. Each time is a request of its own."""

    __tablename__ = "series"
    __table_args__ = (
        Index(None, "neighbourhood_id", "asker_id"),
        Index(None, "neighbourhood_id", "request_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    asker_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    # or whoever asked for somebody else
    helper_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )  # the regular neighbour
    request_id: Mapped[int | None] = mapped_column(ForeignKey("request.id", ondelete="SET NULL"))
    # of the last time that was asked for
    state: Mapped[str] = mapped_column(default="asked")  # asked (how often?), on, over
    rhythm: Mapped[str]  # `Rhythm.code`
    same: Mapped[bool] = mapped_column(default=True)  # rather one neighbour each time
    number_ok: Mapped[bool] = mapped_column(default=False)  # who comes gets the number by itself
    # the next time
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    grain: Mapped[str]
    turns: Mapped[int] = mapped_column(default=1)  # which time that is; a button names its own
    step: Mapped[str] = mapped_column(default="")  # feast, turn, wait, end
    next_at: Mapped[datetime | None] = mapped_column(index=True)
    ask: Mapped[str] = mapped_column(default="")  # a question of another kind: often, also, review
    ask_at: Mapped[datetime | None] = mapped_column(index=True)
    silent: Mapped[int] = mapped_column(default=0)  # how often in a row its neighbour was silent
    # what is asked each time, also when the words of the last time are gone
    category: Mapped[str]
    concept: Mapped[str] = mapped_column(default="")
    action: Mapped[str] = mapped_column(default="do")
    people: Mapped[int] = mapped_column(default=1)
    card_wanted: Mapped[bool] = mapped_column(default=True)
    text: Mapped[str | None] = mapped_column(Private)
    street: Mapped[str | None] = mapped_column(Private)
    extra: Mapped[str | None] = mapped_column(Private)
    for_name: Mapped[str | None] = mapped_column(Private)
    for_phone: Mapped[str | None] = mapped_column(Private)
    began_at: Mapped[datetime]
    until_at: Mapped[datetime | None]  # no time begins from then on; none: until it is stopped
    over_at: Mapped[datetime | None]

    @property
    def about(self) -> str:
        return f"series:{self.id}"

    @property
    def slot(self) -> str:
        """The message in which its neighbour was asked for the next time."""
        return f"series:{self.id}:{self.turns}"

    @property
    def when(self) -> When:
        return When(self.starts_at, self.ends_at, self.grain)

    @property
    def often(self) -> Term:
        """{hoe_vaak}."""
        return how_often(Rhythm.read(self.rhythm))

    @property
    def title(self) -> Words:
        return Words.each(partial(concept_title, self.concept, self.category))

    def take_over(self, request: Request) -> None:
        """Keep what was told about the last time: where it is, and what to know."""
        self.text = request.text or self.text
        self.street, self.extra = request.street or self.street, request.extra or self.extra
        self.for_phone = request.for_phone or self.for_phone


def series_of(turn: Turn, request: Request) -> Series | None:
    """The series that this request is one time of; locked."""
    identity = turn.db.scalar(
        select(Series.id).where(
            Series.neighbourhood_id == turn.here.id, Series.request_id == request.id
        )
    )
    return turn.get(Series, identity) if identity else None


def going_on(turn: Turn, person: Person) -> list[Series]:
    """What comes back for somebody here, as asker or as regular neighbour; the nearest first."""
    mine = or_(Series.asker_id == person.id, Series.helper_id == person.id)
    return list(
        turn.db.scalars(
            select(Series)
            .where(Series.neighbourhood_id == turn.here.id, mine, Series.state == "on")
            .order_by(Series.starts_at, Series.id)
        )
    )


def all_of(db: Session, person: Person) -> list[Series]:
    """Everything of somebody that comes or came back, everywhere."""
    mine = or_(Series.asker_id == person.id, Series.helper_id == person.id)
    return list(db.scalars(select(Series).where(mine).order_by(Series.id)))


def asker_of(turn: Turn, series: Series) -> Person:
    return turn.db.get_one(Person, series.asker_id)


def helper_of(turn: Turn, series: Series) -> Person | None:
    return turn.db.get(Person, series.helper_id) if series.helper_id else None


def request_of(turn: Turn, series: Series) -> Request | None:
    """The last time that was asked for; locked."""
    return turn.get(Request, series.request_id) if series.request_id else None


def coming(turn: Turn, series: Series) -> Request | None:
    """The time that was asked for, while it is still to come or going on."""
    request = request_of(turn, series)
    if request is None or not request.live:
        return None
    return request if request.ends_at is None or request.ends_at >= turn.now else None


def advance(turn: Turn, series: Series) -> None:
    """On to the time after the next one."""
    zone = ZoneInfo(turn.here.zone)
    start, end = series.starts_at.astimezone(zone), series.ends_at.astimezone(zone)
    series.starts_at = Rhythm.read(series.rhythm).following(start)
    days = (series.starts_at.date() - start.date()).days
    later = end.replace(tzinfo=None) + timedelta(days=days)  # the same time by the clock
    series.ends_at = later.replace(tzinfo=zone)
    series.turns += 1


def plan(turn: Turn, series: Series) -> None:
    """When the next time is arranged; of one that falls on a holiday it is asked before."""
    zone = ZoneInfo(turn.here.zone)
    day = series.starts_at.astimezone(zone).date()
    if series.until_at is not None and series.starts_at >= series.until_at:
        series.step, series.next_at = "end", _at_ten(turn, day)
        request = request_of(turn, series)
        if request is not None and request.ends_at is not None:
            last = request.ends_at.astimezone(zone).date()
            series.next_at = _at_ten(turn, last + timedelta(days=1))
        return
    ahead = AHEAD_DAILY if Rhythm.read(series.rhythm).unit == "day" else AHEAD
    series.step, series.next_at = "turn", _at_ten(turn, day - ahead)
    if hours.holiday(day):
        before = _at_ten(turn, day - ahead - timedelta(days=2))
        if before > turn.now:
            series.step, series.next_at = "feast", before


def _at_ten(turn: Turn, day: date) -> datetime:
    """Ten o'clock that day, or when people are awake; not in the past."""
    moment = datetime.combine(day, AT, tzinfo=ZoneInfo(turn.here.zone))
    return hours.waking(turn.here).next_open(max(moment, turn.now))


def end(turn: Turn, series: Series) -> None:
    """It comes back no more."""
    series.state, series.over_at = "over", turn.now
    series.step, series.next_at, series.ask, series.ask_at = "", None, "", None
    turn.retract(series.about)
