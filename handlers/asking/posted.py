"""Posts a confirmed concept and tells the asker what was done and when they hear more."""

from datetime import timedelta

from sqlalchemy import func, select

from bot.people import Membership
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers import blocking, duty, ladder, requests
from handlers.asking.model import concept_of
from handlers.asking.withdraw import undo_posting
from handlers.requests import Request, Rung, asker_of, card

MOST, MOST_NEW = 5, 2  # requests a day of one person, and in their first week
A_DAY, FIRST_WEEK = timedelta(days=1), timedelta(days=7)


def post(turn: Turn, request: Request) -> None:
    """Open it, let go of the conversation about it, and tell the asker in private."""
    open_it(turn, request)
    asker = asker_of(turn, request)
    if asker is not None and not ladder.asleep(turn, request):
        key, blanks = outcome(turn, request)
        turn.say(key, to=asker, buttons=[undo_posting(request)], fill=blanks)


def open_it(turn: Turn, request: Request) -> None:
    """The concept becomes a request; others are asked in this same turn."""
    _not_too_many(turn, request)
    concept = concept_of(turn.db, request)
    if concept is not None:
        turn.db.delete(concept)
        turn.db.flush()
    if turn.private and turn.person is not None:
        turn.stop_asking()
    requests.open_request(turn, request)


def _not_too_many(turn: Turn, request: Request) -> None:
    """Five requests a day, two in somebody's first week; whoever has a role may ask more."""
    person = asker_of(turn, request)
    if person is not None:
        blocking.refuse_suspended(turn, person)
    if person is None or turn.roles(person):
        return
    member = turn.db.get(Membership, (turn.here.id, person.id))
    new = member is None or member.joined_at > turn.now - FIRST_WEEK
    today = select(func.count()).where(
        Request.neighbourhood_id == turn.here.id,
        Request.asker_id == person.id,
        Request.opened_at > turn.now - A_DAY,
    )
    many = turn.db.scalar(today) or 0
    if many >= (MOST_NEW if new else MOST):
        who = duty.contact(turn)
        raise Refusal(
            "ask.limit", n=many, coordinator=who["coordinator"], telefoon=turn.here.phone
        )


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
