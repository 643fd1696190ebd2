"""Asks the neighbours who fit, a few at a time, and takes the question back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select

from bot import hours
from bot.people import Person
from bot.turn import Turn
from handlers import blocking, offers
from handlers.helping.across import across, homes_asked
from handlers.helping.candidates import Chosen, candidates, may_be_asked
from handlers.helping.model import Ping, PingState, Wave, place_held
from handlers.helping.news import AskedNextDoor
from handlers.helping.ping import (
    NAMED,
    PING_LASTS,
    being_asked,
    send_ping,
    send_pings,
    show_again,
    take_back,
    write_ping,
)
from handlers.helping.thinking import thinking
from handlers.requests import PlaceState, Request, Rung, State, Urgency, places
from matching import Candidate, Situation, decide, next_wave, pause

MINUTE = timedelta(minutes=1)
SUGGESTED = 3  # people, to a coordinator who assigns


def ask_wave(turn: Turn, request: Request, rung: Rung) -> int:
    """Ask the next few of those who fit this rung; returns how many were asked, 0: nobody left.

    Within everybody's caps; a rung's later waves follow by themselves.
    """
    asked = ask_some(turn, request, rung, candidates(turn, request, rung))
    return asked or ask_next_door(turn, request, rung)


def ask_next_door(turn: Turn, request: Request, rung: Rung) -> int:
    """Nobody of ours is left on the rung that asks wider: then neighbours of the area next door.

    Each of them once a round, as everybody; returns how many were asked.
    """
    if rung is not Rung.WIDER or not places(turn.db, request, PlaceState.OPEN):
        return 0
    able = across(turn, request)
    asked = ask_some(turn, request, rung, able) if able else 0
    if asked:
        homes = homes_asked(turn, request)
        for home in homes:
            turn.record(request.about, "next_door", str(home.id))
        turn.announce(AskedNextDoor(request, tuple(homes)))
    return asked


def ask_some(
    turn: Turn,
    request: Request,
    rung: Rung,
    able: list[Chosen],
    size: int = 0,
    *,
    may_wait: bool = False,
) -> int:
    """Ask the best of `able` now, and plan the next wave of this rung.

    `may_wait`: nobody, when a yes is likely enough of those who have not answered.
    """
    wave = wave_of(turn, request, rung)
    wave.rung, wave.asked_at, wave.hurry = rung, turn.now, False
    by_id = {chosen.person.id: chosen for chosen in able}
    people = _people(turn, request, rung, able, size, may_wait=may_wait)
    if not people:
        wave.next_at = next_wave_at(turn, request, wave) if able and may_wait else None
        return 0
    wave.number += 1
    chosen = {by_id[identity].person: by_id[identity].why for identity in people}
    asked = send_pings(turn, request, chosen, rung, wave.number)
    request.asked += asked
    wave.next_at = next_wave_at(turn, request, wave)
    return asked


def _people(
    turn: Turn, request: Request, rung: Rung, able: list[Chosen], size: int, *, may_wait: bool
) -> Sequence[int]:
    """Who of `able` is asked now; volunteers are asked all together."""
    ranks = [chosen.rank for chosen in able]
    if size or rung is Rung.VOLUNTEERS:
        return next_wave(ranks, size or len(able))
    if not ranks:
        return ()
    return decide(_situation(turn, request, may_wait=may_wait), ranks).ask


def _situation(turn: Turn, request: Request, *, may_wait: bool) -> Situation:
    urgent, needed = request.urgency is Urgency.URGENT, request.needed_at()
    asking = _minutes(turn, turn.now, needed)
    left = asking
    if urgent and needed is not None and needed > turn.now:
        left = (needed - turn.now) / MINUTE  # also in the evening, of those who may be asked then
    situation = Situation(
        next_rung=_minutes(turn, turn.now, request.next_step_at),
        needed=left,
        urgent=urgent,
        asking=asking,
        asked=request.asked,
        places=max(1, len(places(turn.db, request, PlaceState.OPEN))),
    )
    if not request.asked:
        return situation
    return replace(situation, thinking=thinking(turn, request, situation), may_wait=may_wait)


def _minutes(turn: Turn, start: datetime, end: datetime | None) -> float | None:
    """The waking minutes between; None when `end` has come or is not known."""
    if end is None or end <= start:
        return None
    return hours.waking(turn.here).between(start, end) / MINUTE


def wave_of(turn: Turn, request: Request, rung: Rung) -> Wave:
    """How far the asking has come; made with the first wave."""
    wave = turn.db.get(Wave, request.id)
    if wave is None:
        wave = Wave(
            request_id=request.id,
            neighbourhood_id=turn.here.id,
            rung=rung,
            number=0,
            asked_at=turn.now,
        )
        turn.keep(wave)
    return wave


def next_wave_at(turn: Turn, request: Request, wave: Wave) -> datetime:
    """A third of the way to the next rung, within limits, in waking time."""
    span = pause(_minutes(turn, wave.asked_at, request.next_step_at))
    return hours.waking(turn.here).add(wave.asked_at, span * MINUTE)


def withdraw(turn: Turn, request: Request, key: str = "ping.gone") -> None:
    """Nobody needs to answer any more: waiting pings are taken back, sent ones edited to `key`.

    `key`: ping.solved (enough people), ping.gone (stopped) or ping.old (its time is up).
    """
    state = PingState.EXPIRED if key == "ping.old" else PingState.GONE
    for ping in being_asked(turn, request):
        take_back(turn, request, ping, state, key)
    wave = turn.db.get(Wave, request.id)
    if wave is not None:
        wave.next_at = None


def ask_person(turn: Turn, request: Request, person: Person, by: Person) -> bool:
    """Ask one helper by name for coordinator `by`; False when that person cannot be asked."""
    if not can_be_named(turn, request, person):
        return False
    known = turn.db.scalar(
        select(Ping).where(
            Ping.neighbourhood_id == turn.here.id,
            Ping.request_id == request.id,
            Ping.person_id == person.id,
            Ping.round == request.round,
        )
    )
    if known is None:
        asked = send_ping(turn, request, person, request.rung or Rung.ALL, NAMED)
        request.asked += asked
    else:
        asked = _choose(turn, request, known) or _ask_again(turn, request, person, known)
    if asked:
        turn.record(request.about, "assigned", by=by)
    return asked


def _choose(turn: Turn, request: Request, ping: Ping) -> bool:
    """Whoever has not answered yet is not asked twice; their message says who thought of them."""
    if ping.open and ping.why != NAMED:
        ping.why = NAMED
        show_again(turn, request, ping)
    return ping.open


def _ask_again(turn: Turn, request: Request, person: Person, ping: Ping) -> bool:
    """A coordinator may ask once more who never answered; a no stays a no."""
    if ping.why == NAMED or ping.state not in (PingState.GONE, PingState.EXPIRED):
        return False
    ping.state, ping.why, ping.answered_at = PingState.OPEN, NAMED, None
    ping.closes_at = hours.waking(turn.here).next_open(turn.now) + PING_LASTS
    write_ping(turn, request, person, ping, first=False, again=":again")
    return True


def can_be_named(turn: Turn, request: Request, person: Person) -> bool:
    """Whether a coordinator may have somebody asked: consent, trust, and not their own request."""
    return (
        request.state is State.OPEN
        and bool(places(turn.db, request, PlaceState.OPEN))
        and person.id not in (request.asker_id, request.made_by_id)
        and may_be_asked(turn, person)
        and not blocking.suspended(turn, person)
        and not blocking.apart(turn.db, person.id, (request.asker_id, request.made_by_id))
        and turn.reaches(person)
        and place_held(turn, request, person) is None
        and not offers.vetting_missing(turn, person, [request.category])
    )


def suggest(turn: Turn, request: Request) -> list[tuple[Person, Candidate]]:
    """The people who fit best and may be asked, best first, with how they fit and how near."""
    able = candidates(turn, request, Rung.WIDER)
    known = {chosen.person.id for chosen in able}
    able += [c for c in candidates(turn, request, Rung.VOLUNTEERS) if c.person.id not in known]
    by_id = {chosen.person.id: chosen for chosen in able}
    best = next_wave([chosen.rank for chosen in able], SUGGESTED)
    return [(by_id[identity].person, by_id[identity].rank) for identity in best]
