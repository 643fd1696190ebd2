"""A coordinator calls somebody of their own accord, and says what came of a call."""

from bot.people import Person
from bot.turn import Turn
from handlers import staff
from handlers.human.model import CallBack, Wait, entry_of
from handlers.human.work import call, ways_out
from handlers.requests import Request


def call_about(turn: Turn, person: Person, request: Request, phone: str | None = None) -> None:
    """A coordinator calls somebody of their own accord: with the same ways to say how it went."""
    call.run(turn, _entry(turn, person, request, phone))


def called(
    turn: Turn, person: Person, request: Request, outcome: str, phone: str | None = None
) -> None:
    """What came of calling about a request, in words; asked when they do not say."""
    came_of(turn, _entry(turn, person, request, phone), outcome)


def came_of(turn: Turn, entry: CallBack, outcome: str) -> None:
    """What came of an entry of the list, in words; asked when they do not say."""
    staff.only(turn)
    (ways_out(turn, outcome) or call).run(turn, entry)


def _entry(turn: Turn, person: Person, request: Request, phone: str | None) -> CallBack:
    staff.only(turn)
    entry = entry_of(turn.db, turn.here, person)
    if entry is None:
        entry = CallBack(
            neighbourhood_id=turn.here.id, person_id=person.id, why="request", made_at=turn.now
        )
        turn.keep(entry)
    entry.state, entry.request_id = Wait.OPEN, request.id
    entry.phone = phone or entry.phone
    return entry
