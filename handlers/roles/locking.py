"""/vergrendel: a colleague's telephone is gone; from now on it may do nothing here."""

from sqlalchemy import select

from bot.people import Grant, Person, Role
from bot.turn import Refusal, Turn
from handlers import duty, staff
from handlers.roles.feature import feature
from handlers.roles.leaving import hand_over_all
from handlers.staff import name


@feature.command("vergrendel", roles=staff.ROLES, takes=True)
def lock_command(turn: Turn, rest: str) -> None:
    """/vergrendel Els: asked once, since it takes every role."""
    wanted = rest.strip().casefold()
    others = [person for person in staff.coordinators(turn) if _may(turn, person)]
    found = [person for person in others if (person.name or "").casefold() == wanted]
    if not others:
        turn.say("coo.lock.none")
    elif not found:
        turn.say("coo.lock.who", rows=[ask(person) for person in others], labels=_names(others))
    else:
        _ask(turn, found[0])


def _may(turn: Turn, person: Person) -> bool:
    """Nobody locks themselves; an owner is locked by an owner only."""
    mine = Role.OWNER in turn.roles()
    return person is not turn.me and (mine or Role.OWNER not in turn.roles(person))


def _names(people: list[Person]) -> list[str]:
    return [person.name or str(number) for number, person in enumerate(people, 1)]


@feature.press("lockwho", Person)
def ask(turn: Turn, person: Person) -> None:
    """A name."""
    _ask(turn, _colleague(turn, person))


def _ask(turn: Turn, person: Person) -> None:
    turn.say("coo.lock", buttons=[lock(person), leave(person)], naam=name(person))


def _colleague(turn: Turn, person: Person) -> Person:
    staff.only(turn)
    if person not in staff.coordinators(turn) or not _may(turn, person):
        raise Refusal("g.stale.plain")
    return person


@feature.press("lock", Person)
def lock(turn: Turn, person: Person) -> None:
    """[Ja, vergrendel]: at once, and every colleague reads who did it."""
    _colleague(turn, person)
    mine = select(Grant).where(
        Grant.neighbourhood_id == turn.here.id, Grant.person_id == person.id
    )
    for grant in list(turn.db.scalars(mine)):
        turn.db.delete(grant)
        turn.record(f"person:{person.id}", "role_locked", grant.role.value)
    turn.db.flush()
    duty.off_duty(turn, person)
    hand_over_all(turn, person)
    for colleague in staff.coordinators(turn):
        turn.say(
            "coo.locked",
            to=colleague,
            kind="answer" if colleague is turn.me else "must",
            naam=name(person),
            coordinator=name(turn.me),
        )


@feature.press("leave", Person)
def leave(turn: Turn, person: Person) -> None:
    """[Nee]."""
    del person
    turn.say("rol.kept")
