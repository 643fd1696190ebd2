"""What is known of people who may be asked: how often they were, and what they answered."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    bindparam,
    case,
    func,
    literal,
    select,
    union_all,
)

from bot import hours
from bot.people import Account, Person
from bot.turn import Turn
from handlers.helping.model import Bystander, Ping, PingState, Standing, Unwanted
from handlers.requests import Place, PlaceState, Request
from matching import (
    NEAR,
    REMEMBERED,
    Answers,
    Candidate,
    Caps,
    Delay,
    part_of_day,
    typical,
    usual,
)

WEEK, MONTH = timedelta(days=7), timedelta(days=30)
LEARNED = timedelta(days=365)  # what people answered longer ago says nothing any more
# An answer, or silence, holds for all rounds of a request; a ping taken back is no answer.
ANSWERED = frozenset(PingState) - {PingState.OPEN, PingState.GONE}
SAID = (PingState.YES, PingState.LATER, PingState.NEVER, PingState.EXPIRED)  # learned from

_HERE: BindParameter[int] = bindparam("here")
_REQUEST: BindParameter[int] = bindparam("request")
_PEOPLE: BindParameter[list[int]] = bindparam("people", expanding=True)
_FACTS: CompoundSelect[str, int | None] = union_all(
    select(literal("reached"), Account.person_id).where(
        Account.person_id.in_(_PEOPLE), Account.reachable
    ),
    select(literal("unwanted"), Unwanted.person_id).where(
        Unwanted.neighbourhood_id == _HERE, Unwanted.category == bindparam("category")
    ),
    select(literal("out"), Bystander.person_id).where(
        Bystander.neighbourhood_id == _HERE,
        Bystander.request_id == _REQUEST,
        Bystander.standing.in_((Standing.REFUSED, Standing.OUT)),
    ),
    select(literal("out"), Place.helper_id).where(
        Place.neighbourhood_id == _HERE, Place.request_id == _REQUEST, Place.helper_id.is_not(None)
    ),
)
_ASKED = select(Ping.person_id, Ping.round, Ping.state).where(
    Ping.neighbourhood_id == _HERE, Ping.request_id == _REQUEST, Ping.person_id.in_(_PEOPLE)
)
_PINGS = (
    select(
        Ping.person_id,
        Ping.state,
        func.count(),
        func.max(Ping.made_at),
        func.sum(case((Ping.made_at > bindparam("week"), 1), else_=0)),
        func.sum(case((Ping.made_at > bindparam("quarter"), 1), else_=0)),
        func.sum(case((Ping.made_at >= bindparam("midnight"), 1), else_=0)),
        func.sum(case((Request.category == bindparam("category"), 1), else_=0)),
    )
    .join(Request, Request.id == Ping.request_id)
    .where(
        Ping.neighbourhood_id == _HERE,
        Ping.person_id.in_(_PEOPLE),
        Ping.made_at > bindparam("learned"),
    )
    .group_by(Ping.person_id, Ping.state)
)
_HELPED = (
    select(Place.helper_id, func.count())
    .where(
        Place.neighbourhood_id == _HERE,
        Place.helper_id.in_(_PEOPLE),
        (Place.done_at > bindparam("month"))
        | Place.state.in_((PlaceState.CLAIMED, PlaceState.AGREED)),
    )
    .group_by(Place.helper_id)
)


# The newest answers of each, to learn how long they take.
_NEWEST = (
    select(
        Ping.person_id,
        Ping.made_at,
        Ping.answered_at,
        func.row_number()
        .over(partition_by=Ping.person_id, order_by=Ping.made_at.desc())
        .label("newest"),
    )
    .where(
        Ping.neighbourhood_id == _HERE,
        Ping.person_id.in_(_PEOPLE),
        Ping.made_at > bindparam("learned"),
        Ping.state.in_(SAID[:-1]),
        Ping.answered_at.is_not(None),
    )
    .subquery()
)
_DELAYS = select(_NEWEST.c.person_id, _NEWEST.c.made_at, _NEWEST.c.answered_at).where(
    _NEWEST.c.newest <= REMEMBERED
)


# The caps are somebody's own: what other neighbourhoods asked of them counts as well.
_ELSEWHERE = (
    select(
        Ping.person_id,
        func.sum(case((Ping.state == PingState.OPEN, 1), else_=0)),
        func.sum(case((Ping.made_at >= bindparam("midnight"), 1), else_=0)),
        func.count(),
    )
    .where(
        Ping.person_id.in_(_PEOPLE),
        Ping.neighbourhood_id != _HERE,
        Ping.made_at > bindparam("week"),  # nothing stays open so long
    )
    .group_by(Ping.person_id)
)


@dataclass(slots=True)
class _Pings:
    """Somebody's pings until now."""

    count: dict[PingState, int] = field(default_factory=dict)
    last: datetime | None = None
    week: int = 0
    quarter: int = 0
    today: int = 0
    same: Counter[PingState] = field(default_factory=Counter)  # for this very kind of help


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody's own answers teach."""

    asked: int  # times, without those that were taken back
    yes: int
    minutes: float  # of waking time in which they usually answer at this time of the day


