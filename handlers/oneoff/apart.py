"""Who may not get something, nor ask about it: suspended, or kept apart from the giver."""

from bot.people import Person
from bot.turn import Refusal, Turn
from handlers import blocking
from handlers.oneoff.model import OneOff


def refuse_apart(turn: Turn, one: OneOff, person: Person) -> None:
    """Refuse who may not take part or is kept apart from the giver; theirs is over meanwhile."""
    blocking.refuse_suspended(turn, person)
    if blocking.apart(turn.db, person.id, (one.giver_id,)):
        raise Refusal("clm.blocked")
    if not fit(turn, one, person):
        raise Refusal("one.over")


def fit(turn: Turn, one: OneOff, person: Person) -> bool:
    """Whether `person` may (still) get it: both take part, and they are not kept apart."""
    giver = turn.db.get_one(Person, one.giver_id)
    away = blocking.suspended(turn, person) or blocking.suspended(turn, giver)
    return not away and not blocking.apart(turn.db, person.id, (one.giver_id,))
