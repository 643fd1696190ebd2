"""Who may be asked for a request now, how well they fit, and how rested they are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select

from bot import hours
from bot.people import Membership, Person, Role, people_with
from bot.turn import Turn
from handlers import blocking, offers
from handlers.helping.history import History
from handlers.helping.model import NEXT_DOOR, Ping
from handlers.offers import Offer
from handlers.requests import Request, Rung, Urgency
from matching import GOOD, Candidate, Caps, Fit

OPEN, OPEN_VOLUNTEER = Caps().open, 3  # pings that somebody has not answered yet
EVENING_ENDS = 22 * 60
OTHER_TIME = 0.5  # what a fit is worth when they usually cannot at that time
MOST = 300  # fits looked at


_OFFERED = (
    select(Offer, Person, Membership)
    .join(Person, Person.id == Offer.person_id)
    .join(
        Membership,
        (Membership.person_id == Offer.person_id)
        & (Membership.neighbourhood_id == Offer.neighbourhood_id),
    )
    .where(
        Offer.neighbourhood_id == bindparam("here"),
        Offer.id.in_(bindparam("offers", expanding=True)),
        Offer.ended_at.is_(None),
        Offer.draft.is_(False),
    )
)


Found = dict[Person, tuple[float, str, str]]  # how well somebody fits, why, how far away


@dataclass(frozen=True, slots=True)
class Chosen:
    """Somebody who may be asked now."""

    person: Person
    why: str  # volunteer, or offer:<id>
    rank: Candidate


def candidates(turn: Turn, request: Request, rung: Rung, *, fresh: bool = False) -> list[Chosen]:
    """Everybody who may be asked on this rung; `fresh`: only who was never asked for it."""
    found = _volunteers(turn) if rung is Rung.VOLUNTEERS else neighbours(turn, request, rung)
    never = kept_out(turn, request)
    found = {person: value for person, value in found.items() if person.id not in never}
    if not found:
        return []
    most_open = OPEN_VOLUNTEER if rung is Rung.VOLUNTEERS else OPEN
    return rested(turn, request, found, most_open, fresh=fresh)


def kept_out(turn: Turn, request: Request) -> set[int | None]:
    """Who is never asked for it: its own people, who is kept apart from them, who may not here."""
    apart = blocking.kept_apart(turn.db, request.asker_id)
    return {request.asker_id, request.made_by_id} | apart | blocking.suspended_here(turn)


def rested(
    turn: Turn, request: Request, found: Found, most_open: int, *, fresh: bool = False
) -> list[Chosen]:
    """Of these people who may be asked now, within their caps, and was not asked yet."""
    history = History(turn, request, found)
    asked = history.asked(fresh=fresh)
    chosen = []
    for person in able(turn, request, found, history):
        if person.id in asked or not history.within_caps(person, most_open):
            continue
        fit, why, distance = found[person]
        chosen.append(Chosen(person, why, history.candidate(person, fit, distance)))
    return chosen


def still_fitting(turn: Turn, request: Request, pings: Sequence[Ping]) -> dict[int, str]:
    """Of the people with these pings who may be asked for what it is now, and why."""
    asked = {turn.db.get_one(Person, ping.person_id): ping for ping in pings}
    if not asked:
        return {}
    fits = neighbours(turn, request, Rung.WIDER)
    fine = able(turn, request, asked, History(turn, request, asked))
    whys = {person: asked[person].why for person in fine}
    return {
        person.id: fits[person][1] if why.startswith("offer:") else why
        for person, why in whys.items()
        if person in fits or not why.startswith(("offer:", NEXT_DOOR))
    }


def _volunteers(turn: Turn) -> Found:
    people = people_with(turn.db, turn.here, Role.VOLUNTEER)
    return dict.fromkeys(people, (GOOD, "volunteer", ""))


def neighbours(
    turn: Turn, request: Request, rung: Rung, home: str | None = None, far: tuple[str, ...] = ()
) -> Found:
    """The best fit of everybody with an offer that fits.

    `home`: the postcode where the help is needed, unless it is looked up here. `far`: what is too
    far for who said "close by", if not what the rung says.
    """
    fits: dict[int, Fit] = {int(f.offer_id): f for f in offers.fits(turn, request, MOST)}
    if not fits:
        return {}
    rows = turn.db.execute(_OFFERED, {"here": turn.here.id, "offers": list(fits)})
    home = postcode(turn, request) if home is None else home
    best: Found = {}
    for offer, person, membership in rows:
        distance = _distance(home, membership.postcode)
        if offer.reach == "near" and distance in (far or _too_far(rung)):
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


def postcode(turn: Turn, request: Request) -> str:
    """Where the help is needed, as far as that is known and this is asked for oneself."""
    if request.asker_id is None or request.for_name:
        return ""
    membership = turn.db.get(Membership, (turn.here.id, request.asker_id))
    return (membership.postcode or "") if membership else ""


def _distance(home: str, other: str | None) -> str:
    if not home or not other:
        return ""
    if home[:4] != other[:4]:
        return "further"
    if len(home) < 5 or len(other) < 5:
        return ""  # of a village no more is kept: it may well be close by
    return "near" if home[:5] == other[:5] else "area"


def _at_that_time(turn: Turn, request: Request, offer: Offer) -> bool:
    """Whether the offer's usual hours hold for when the help is needed."""
    if offer.available not in ("day", "evening") or request.starts_at is None:
        return True
    if request.grain in ("day", "week", "") or request.deadline:
        return True
    local = request.starts_at.astimezone(ZoneInfo(turn.here.zone))
    evening = local.hour >= 18 or local.weekday() >= 5
    return evening == (offer.available == "evening")


def able(
    turn: Turn, request: Request, people: Iterable[Person], history: History
) -> Iterator[Person]:
    """Those who said that they may be asked, can be reached, and are known well enough."""
    late = request.urgency is Urgency.URGENT and in_the_evening(turn)
    for person in people:
        if (
            history.can_be_reached(person)
            and history.wants_this_kind(person)
            and may_be_asked(turn, person)
            and (not late or (person.urgent_evenings and not _quiet(turn, person)))
            and not offers.vetting_missing(turn, person, [request.category])
        ):
            yield person


def may_be_asked(turn: Turn, person: Person) -> bool:
    """Consent 2, and neither a pause nor a farewell."""
    return bool(
        person.pings_at
        and person.forgotten_at is None
        and person.silenced_at is None
        and person.frozen_at is None
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
    local = turn.local
    return local.hour * 60 + local.minute
