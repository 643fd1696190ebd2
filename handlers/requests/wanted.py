"""How many helpers a request takes, changed while it goes on: more room, or less."""

from bot.turn import Turn
from handlers.requests import card
from handlers.requests.model import Request, State
from handlers.requests.news import PeopleChanged
from handlers.requests.place import FEWER, Place, PlaceState, places

MOST = 10  # helpers of one request
HELD = (PlaceState.CLAIMED, PlaceState.AGREED)


def want(turn: Turn, request: Request, people: int) -> int:
    """Make room for `people`, and never for fewer than said yes; returns for how many it is now.

    A place that is not needed any more stays as a closed one: what was told to somebody who had
    it is taken back by the clock of its visit.
    """
    kept = [place for place in places(turn.db, request) if place.outcome != FEWER]
    people = max(1, min(people, MOST), sum(place.state is not PlaceState.OPEN for place in kept))
    if not request.live or people == len(kept):
        return len(kept)
    anew = not places(turn.db, request, PlaceState.OPEN)
    if people > len(kept):
        _add(turn, request, people - len(kept))
    else:
        _drop(turn, kept, len(kept) - people)
    before, request.people = request.people, people
    turn.db.flush()
    waits = places(turn.db, request, PlaceState.OPEN, PlaceState.CLAIMED)
    request.state = State.OPEN if waits else State.AGREED
    request.round += anew and people > before
    turn.record(request.about, "people_changed", str(people))
    card.refresh(turn, request)
    turn.announce(PeopleChanged(request, before, anew=anew))
    return people


def _add(turn: Turn, request: Request, more: int) -> None:
    """Places that were closed as not needed come back first."""
    before = places(turn.db, request)
    dropped = [place for place in before if place.outcome == FEWER]
    for place in dropped[:more]:
        place.free()
        place.outcome, place.done_at = "", None
    for position in range(len(before) + 1, len(before) + 1 + more - len(dropped)):
        turn.keep(Place(neighbourhood_id=turn.here.id, request_id=request.id, position=position))


def _drop(turn: Turn, kept: list[Place], fewer: int) -> None:
    """The last ones that nobody has."""
    free = [place for place in kept if place.state is PlaceState.OPEN]
    for place in free[-fewer:]:
        place.close(FEWER, turn.now)
