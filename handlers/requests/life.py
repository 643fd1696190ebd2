"""How a request changes: opened, freed, stopped, finished, opened again; each tells the others."""

from bot.people import Person, stays
from bot.spoken import When
from bot.turn import Turn
from handlers.requests import card
from handlers.requests.model import NUMBER_RESTS, Request, State, next_number
from handlers.requests.news import (
    HelperGone,
    HelpGiven,
    MomentChanged,
    PlaceAgreed,
    PlaceClaimed,
    PlaceFreed,
    RequestOpened,
    RequestReopened,
    RequestStopped,
)
from handlers.requests.place import (
    FEWER,
    HelpedBy,
    Place,
    PlaceState,
    helpers_of,
    places,
)
from matching import Moment


def open_request(turn: Turn, request: Request) -> bool:
    """A confirmed concept becomes a request; False when it was no concept any more."""
    if request.state is not State.CONCEPT:
        return False
    request.state, request.opened_at, request.gone_at = State.OPEN, turn.now, None
    request.number = next_number(turn.db, turn.here, turn.now)
    for position in range(1, request.people + 1):
        turn.keep(Place(neighbourhood_id=turn.here.id, request_id=request.id, position=position))
    turn.record(request.about, "opened")
    turn.announce(RequestOpened(request))
    return True


def open_with(turn: Turn, request: Request, helper: Person) -> bool:
    """A concept opens that has its helper already, and both said yes: nobody else is asked.

    False when it was no concept any more. It is for one helper.
    """
    if request.state is not State.CONCEPT or not stays(turn.db, helper):
        return False
    request.state, request.opened_at, request.gone_at = State.OPEN, turn.now, None
    request.number, request.people = next_number(turn.db, turn.here, turn.now), 1
    place = turn.keep(Place(neighbourhood_id=turn.here.id, request_id=request.id, position=1))
    turn.db.flush()
    turn.record(request.about, "opened")
    place.claim(helper, turn.now)
    turn.record(request.about, "claimed", by=helper)
    return agree(turn, request, place)


def claim(turn: Turn, request: Request, helper: Person) -> Place | None:
    """Give `helper` the first open place; None when there is none. The tap is the claim."""
    if request.state is not State.OPEN or not stays(turn.db, helper):
        return None
    for place in places(turn.db, request, PlaceState.OPEN):
        if place.claim(helper, turn.now):
            place.helped_as(turn.roles(helper))
            turn.record(request.about, "claimed", by=helper)
            card.refresh(turn, request)
            turn.announce(PlaceClaimed(request, place, helper))
            return place
    return None


def agree(turn: Turn, request: Request, place: Place) -> bool:
    """The asker (or a coordinator for them) says yes to the helper of `place`."""
    if place.helper_id is None or not place.agree():
        return False
    helper = turn.db.get_one(Person, place.helper_id)
    if not places(turn.db, request, PlaceState.OPEN, PlaceState.CLAIMED):
        request.state = State.AGREED
    turn.record(request.about, "agreed")
    card.refresh(turn, request)
    turn.announce(PlaceAgreed(request, place, helper))
    return True


def free(turn: Turn, request: Request, place: Place, why: str) -> None:
    """The helper of `place` goes; it is open again, in the next round. See `PlaceFreed`."""
    helper_id = place.helper_id
    if helper_id is None or place.state not in (PlaceState.CLAIMED, PlaceState.AGREED):
        return
    place.free()
    request.state = State.OPEN
    request.round += 1
    turn.record(request.about, "freed", why)
    turn.announce(HelperGone(request, helper_id, why))
    if not request.live:
        return
    card.refresh(turn, request)
    turn.announce(PlaceFreed(request, place, helper_id, why))


def move(turn: Turn, request: Request, when: When | Moment) -> None:
    """The help is wanted at this moment from now on. See `MomentChanged`."""
    request.put(when)
    turn.record(request.about, "moment_changed")
    turn.announce(MomentChanged(request))


def stop(turn: Turn, request: Request, why: str, outcome: str = "stopped") -> None:
    """End a request without help; letters about it are taken back. See `RequestStopped`."""
    if request.state is State.CONCEPT:
        request.state, request.ended_at, request.outcome = State.STOPPED, turn.now, "dropped"
        request.gone_at = None
        return
    if not request.live:
        return
    helpers = tuple(helpers_of(turn.db, request))
    for place in places(turn.db, request):
        closed = place.close(outcome, turn.now)
        if closed and place.helper_id is None and (why, outcome) == ("coordinator", "solved"):
            place.helped_by = HelpedBy.COORDINATOR
    turn.retract(request.about)
    _end(turn, request, State.STOPPED, outcome)
    turn.record(request.about, "stopped", why)
    card.refresh(turn, request)
    turn.announce(RequestStopped(request, why, helpers))


def finish(turn: Turn, request: Request, place: Place, outcome: str) -> bool:
    """The help of one place was given; False when that was settled before."""
    helper_id = place.helper_id
    if place.state is not PlaceState.AGREED or helper_id is None:
        return False
    place.close(outcome, turn.now)
    if not places(turn.db, request, PlaceState.OPEN, PlaceState.CLAIMED, PlaceState.AGREED):
        turn.retract(request.about)
        _end(turn, request, State.DONE, "helped")
    turn.record(request.about, "helped", outcome)
    card.refresh(turn, request)
    turn.announce(HelpGiven(request, place, turn.db.get_one(Person, helper_id), outcome))
    return True


def reopen(turn: Turn, request: Request) -> bool:
    """Open a request again that was stopped, done or agreed; a next round begins."""
    if request.state is State.CONCEPT or request.state is State.OPEN:
        return False
    if request.ended_at is not None and turn.now > request.ended_at + NUMBER_RESTS:
        request.number = next_number(turn.db, turn.here, turn.now)
    for place in places(turn.db, request):
        if place.outcome == FEWER:
            continue
        if place.state is PlaceState.DONE or place.helper_id is None:
            place.free()
    if not places(turn.db, request, PlaceState.OPEN):
        return False
    request.state, request.ended_at, request.outcome = State.OPEN, None, ""
    request.round += 1
    turn.record(request.about, "reopened")
    card.refresh(turn, request)
    turn.announce(RequestReopened(request))
    return True


def _end(turn: Turn, request: Request, state: State, outcome: str) -> None:
    request.state, request.ended_at, request.outcome = state, turn.now, outcome
    request.next_step_at, request.taken_by_id, request.taken_at = None, None, None
