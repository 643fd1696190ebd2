"""Who may be asked for a request now, how well they fit, and how rested they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from bot import hours
from bot.people import Account, Membership, Person, Role, people_with
from bot.turn import Turn
from handlers import offers
from handlers.helping.model import Bystander, Ping, PingState, Standing, Unwanted
from handlers.offers import Offer
from handlers.requests import Place, PlaceState, Request, Rung, Urgency
from matching import GOOD, Candidate, Fit

OPEN, A_DAY = 1, 2  # pings per neighbour; a week's number is their own setting
OPEN_VOLUNTEER = 3
WEEK, MONTH = timedelta(days=7), timedelta(days=30)
EVENING_ENDS = 22 * 60
OTHER_TIME = 0.5  # what a fit is worth when they usually cannot at that time
MOST = 300  # fits looked at
# An answer, or silence, holds for all rounds of a request; a ping taken back is no answer.
ANSWERED = frozenset(PingState) - {PingState.OPEN, PingState.GONE}


@dataclass(frozen=True, slots=True)
class Chosen:
    """Somebody who may be asked now."""

    person: Person
    why: str  # volunteer, or offer:<id>
    rank: Candidate


def candidates(turn: Turn, request: Request, rung: Rung, *, fresh: bool = False) -> list[Chosen]:
    """Everybody who may be asked on this rung; `fresh`: only who was never asked for it."""
    turn.db.flush()
    found = _volunteers(turn) if rung is Rung.VOLUNTEERS else _neighbours(turn, request, rung)
    found = {person: value for person, value in found.items() if person.id not in _own(request)}
    able = _able(turn, request, list(found))
    history = _History(turn, able)
    asked = _asked(turn, request, able, fresh=fresh)
    most_open = OPEN_VOLUNTEER if rung is Rung.VOLUNTEERS else OPEN
    chosen = []
    for person in able:
        if person.id in asked or not history.within_caps(person, most_open):
            continue
        fit, why, distance = found[person]
        chosen.append(Chosen(person, why, history.candidate(person, fit, distance)))
    return chosen


def _own(request: Request) -> set[int | None]:
    return {request.asker_id, request.made_by_id}


def _volunteers(turn: Turn) -> dict[Person, tuple[float, str, str]]:
    people = people_with(turn.db, turn.here, Role.VOLUNTEER)
    return dict.fromkeys(people, (GOOD, "volunteer", ""))


def _neighbours(turn: Turn, request: Request, rung: Rung) -> dict[Person, tuple[float, str, str]]:
    """The best fit of everybody with an offer that fits."""
    fits: dict[int, Fit] = {int(f.offer_id): f for f in offers.fits(turn, request, MOST)}
    rows = turn.db.execute(
        select(Offer, Person, Membership)
        .join(Person, Person.id == Offer.person_id)
        .join(
            Membership,
            (Membership.person_id == Offer.person_id)
            & (Membership.neighbourhood_id == Offer.neighbourhood_id),
        )
        .where(
            Offer.neighbourhood_id == turn.here.id,
            Offer.id.in_(fits),
            Offer.ended_at.is_(None),
            Offer.draft.is_(False),
        )
    )
    home = _postcode(turn, request)
    best: dict[Person, tuple[float, str, str]] = {}
    for offer, person, membership in rows:
        distance = _distance(home, membership.postcode)
        if offer.reach == "near" and distance in _too_far(rung):
            continue  # they said: close by
        fit = fits[offer.id]
        chosen = (
            not offer.text and request.category in offer.kinds
        )  # this very kind, from the list
        if rung is Rung.NEIGHBOURS and not (chosen or fit.grade == "good"):
            continue
        score = max(fit.score, GOOD if chosen else 0.0)
        score *= 1.0 if _at_that_time(turn, request, offer) else OTHER_TIME
        if person not in best or score > best[person][0]:
            best[person] = (score, f"offer:{offer.id}", distance)
    return best


def _too_far(rung: Rung) -> tuple[str, ...]:
    return ("area", "further") if rung is Rung.NEIGHBOURS else ("further",)


def _postcode(turn: Turn, request: Request) -> str:
    if request.asker_id is None or request.for_name:
        return ""
    membership = turn.db.get(Membership, (turn.here.id, request.asker_id))
    return (membership.postcode or "") if membership else ""


def _distance(home: str, other: str | None) -> str:
    if not home or not other:
        return ""
    if home[:5] == other[:5] and len(home) > 4:
        return "near"
    return "area" if home[:4] == other[:4] else "further"


def _at_that_time(turn: Turn, request: Request, offer: Offer) -> bool:
    """Whether the offer's usual hours hold for when the help is needed."""
    if offer.available not in ("day", "evening") or request.starts_at is None:
        return True
    if request.grain in ("day", "week", "") or request.deadline:
        return True
    local = request.starts_at.astimezone(ZoneInfo(turn.here.zone))
    evening = local.hour >= 18 or local.weekday() >= 5
    return evening == (offer.available == "evening")


