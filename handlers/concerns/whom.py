"""Who reads a concern: one confidant, by our own table, at this moment; nobody it is about."""

import re

from bot.people import Organisation, Person, Role, people_with
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers import duty
from handlers.concerns.model import Concern
from handlers.safety import numbers


def confidants(turn: Turn) -> list[Person]:
    """Everybody here who receives concerns and can be reached, longest-serving first."""
    if turn.neighbourhood is None:
        return []
    found = people_with(turn.db, turn.here, Role.CONFIDANT)
    return [p for p in found if turn.reaches(p) and not p.silenced_at and not p.frozen_at]


def possible(turn: Turn, concern: Concern) -> list[Person]:
    """Who may read this one: not whom it is about, and who reported it only if there is no other.

    A confidant may write down what they heard themselves.
    """
    fit = [person for person in confidants(turn) if person.id != concern.about_id]
    others = [person for person in fit if person.id != concern.person_id]
    return others or fit


def reader(turn: Turn, concern: Concern) -> Person | None:
    """The one whose it is: who has it, if they still may, else the first who may."""
    found = possible(turn, concern)
    mine = [person for person in found if person.id == concern.confidant_id]
    return next(iter(mine or found), None)


def may_read(turn: Turn, concern: Concern) -> None:
    """Refuse everybody but the confidant it was given to; once it went wide, the deputies too."""
    me = turn.me
    if Role.CONFIDANT not in turn.roles() or concern.about_id == me.id:
        raise Refusal("sig.coo.notyours")
    if concern.confidant_id != me.id and not concern.wide:
        raise Refusal("sig.coo.notyours")


def named_in(turn: Turn, text: str) -> Person | None:
    """A confidant whose first name stands in what somebody wrote."""
    words = set(re.findall(r"\w+", text.casefold()))
    for person in confidants(turn):
        first = (person.name or "").casefold().split()
        if first and first[0] in words and person is not turn.person:
            return person
    return None


def blanks(turn: Turn, concern: Concern | None = None) -> dict[str, Value]:
    """The blanks of every text: who reads it, by when, and the numbers to call."""
    first = next(iter(confidants(turn)), None) if concern is None else None
    person = reader(turn, concern) if concern is not None else first
    here = turn.here
    return {
        **numbers(),
        "vertrouwenspersoon": (person.name if person else None) or Term("sig.somebody"),
        "organisatie": turn.db.get_one(Organisation, here.organisation_id).name,
        "telefoon": here.phone,
        "wanneer_terug": duty.back_at(turn),
    }
