"""Who holds a place on a request, and who held one before."""

from bot.people import Person
from handlers.requests import Place, PlaceState, State
from tests.helping.posting import leave, post
from tests.hush import hush
from tests.phone import Phone
from tests.street import Street


def helped_before(street: Street, phone: Phone, times: int = 1) -> None:
    """Let somebody have helped before, more than a week ago."""
    other = street.resident(f"Eerder{times}{phone.name}")
    helper = street.person(phone).id
    street.planted = True
    for _ in range(times):
        request = post(street, other, "Wie kan mijn fiets plakken?")
        with street.app.session() as db:
            place = db.query(Place).filter_by(request_id=request.id).one()
            place.state, place.outcome = PlaceState.DONE, "helped"
            place.helper_id = helper
            place.claimed_at = place.done_at = street.clock.now().replace(year=2025)
            request = db.get_one(type(request), request.id)
            request.state, request.next_step_at = State.DONE, None
            request.ended_at = street.clock.now()
    leave(street)
    hush(other)


def held(street: Street) -> list[str]:
    return street.look(
        lambda db: [
            (db.get(Person, p.helper_id).name if p.helper_id else "")
            for p in db.query(Place).order_by(Place.position)
        ]
    )
