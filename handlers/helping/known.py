"""In a few words who the helper is to the asker: known here, new, or from the area next door."""

from bot.people import Person
from bot.texts import Term
from bot.turn import Turn
from handlers.helping.across import comes_from
from handlers.requests import HELPED, Request, times_helped
from handlers.welcome import name_of


def known_as(turn: Turn, request: Request, helper: Person) -> Term:
    """A sentence for the message that asks whether this helper is all right."""
    area = comes_from(turn, request, helper)
    met = "known" if times_helped(turn, HELPED, helper_id=helper.id) else "new"
    named = (("voornaam_helper", name_of(turn, helper)), ("wijk", area))
    return Term(f"clm.{'next' if area else met}", named)
