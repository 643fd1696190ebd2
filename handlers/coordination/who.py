"""Whom a coordinator means by a name: exactly, or nearly and then it is asked."""

from rapidfuzz import fuzz
from sqlalchemy import select

from bot.people import Membership, Person
from bot.texts import Term, Value
from bot.turn import Turn

NEAR = 70  # of 100: as alike as "Els" and "Elske"
MOST = 3


def people_called(turn: Turn, name: str) -> tuple[list[Person], bool]:
    """Members of this neighbourhood with such a name, likeliest first, and whether it is exact.

    Exact: there is one person of precisely this name.
    """
    wanted = name.strip().casefold()
    if not wanted:
        return [], False
    members = turn.db.scalars(
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.neighbourhood_id == turn.here.id, Person.forgotten_at.is_(None))
    )
    scored = [(_alike(wanted, (p.name or "").casefold()), p) for p in members]
    found = sorted((pair for pair in scored if pair[0] >= NEAR), key=lambda pair: -pair[0])
    exact = [person for score, person in found if score > 100]
    if exact:
        return exact[:MOST], len(exact) == 1
    return [person for _, person in found[:MOST]], False


def _alike(wanted: str, name: str) -> float:
    if not name:
        return 0
    if wanted == name:
        return 101
    if name.split()[0] == wanted:
        return 100
    return min(99.0, max(fuzz.ratio(wanted, name), fuzz.ratio(wanted, name.split()[0])))


def name(person: Person | None) -> Value:
    """What coordinators call somebody."""
    return (person.name if person else None) or Term("coo.somebody")


def short(identity: int) -> str:
    """An id as few letters, to stand in a button."""
    letters = "0123456789abcdefghijklmnopqrstuvwxyz"
    shown = ""
    while identity:
        identity, rest = divmod(identity, 36)
        shown = letters[rest] + shown
    return shown


def long(shown: str) -> int:
    """The id behind `short`; 0 when it is none."""
    return int(shown, 36) if shown.isalnum() else 0
