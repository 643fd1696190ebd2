"""What happened in a month: counted from what is kept anyway, without anybody's name."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from statistics import median

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.audit import Event
from bot.people import Membership, Neighbourhood, Person
from handlers import requests
from handlers.figures.month import Month
from handlers.requests import Place, Request, State

MONTHS = 6  # of the trend, with this one
GIVEN = (*requests.HELPED, "solved")  # outcomes of a place where help was given
NO_REQUEST = ("merged", "dropped")  # outcomes of what was no request of its own


class Ending(StrEnum):
    """What became of a request; each has one."""

    NEIGHBOUR = "neighbour"
    VOLUNTEER = "volunteer"
    COORDINATOR = "coordinator"
    NOT_NEEDED = "not_needed"  # taken back, or solved by themselves
    NOBODY = "nobody"
    GOING = "going"  # still looking, or agreed and not over yet


HELPED = (Ending.NEIGHBOUR, Ending.VOLUNTEER, Ending.COORDINATOR)


def helped(endings: Counter[Ending]) -> int:
    """How many requests somebody helped with."""
    return sum(endings[ending] for ending in HELPED)


@dataclass(frozen=True, slots=True)
class Figures:
    """Of the requests that were posted in one month in one neighbourhood, as they stand now."""

    month: Month
    asked: int
    endings: Counter[Ending]
    kinds: Counter[str]  # ids of categories
    until_yes: timedelta | None  # the median, from posting to the yes of whoever helped
    timed: int  # how many requests that median is of
    pings: int  # how many people were asked, over all rounds
    turns: tuple[int, ...]  # how often each helper helped, in no order that means anything
    no_shows: int
    newcomers: int  # who came to take part this month and may be asked
    trend: tuple[tuple[Month, Counter[Ending]], ...]  # the oldest first, this month last
    fastest: timedelta | None = None  # from posting to the yes of whoever helped soonest

    @property
    def helped(self) -> int:
        return helped(self.endings)

    @property
    def share(self) -> float | None:
        """Of what is over and was still needed, which part was helped: from 0 to 1."""
        over = self.helped + self.endings[Ending.NOBODY]
        return self.helped / over if over else None

    @property
    def pings_a_help(self) -> float | None:
        return self.pings / self.helped if self.helped else None


def count(db: Session, here: Neighbourhood, month: Month) -> Figures:
    """The figures of `month`, with the trend up to it."""
    first = month.earlier(MONTHS - 1)
    found = _requests(db, here, first, month)
    places = _places(db, here, [request.id for request in found])
    by_month: dict[Month, list[Request]] = {}
    for request in found:
        if request.opened_at is not None:
            by_month.setdefault(Month.of(request.opened_at, here.zone), []).append(request)
    mine = by_month.get(month, [])
    endings = {request.id: _ending(request, places.get(request.id, [])) for request in found}
    waits = [wait for each in mine if (wait := _wait(each, places.get(each.id, []))) is not None]
    helpers = Counter(
        place.helper_id
        for request in mine
        for place in places.get(request.id, [])
        if place.helper_id is not None and place.outcome in GIVEN
    )
    return Figures(
        month=month,
        asked=len(mine),
        endings=Counter(endings[request.id] for request in mine),
        kinds=Counter(request.category for request in mine),
        until_yes=timedelta(seconds=median(waits)) if waits else None,
        timed=len(waits),
        pings=sum(request.asked for request in mine),
        turns=tuple(sorted(helpers.values())),
        no_shows=_no_shows(db, here, month),
        newcomers=_newcomers(db, here, month),
        trend=tuple(
            (each, Counter(endings[request.id] for request in by_month.get(each, [])))
            for each in (first.earlier(-n) for n in range(MONTHS))
        ),
        fastest=timedelta(seconds=min(waits)) if waits else None,
    )


def _requests(db: Session, here: Neighbourhood, first: Month, last: Month) -> list[Request]:
    return list(
        db.scalars(
            select(Request).where(
                Request.neighbourhood_id == here.id,
                Request.state != State.CONCEPT,
                Request.opened_at >= first.begins(here.zone),
                Request.opened_at < last.ends(here.zone),
                Request.outcome.not_in(NO_REQUEST),
            )
        )
    )


def _places(db: Session, here: Neighbourhood, ids: list[int]) -> dict[int, list[Place]]:
    """By request, in order of their position; without locking anything."""
    found: dict[int, list[Place]] = {}
    for begin in range(0, len(ids), 500):
        some = select(Place).where(
            Place.neighbourhood_id == here.id, Place.request_id.in_(ids[begin : begin + 500])
        )
        for place in db.scalars(some.order_by(Place.position)):
            found.setdefault(place.request_id, []).append(place)
    return found


def _given(places: Iterable[Place]) -> Place | None:
    """The first place where help was given."""
    return next((place for place in places if place.outcome in GIVEN and place.helped_by), None)


def _ending(request: Request, places: list[Place]) -> Ending:
    if request.live:
        return Ending.GOING
    given = _given(places)
    if given is not None:
        return Ending(given.helped_by)
    if request.state is State.DONE:
        return Ending.NEIGHBOUR  # of before it was kept who helped
    return Ending.NOBODY if request.outcome == "not_helped" else Ending.NOT_NEEDED


def _wait(request: Request, places: list[Place]) -> float | None:
    """Seconds from posting to the yes of whoever helped."""
    given = _given(places)
    if given is None or given.claimed_at is None or request.opened_at is None or request.live:
        return None
    return (given.claimed_at - request.opened_at).total_seconds()


def _no_shows(db: Session, here: Neighbourhood, month: Month) -> int:
    return (
        db.scalar(
            select(func.count())
            .select_from(Event)
            .where(
                Event.neighbourhood_id == here.id,
                Event.what == "freed",
                Event.detail == "no_show",
                Event.at >= month.begins(here.zone),
                Event.at < month.ends(here.zone),
            )
        )
        or 0
    )


def _newcomers(db: Session, here: Neighbourhood, month: Month) -> int:
    return (
        db.scalar(
            select(func.count())
            .select_from(Membership)
            .join(Person, Person.id == Membership.person_id)
            .where(
                Membership.neighbourhood_id == here.id,
                Membership.joined_at >= month.begins(here.zone),
                Membership.joined_at < month.ends(here.zone),
                Person.pings_at.is_not(None),
            )
        )
        or 0
    )
