"""To whom there is something to show: members; others get the welcome or a short answer."""

from sqlalchemy import select

from bot.people import Neighbourhood
from bot.turn import Turn
from handlers import welcome


def member(turn: Turn) -> bool:
    """Whether something is kept about who began this turn; else they hear that nothing is."""
    if turn.person is not None and turn.person.keeps_at is not None and turn.neighbourhood:
        return True
    if turn.person is None:
        turn.say("prv.unknown")
    else:
        welcome.start(turn)
    return False


def some_place(turn: Turn) -> bool:
    """Be in a neighbourhood, any if need be; False when there is none at all."""
    if turn.neighbourhood is None:
        first = turn.db.scalar(select(Neighbourhood).order_by(Neighbourhood.id).limit(1))
        if first is not None:
            turn.enter(first)
    return turn.neighbourhood is not None
