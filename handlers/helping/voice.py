"""Who speaks for a request: the asker, or whoever asked on somebody's behalf."""

from bot.people import Person, Role
from bot.turn import Turn
from handlers.requests import Request

COORDINATORS = frozenset((Role.COORDINATOR, Role.OWNER))


def speaker(turn: Turn, request: Request) -> Person | None:
    """The asker; for somebody without a telephone whoever asked for them."""
    for identity in (request.asker_id, request.made_by_id):
        person = turn.db.get(Person, identity) if identity else None
        if person is not None and person.forgotten_at is None:
            return person
    return None


def voice_of(turn: Turn, request: Request) -> Person | None:
    """The speaker, when the bot can write to them in private."""
    person = speaker(turn, request)
    return person if person is not None and turn.reaches(person) else None


def may_decide(turn: Turn, request: Request) -> bool:
    """Whether who began this turn may say yes or no for the asker."""
    person = turn.person
    if person is None:
        return False
    if person.id in (request.asker_id, request.made_by_id):
        return True
    return turn.private and bool(COORDINATORS & turn.roles(person))
