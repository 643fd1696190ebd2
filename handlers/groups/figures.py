"""How many neighbours take part, and how often one helped another."""

from dataclasses import dataclass

from sqlalchemy import func, select

from bot.people import Membership, Person
from bot.texts import Term, Value
from bot.turn import Turn
from handlers.requests import SAID_HELPED, times_helped


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one neighbourhood, since it began."""

    people: int
    helped: int

    def __str__(self) -> str:
        return f"{self.people} {self.helped}"


def figures_of(turn: Turn) -> Figures:
    """Those of `turn.here` now; who stopped everything takes no part."""
    people = (
        select(func.count())
        .select_from(Membership)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.neighbourhood_id == turn.here.id, Person.silenced_at.is_(None))
    )
    helped = times_helped(turn, SAID_HELPED)
    return Figures(turn.db.scalar(people) or 0, helped)


def in_words(turn: Turn, figures: str) -> Value:
    """ "De Heeze · 12 buren doen mee · 3 keer geholpen"; nothing before there is anything."""
    if not figures:
        return ""
    people, helped = (int(number) for number in figures.split())
    blanks: list[tuple[str, Value]] = [
        ("wijk", turn.here.name),
        ("mensen", Term("grp.title.people", (("n", people),))),
    ]
    if not helped:
        return Term("grp.title.new", tuple(blanks))
    return Term("grp.title", (*blanks, ("keer", Term("grp.title.helped", (("m", helped),)))))
