"""Who coordinates here, and where somebody does: the question that nearly every room asks."""

from sqlalchemy import func, select

from bot.people import Grant, Neighbourhood, Person, Role, people_with
from bot.texts import Term, Value
from bot.turn import Refusal, Turn

ROLES = (Role.COORDINATOR, Role.OWNER)
TEAM = (*ROLES, Role.DESK)  # who may ask for others in one message


def coordinates(turn: Turn, person: Person | None = None) -> bool:
    """Whether somebody is a coordinator or owner here; without `person`: who began this turn."""
    return bool(turn.roles(person) & {*ROLES})


def in_team(turn: Turn, person: Person | None = None) -> bool:
    """The same, or at the desk."""
    return bool(turn.roles(person) & {*TEAM})


def only(turn: Turn, *others: Role) -> None:
    """Refuse whoever is no coordinator or owner here (nor holds one of `others`)."""
    if not turn.roles() & {*ROLES, *others}:
        raise Refusal("coo.norole")


def coordinators(turn: Turn) -> list[Person]:
    """Every coordinator and owner who can be reached, each once."""
    found = people_with(turn.db, turn.here, *ROLES)
    return [person for person in found if turn.reaches(person)]


def where(turn: Turn) -> list[Neighbourhood]:
    """Where whoever began this turn coordinates, this neighbourhood first."""
    led = turn.db.scalars(
        select(Neighbourhood)
        .join(Grant, Grant.neighbourhood_id == Neighbourhood.id)
        .where(Grant.person_id == turn.me.id, Grant.role.in_(ROLES))
        .distinct()
    )
    return sorted(led, key=lambda place: (place.id != turn.here.id, place.id))


def area_for(turn: Turn, person: Person) -> dict[str, Value]:
    """The blank {wijk_zin}: the name of this neighbourhood, to whoever coordinates several."""
    many = select(func.count(Grant.neighbourhood_id.distinct())).where(
        Grant.person_id == person.id, Grant.role.in_(ROLES)
    )
    several = (turn.db.scalar(many) or 0) > 1
    return {"wijk_zin": Term("dut.area", (("wijk", turn.here.name),)) if several else ""}