def _able(turn: Turn, request: Request, people: Sequence[Person]) -> list[Person]:
    """Those who said that they may be asked, can be reached, and are known well enough."""
    reached = set(
        turn.db.scalars(
            select(Account.person_id).where(
                Account.person_id.in_([p.id for p in people]), Account.reachable
            )
        )
    )
    unwanted = set(
        turn.db.scalars(
            select(Unwanted.person_id).where(
                Unwanted.neighbourhood_id == turn.here.id,
                Unwanted.category == request.category,
            )
        )
    )
    late = request.urgency is Urgency.URGENT and in_the_evening(turn)
    return [
        person
        for person in people
        if person.id in reached
        and person.id not in unwanted
        and may_be_asked(turn, person)
        and (not late or (person.urgent_evenings and not _quiet(turn, person)))
        and not offers.vetting_missing(turn, person, [request.category])
    ]


def may_be_asked(turn: Turn, person: Person) -> bool:
    """Consent 2, and neither a pause nor a farewell."""
    return bool(
        person.pings_at
        and person.forgotten_at is None
        and person.silenced_at is None
        and (person.paused_until is None or person.paused_until <= turn.now)
    )


def in_the_evening(turn: Turn) -> bool:
    """After the waking hours, and not too late yet for those who agreed to that."""
    minute = _minute(turn)
    waking = hours.waking(turn.here)
    return not waking.open_at(turn.now) and turn.here.waking_to <= minute < EVENING_ENDS


def _quiet(turn: Turn, person: Person) -> bool:
    return hours.within_quiet(_minute(turn), person.quiet_from, person.quiet_to)


def _minute(turn: Turn) -> int:
    local = turn.now.astimezone(ZoneInfo(turn.here.zone))
    return local.hour * 60 + local.minute


def _asked(turn: Turn, request: Request, people: Iterable[Person], *, fresh: bool) -> set[int]:
    """Those who need not be asked again: asked this round, or answered in an earlier one."""
    ids = [person.id for person in people]
    rows = turn.db.execute(
        select(Ping.person_id, Ping.round, Ping.state).where(
            Ping.neighbourhood_id == turn.here.id,
            Ping.request_id == request.id,
            Ping.person_id.in_(ids),
        )
    )
    done = {
        person
        for person, turn_of, state in rows
        if fresh or turn_of == request.round or state in ANSWERED or state is PingState.OPEN
    }
    done |= set(
        turn.db.scalars(
            select(Bystander.person_id).where(
                Bystander.neighbourhood_id == turn.here.id,
                Bystander.request_id == request.id,
                Bystander.standing.in_((Standing.REFUSED, Standing.OUT)),
            )
        )
    )
    done |= set(
        turn.db.scalars(
            select(Place.helper_id).where(
                Place.neighbourhood_id == turn.here.id,
                Place.request_id == request.id,
                Place.helper_id.is_not(None),
            )
        )
    )
    return done


class _History:
    """How often these people were asked, what they answered, and how much they helped."""

    def __init__(self, turn: Turn, people: Sequence[Person]) -> None:
        ids = [person.id for person in people]
        zone = ZoneInfo(turn.here.zone)
        midnight = turn.now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
        self._now = turn.now
        self._week: dict[int, list[datetime]] = {}
        self._counts: dict[tuple[int, PingState], int] = {}
        self._last: dict[int, datetime] = {}
        mine = (Ping.neighbourhood_id == turn.here.id, Ping.person_id.in_(ids))
        for person, made in turn.db.execute(
            select(Ping.person_id, Ping.made_at).where(*mine, Ping.made_at > turn.now - WEEK)
        ):
            self._week.setdefault(person, []).append(made)
        for person, state, count, last in turn.db.execute(
            select(Ping.person_id, Ping.state, func.count(), func.max(Ping.made_at))
            .where(*mine)
            .group_by(Ping.person_id, Ping.state)
        ):
            self._counts[person, state] = count
            self._last[person] = max(last, self._last.get(person, last))
        self._today = {p: sum(m >= midnight for m in made) for p, made in self._week.items()}
        self._helped = self._help_given(turn, ids)

    def _help_given(self, turn: Turn, ids: Sequence[int]) -> dict[int, int]:
        rows = turn.db.execute(
            select(Place.helper_id, func.count())
            .where(
                Place.neighbourhood_id == turn.here.id,
                Place.helper_id.in_(ids),
                (Place.done_at > turn.now - MONTH)
                | Place.state.in_((PlaceState.CLAIMED, PlaceState.AGREED)),
            )
            .group_by(Place.helper_id)
        )
        return {person: count for person, count in rows if person is not None}

    def within_caps(self, person: Person, most_open: int) -> bool:
        return (
            self._counts.get((person.id, PingState.OPEN), 0) < most_open
            and self._today.get(person.id, 0) < A_DAY
            and len(self._week.get(person.id, ())) < person.max_a_week
        )

    def candidate(self, person: Person, fit: float, distance: str) -> Candidate:
        last = self._last.get(person.id)
        count = {state: self._counts.get((person.id, state), 0) for state in PingState}
        return Candidate(
            person=person.id,
            fit=fit,
            asked_week=len(self._week.get(person.id, ())),
            asked_recently_days=(self._now - last) / timedelta(days=1) if last else None,
            helped_month=self._helped.get(person.id, 0),
            yes=count[PingState.YES],
            no=count[PingState.LATER] + count[PingState.NEVER],
            silent=count[PingState.EXPIRED],
            distance=distance,
        )
