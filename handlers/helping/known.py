"""How well a helper is known here, as far as an asker may hear it."""

from sqlalchemy import func, select

from bot.people import Person
from bot.texts import Term, Value
from bot.turn import Turn
from handlers.requests import Place, PlaceState


def experience(turn: Turn, helper: Person, name: Value) -> Term:
    """Whether they helped here before, as far as it may be told."""
    key = "clm.known" if _helped_before(turn, helper) else "clm.new"
    return Term(key, (("voornaam_helper", name),))


def _helped_before(turn: Turn, helper: Person) -> bool:
    count = select(func.count()).select_from(Place)
    done = count.where(
        Place.neighbourhood_id == turn.here.id,
        Place.helper_id == helper.id,
        Place.state == PlaceState.DONE,
        Place.outcome.in_(("helped", "partly", "silent")),
    )
    return bool(turn.db.scalar(done))
