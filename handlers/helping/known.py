"""In a few words who the helper is to the asker: known here, new, or from the area next door."""

from sqlalchemy import func, select

from bot.people import Person
from bot.texts import Term
from bot.turn import Turn
from handlers.helping.across import comes_from
from handlers.requests import Place, PlaceState, Request
from handlers.welcome import name_of


def known_as(turn: Turn, request: Request, helper: Person) -> Term:
    """A sentence for the message that asks whether this helper is all right."""
    area = comes_from(turn, request, helper)
    met = "known" if _helped_before(turn, helper) else "new"
    named = (("voornaam_helper", name_of(turn, helper)), ("wijk", area))
    return Term(f"clm.{'next' if area else met}", named)


def _helped_before(turn: Turn, helper: Person) -> bool:
    count = select(func.count()).select_from(Place)
    done = count.where(
        Place.neighbourhood_id == turn.here.id,
        Place.helper_id == helper.id,
        Place.state == PlaceState.DONE,
        Place.outcome.in_(("helped", "partly", "silent")),
    )
    return bool(turn.db.scalar(done))
