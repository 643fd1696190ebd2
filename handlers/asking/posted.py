"""Posts a confirmed concept and tells the asker what was done and when they hear more."""

from bot.texts import Term, Value
from bot.turn import Turn
from handlers import duty, ladder, requests
from handlers.asking.model import concept_of
from handlers.asking.sketch import asker_of
from handlers.asking.withdraw import undo_posting
from handlers.requests import Request, Rung, card


def post(turn: Turn, request: Request) -> None:
    """Open it, let go of the conversation about it, and tell the asker in private."""
    open_it(turn, request)
    asker = asker_of(turn, request)
    if asker is not None and not ladder.asleep(turn, request):
        key, blanks = outcome(turn, request)
        turn.say(key, to=asker, buttons=[undo_posting(request)], fill=blanks)


def open_it(turn: Turn, request: Request) -> None:
    """The concept becomes a request; others are asked in this same turn."""
    concept = concept_of(turn.db, request)
    if concept is not None:
        turn.db.delete(concept)
        turn.db.flush()
    if turn.private and turn.person is not None:
        turn.stop_asking()
    requests.open_request(turn, request)


def outcome(turn: Turn, request: Request) -> tuple[str, dict[str, Value]]:
    """The text and blanks that say what was really done with it."""
    until: Value = ladder.next_update(request, turn)
    if request.asked and request.rung is not Rung.VOLUNTEERS:
        return "ask.posted", {"n": request.asked, "tijd_update": until}
    return "ask.posted.none", {"doen_zin": done(turn, request), "tijd_update": until}


def done(turn: Turn, request: Request) -> Value:
    """What happens now that no neighbour could be asked; only what is true."""
    if ladder.asleep(turn, request):
        return ladder.in_the_morning(turn)
    in_group = card.posted(turn, request)
    volunteers = request.asked > 0  # no neighbour could be asked, so it was them
    if in_group and volunteers:
        return Term("ask.done.both")
    if in_group:
        return Term("ask.done.group")
    if volunteers:
        return Term("ask.done.volunteers")
    if duty.anybody_there(turn):
        return Term("ask.done.human", (("coordinator", duty.contact(turn)["coordinator"]),))
    return ""