class History:
    """Of these people: who can be reached, who need not be asked, and all that was before."""

    def __init__(self, turn: Turn, request: Request, people: Collection[Person]) -> None:
        self._now = turn.now
        self._round = request.round
        local = turn.local
        known: dict[str, Any] = {
            "here": turn.here.id,
            "request": request.id,
            "category": request.category,
            "people": [person.id for person in people],
            "week": turn.now - WEEK,
            "month": turn.now - MONTH,
            "quarter": turn.now - 3 * MONTH,
            "learned": turn.now - LEARNED,
            "midnight": local.replace(hour=0, minute=0, second=0, microsecond=0),
        }
        self._facts = {(fact, person) for fact, person in turn.db.execute(_FACTS, known)}
        self._asked = turn.db.execute(_ASKED, known).all()
        self._pings: dict[int, _Pings] = {}
        kind: Counter[PingState] = Counter()
        for person, state, count, last, *lately, same in turn.db.execute(_PINGS, known):
            week, quarter, today = lately
            pings = self._pings.setdefault(person, _Pings())
            pings.count[state] = count
            pings.last = max(last, pings.last or last)
            pings.week += week
            pings.quarter += quarter
            pings.today += today
            pings.same[state] += same
            kind[state] += same
        self._kind = _answers(kind)
        self._helped: dict[int, int] = dict(turn.db.execute(_HELPED, known).all())  # type: ignore[arg-type]  # pairs

        self._elsewhere = {
            person: (opened, today, week)
            for person, opened, today, week in turn.db.execute(_ELSEWHERE, known)
        }
        self._part = part_of_day(local.hour)
        self._delays = self._learn_delays(turn, known)
        self._typical = typical([delay for own in self._delays.values() for delay in own])

    def _learn_delays(self, turn: Turn, known: dict[str, Any]) -> dict[int, list[Delay]]:
        zone, waking = ZoneInfo(turn.here.zone), hours.waking(turn.here)
        found: dict[int, list[Delay]] = {}
        for person, made, answered in turn.db.execute(_DELAYS, known):
            minutes = waking.between(made, answered) / timedelta(minutes=1)
            part = part_of_day(made.astimezone(zone).hour)
            found.setdefault(person, []).append(Delay(minutes, part))
        return found

    def can_be_reached(self, person: Person) -> bool:
        return ("reached", person.id) in self._facts

    def wants_this_kind(self, person: Person) -> bool:
        return ("unwanted", person.id) not in self._facts

    def asked(self, *, fresh: bool) -> set[int]:
        """Who need not be asked again: asked this round, or answered in an earlier one.

        `fresh`: whoever was asked at all.
        """
        done = {person for fact, person in self._facts if fact == "out" and person}
        for person, turn_of, state in self._asked:
            if fresh or turn_of == self._round or state in ANSWERED or state is PingState.OPEN:
                done.add(person)
        return done

    def within_caps(self, person: Person, most_open: int) -> bool:
        pings = self._pings.get(person.id, _Pings())
        caps = Caps(open=most_open, week=person.max_a_week)
        opened, today, week = self._elsewhere.get(person.id, (0, 0, 0))
        return caps.allow(
            pings.count.get(PingState.OPEN, 0) + opened, pings.today + today, pings.week + week
        )

    def told(self, person: Person) -> Told:
        """What this person's answers of the last year teach."""
        count = self._pings.get(person.id, _Pings()).count
        asked = sum(count.get(state, 0) for state in SAID)
        minutes = usual(self._delays.get(person.id, ()), self._part, self._typical)
        return Told(asked, count.get(PingState.YES, 0), minutes)

    def candidate(self, person: Person, fit: float, distance: str) -> Candidate:
        pings = self._pings.get(person.id, _Pings())
        last, count = pings.last, pings.count
        return Candidate(
            person=person.id,
            fit=fit,
            asked_week=pings.week,
            asked_recently_days=(self._now - last) / timedelta(days=1) if last else None,
            helped_month=self._helped.get(person.id, 0),
            yes=count.get(PingState.YES, 0),
            no=count.get(PingState.LATER, 0) + count.get(PingState.NEVER, 0),
            silent=count.get(PingState.EXPIRED, 0),
            near=NEAR[distance],
            asked_quarter=pings.quarter,
            kind=self._kind,
            same=_answers(pings.same),
            delay=self.told(person).minutes,
        )


def _answers(count: Counter[PingState]) -> Answers:
    return Answers(count[PingState.YES], sum(count[state] for state in SAID))
