"""[Bel de buur]: the number behind a tap that is recorded, and what came of the call."""

from bot.people import Person
from bot.turn import Refusal, Turn
from handlers import duty, human
from handlers.coordination.feature import feature
from handlers.coordination.handle import touch
from handlers.requests import Request


@feature.press("phone", Request, stays=True)
def call_neighbour(turn: Turn, request: Request) -> None:
    """Call whoever needs the help, or whoever they gave as their number."""
    duty.staff_only(turn)
    asker = turn.db.get(Person, request.asker_id) if request.asker_id else None
    if asker is None:
        raise Refusal("coo.noasker", nr=request.number or 0)
    turn.record(request.about, "phone_seen")
    touch(turn, request)
    human.call_about(turn, asker, request, phone=request.for_phone)
