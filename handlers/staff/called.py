"""Whom a coordinator means by a name: exactly, or nearly and then it is asked."""

import re

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA
from sqlalchemy import select

from bot.people import Membership, Person
from bot.spoken import Day
from bot.texts import Term, Value
from bot.turn import Turn
from matching import TITLES

NEAR = 70  # of 100: as alike as "Els" and "Elske"
SURE = 100
MOST = 3
_BEFORE = re.compile(
    rf"^(?:(?:aan|door|naar|to|de|{'|'.join(TITLES)}|hr|buurvrouw|buurman)\b\.?\s+)+"
)


def people_called(turn: Turn, name: str) -> tuple[list[Person], bool]:
    """Members of this neighbourhood with such a name, likeliest first, and whether it is exact.

    Exact: there is one person of precisely this name.
    """
    found = _scored(turn, name)
    exact = [person for score, person in found if score > SURE]
    if exact:
        return exact[:MOST], len(exact) == 1
    return [person for _, person in found[:MOST]], False


def certainly(turn: Turn, name: str) -> bool:
    """Whether somebody here is called precisely this, by their first name or in full."""
    return any(score >= SURE for score, _ in _scored(turn, name))


def _scored(turn: Turn, name: str) -> list[tuple[float, Person]]:
    if not _plain(name):
        return []
    members = turn.db.scalars(
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.neighbourhood_id == turn.here.id, Person.forgotten_at.is_(None))
        .order_by(Person.id)
    )
    scored = [(alike(name, p.name or ""), p) for p in members]
    return sorted((pair for pair in scored if pair[0] >= NEAR), key=lambda pair: -pair[0])


def _plain(name: str) -> str:
    return _BEFORE.sub("", " ".join(name.casefold().split())).strip(" .,!?")


def alike(words: str, name: str) -> float:
    """How much `words` are like somebody's name, of 100; above that they are the whole name."""
    wanted, name = _plain(words), name.casefold()
    if not name:
        return 0
    if wanted == name:
        return 101
    first = name.split()[0]
    if first == wanted:
        return SURE
    near = max(fuzz.ratio(wanted, name), fuzz.ratio(wanted, first))
    if min(len(first), len(wanted)) >= 3 and OSA.distance(first, wanted) == 1:
        near = max(near, NEAR)  # "elz", "asn": of a short name one slip is a third
    return min(SURE - 1.0, near)


def name(person: Person | None) -> Value:
    """What coordinators call somebody."""
    return (person.name if person else None) or Term("coo.somebody")


def labels(turn: Turn, found: list[Person]) -> list[Value]:
    """Rows to choose between people; two of one name are told apart."""
    names = [person.name for person in found]
    return [
        _apart(turn, person) if names.count(person.name) > 1 else name(person) for person in found
    ]


def _apart(turn: Turn, person: Person) -> Value:
    """By the postcode that is kept, else by since when they take part."""
    membership = turn.db.get_one(Membership, (turn.here.id, person.id))
    beside: Value = membership.postcode or Day(membership.joined_at)
    return turn.words("coo.who.row", turn.me, naam=name(person), erbij=beside)
