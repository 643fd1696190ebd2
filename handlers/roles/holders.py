"""/rollen: who may do what here, and taking a role away."""

from sqlalchemy import select

from bot.audit import events_about
from bot.people import Grant, Person, Role
from bot.spoken import By
from bot.texts import Value
from bot.turn import Refusal, Turn
from handlers import staff
from handlers.roles.feature import feature
from handlers.roles.grant import DELAY, WAITING, confirm, hand, refuse, take_away
from handlers.roles.invite import inviter_of, name_of_role
from handlers.roles.model import Invitation
from handlers.staff import name

MOST_ROWS = 10
BY_COORDINATOR = frozenset({Role.VOLUNTEER, Role.DESK})  # what a coordinator may take away


@feature.command("rollen", roles=staff.ROLES)
def roles_command(turn: Turn, rest: str) -> None:
    """/rollen."""
    del rest
    grants = turn.db.scalars(
        select(Grant)
        .where(Grant.neighbourhood_id == turn.here.id)
        .order_by(Grant.granted_at, Grant.person_id, Grant.role)
    ).all()
    people = {g.person_id: turn.db.get_one(Person, g.person_id) for g in grants}
    mine = [g for g in grants if may_take(turn, people[g.person_id], g.role)][:MOST_ROWS]
    lines = [
        turn.words("rol.line", turn.me, naam=name(people[g.person_id]), rol=name_of_role(g.role))
        for g in grants
    ]
    labels: list[Value] = [
        turn.words("rol.line", turn.me, naam=name(people[g.person_id]), rol=name_of_role(g.role))
        for g in mine
    ]
    turn.say(
        "rol.list",
        rows=[drop(people[g.person_id], value=g.role.value) for g in mine],
        labels=labels,
        wijk=turn.here.name,
        lijst="\n".join(lines),
    )
    _waiting(turn)


def may_take(turn: Turn, person: Person, role: Role) -> bool:
    """Owners may take any role away, coordinators those of helpers and their own."""
    own = turn.roles()
    if Role.OWNER in own or person is turn.person:
        return True
    return Role.COORDINATOR in own and role in BY_COORDINATOR


def _waiting(turn: Turn) -> None:
    """Invitations that wait for a second yes are shown again to whoever may give it."""
    for invitation in turn.db.scalars(
        select(Invitation).where(
            Invitation.neighbourhood_id == turn.here.id, Invitation.state.in_(WAITING)
        )
    ):
        if invitation.used_by_id is None or turn.me.id in (
            invitation.inviter_id, invitation.used_by_id
        ):  # fmt: skip
            continue
        turn.say(
            "rol.confirm",
            buttons=[confirm(invitation), refuse(invitation)],
            naam=name(turn.db.get(Person, invitation.used_by_id)),
            naam2=name(inviter_of(turn, invitation)),
            rol=name_of_role(invitation.role),
            wijk=turn.here.name,
            moment=By((invitation.used_at or turn.now) + DELAY),
        )


@feature.press("drop", Person, stays=True)
def drop(turn: Turn, person: Person, value: str) -> None:
    """A row: take this role away?"""
    role = _role(turn, person, value)
    turn.say(
        "rol.remove",
        buttons=[remove(person, value=value), keep()],
        naam=name(person),
        rol=name_of_role(role),
    )


def _role(turn: Turn, person: Person, value: str) -> Role:
    staff.only(turn)
    if not may_take(turn, person, Role(value)):
        raise Refusal("coo.norole")
    return Role(value)


@feature.press("remove", Person)
def remove(turn: Turn, person: Person, value: str) -> None:
    """[Ja, weghalen]."""
    role = _role(turn, person, value)
    fill = {"naam": name(person), "rol": name_of_role(role), "wijk": turn.here.name}
    if not take_away(turn, person, role):
        raise Refusal("g.stale.plain")
    if person is not turn.person:
        turn.say("rol.undone", to=person, kind="must", fill=fill)
    still = staff.coordinates(turn)  # whoever took away their own role cannot undo that
    turn.say("rol.removed", buttons=[restore(person, value=value) if still else None], fill=fill)


@feature.press("restore", Person)
def restore(turn: Turn, person: Person, value: str) -> None:
    """[Ongedaan maken]: the same role, back."""
    staff.in_time(turn)
    role = _role(turn, person, value)
    taken = [
        event
        for event in events_about(turn.db, turn.here, f"person:{person.id}")
        if event.what.startswith("role_")
    ]
    last = taken[-1] if taken else None
    if last is None or (last.what, last.detail, last.actor_id) != (
        "role_taken", role.value, turn.me.id,
    ):  # fmt: skip
        raise Refusal("g.stale.plain")
    hand(turn, person, role)
    turn.say("coo.undone")


@feature.press("keep")
def keep(turn: Turn) -> None:
    """[Nee]."""
    turn.say("rol.kept")
