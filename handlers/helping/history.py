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

from bot.people import Account, Person
from bot.turn import Turn
from handlers.helping.model import Bystander, Ping, PingState, Standing, Unwanted
from handlers.requests import Place, PlaceState, Request
from matching import NEAR, Answers, Candidate, Caps

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
        func.sum(case((Ping.made_at > bindparam("month"), 1), else_=0)),
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


@dataclass(slots=True)
class _Pings:
    """Somebody's pings until now."""

    count: dict[PingState, int] = field(default_factory=dict)
    last: datetime | None = None
    week: int = 0
    month: int = 0
    today: int = 0


class History:
    """Of these people: who can be reached, who need not be asked, and all that was before."""

    def __init__(self, turn: Turn, request: Request, people: Collection[Person]) -> None:
        self._now = turn.now
        self._round = request.round
        local = turn.now.astimezone(ZoneInfo(turn.here.zone))
        known: dict[str, Any] = {
            "here": turn.here.id,
            "request": request.id,
            "category": request.category,
            "people": [person.id for person in people],
            "week": turn.now - WEEK,
            "month": turn.now - MONTH,
            "learned": turn.now - LEARNED,
            "midnight": local.replace(hour=0, minute=0, second=0, microsecond=0),
        }
        self._facts = {(fact, person) for fact, person in turn.db.execute(_FACTS, known)}
        self._asked = turn.db.execute(_ASKED, known).all()
        self._pings: dict[int, _Pings] = {}
        kind: Counter[PingState] = Counter()
        for person, state, count, last, week, month, today, same in turn.db.execute(_PINGS, known):
            pings = self._pings.setdefault(person, _Pings())
            pings.count[state] = count
            pings.last = max(last, pings.last or last)
            pings.week += week
            pings.month += month
            pings.today += today
            kind[state] += same
        self._kind = Answers(kind[PingState.YES], sum(kind[state] for state in SAID))
        self._helped: dict[int, int] = dict(turn.db.execute(_HELPED, known).all())  # type: ignore[arg-type]  # pairs

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
        return caps.allow(pings.count.get(PingState.OPEN, 0), pings.today, pings.week)

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
            asked_month=pings.month,
            kind=self._kind,
        )
