"""A role is given: at once, or after the yes of a second person or a day; and taken away again."""

from datetime import timedelta

from sqlalchemy import select

from bot.moment import ago
from bot.people import Grant, Person, Role, people_with
from bot.spoken import By
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers import duty, staff
from handlers.roles.feature import feature
from handlers.roles.leaving import hand_over_all
from handlers.roles.model import Invitation
from handlers.staff import name

WAITING = ("waits", "alone")  # for a second pair of eyes
DELAY = timedelta(hours=24)  # nobody of the others says no: then a role is given all the same


def give(turn: Turn, invitation: Invitation, person: Person) -> None:
    """Somebody followed an invitation and takes part here."""
    inviter = turn.db.get(Person, invitation.inviter_id) if invitation.inviter_id else None
    roles = turn.roles(inviter) if inviter else frozenset({Role.OWNER})
    invitation.used_at = turn.now
    if not roles & {*staff.ROLES} or inviter is person:
        invitation.state = "refused"
        turn.say("rol.wrong")
    elif invitation.role in turn.roles(person):
        invitation.state = "given"
        turn.say("rol.already", fill=_said(turn, invitation, person))
    elif Role.OWNER in roles:
        _grant(turn, invitation, person)
    else:
        _ask_second(turn, invitation, person)


def _said(turn: Turn, invitation: Invitation, person: Person) -> dict[str, Value]:
    inviter = turn.db.get(Person, invitation.inviter_id) if invitation.inviter_id else None
    return {
        "naam": name(person),
        "naam2": name(inviter),
        "rol": Term(f"rol.name.{invitation.role.value}"),
        "wijk": turn.here.name,
        "moment": By((invitation.used_at or turn.now) + DELAY),
    }


def _slot(invitation: Invitation, person: Person) -> str:
    return f"invite:{invitation.id}:{person.id}"


def _ask_second(turn: Turn, invitation: Invitation, person: Person) -> None:
    """A coordinator invited: another coordinator or an owner looks along, within a day."""
    others = _others(turn, invitation)
    invitation.state = "waits" if others else "alone"
    fill = _said(turn, invitation, person)
    for somebody in others:
        turn.say(
            "rol.confirm",
            to=somebody,
            kind="must",
            buttons=[confirm(invitation), refuse(invitation)],
            slot=_slot(invitation, somebody),
            fill=fill,
        )
    turn.say("rol.waits", to=person, fill=fill)
    inviter = turn.db.get_one(Person, invitation.inviter_id)
    turn.say("rol.second" if others else "rol.alone", to=inviter, kind="must", fill=fill)


def _others(turn: Turn, invitation: Invitation) -> list[Person]:
    """Who may be the second pair of eyes."""
    people = staff.coordinators(turn)
    return [p for p in people if p.id not in (invitation.inviter_id, invitation.used_by_id)]


@feature.due(
    "delay",
    Invitation,
    select(Invitation.id).where(Invitation.state == "waits", Invitation.used_at <= ago(DELAY)),
)
def nobody_objected(turn: Turn, invitation: Invitation) -> None:
    """A day later no second pair of eyes has said anything: given, and every coordinator told."""
    person = turn.db.get(Person, invitation.used_by_id) if invitation.used_by_id else None
    inviter = turn.db.get(Person, invitation.inviter_id) if invitation.inviter_id else None
    if person is None or inviter is None or not staff.coordinates(turn, inviter):
        invitation.state = "refused"
        if person is not None:
            fill = _said(turn, invitation, person)
            turn.say("rol.refused.told", to=person, kind="must", fill=fill)
        return
    others = _others(turn, invitation)
    if not others:  # they went meanwhile: then it waits for somebody who may look along
        invitation.state = "alone"
        fill = _said(turn, invitation, person)
        turn.say("rol.alone", to=inviter, kind="must", fill=fill)
        return
    _grant(turn, invitation, person)
    fill = _said(turn, invitation, person)
    for somebody in others:
        turn.say("rol.delayed", to=somebody, kind="must", fill=fill)


@feature.press("confirm", Invitation)
def confirm(turn: Turn, invitation: Invitation) -> None:
    """[Ja, klopt]."""
    _grant(turn, invitation, _second(turn, invitation))


@feature.press("refuse", Invitation)
def refuse(turn: Turn, invitation: Invitation) -> None:
    """[Nee]."""
    person = _second(turn, invitation)
    invitation.state = "refused"
    fill = _said(turn, invitation, person)
    turn.record(f"person:{person.id}", "role_refused", invitation.role.value)
    turn.say("rol.refused", fill=fill)
    turn.say("rol.refused.told", to=person, kind="must", fill=fill)
    inviter = turn.db.get(Person, invitation.inviter_id) if invitation.inviter_id else None
    if inviter is not None:
        turn.say("rol.refused", to=inviter, kind="must", fill=fill)
    _settle(turn, invitation, fill)


def _second(turn: Turn, invitation: Invitation) -> Person:
    """The person it is about, when whoever began this turn may decide."""
    staff.only(turn)
    if turn.me.id in (invitation.inviter_id, invitation.used_by_id):
        raise Refusal("rol.notyou")
    if invitation.state not in WAITING or invitation.used_by_id is None:
        raise Refusal("rol.settled")
    return turn.db.get_one(Person, invitation.used_by_id)


def _settle(turn: Turn, invitation: Invitation, fill: dict[str, Value]) -> None:
    for somebody in staff.coordinators(turn):
        if somebody is not turn.person:
            turn.edit(_slot(invitation, somebody), "rol.settled.edit", **fill)


def _grant(turn: Turn, invitation: Invitation, person: Person) -> None:
    invitation.state = "given"
    hand(turn, person, invitation.role, invitation.inviter_id)
    fill = _said(turn, invitation, person)
    _settle(turn, invitation, fill)
    told = [turn.db.get(Person, invitation.inviter_id)] if invitation.inviter_id else []
    told = told or list(staff.coordinators(turn))  # from the command line
    for somebody in told:
        if somebody is not None and somebody.id != person.id:
            own = somebody.id == invitation.inviter_id
            turn.say(
                "rol.joined",
                to=somebody,
                kind="must",
                buttons=[undo(invitation) if own else None],
                fill=fill,
            )


def hand(turn: Turn, person: Person, role: Role, by: int | None = None) -> None:
    """Somebody has a role from now on, and hears what to do with it."""
    turn.keep(
        Grant(
            neighbourhood_id=turn.here.id,
            person_id=person.id,
            role=role,
            granted_by=by,
            granted_at=turn.now,
        )
    )
    turn.record(f"person:{person.id}", "role_given", role.value)
    turn.say(
        "rol.welcome" if role in staff.ROLES else f"rol.welcome.{role}",
        to=person,
        kind="answer" if person is turn.person else "must",
        rol=Term(f"rol.name.{role.value}"),
        wijk=turn.here.name,
    )


@feature.press("unrole", Invitation)
def undo(turn: Turn, invitation: Invitation) -> None:
    """[Ongedaan maken], by whoever invited: the wrong person had the link."""
    if turn.me.id != invitation.inviter_id or invitation.used_by_id is None:
        raise Refusal("coo.norole")
    person = turn.db.get_one(Person, invitation.used_by_id)
    fill = _said(turn, invitation, person)
    invitation.state = "undone"
    if take_away(turn, person, invitation.role):
        turn.say("rol.undone", to=person, kind="must", fill=fill)
    turn.say("rol.removed", buttons=[None], fill=fill)


def take_away(turn: Turn, person: Person, role: Role) -> bool:
    """Somebody no longer has a role; the last one who answers for the neighbourhood keeps it."""
    grant = turn.db.get(Grant, (turn.here.id, person.id, role))
    if grant is None:
        return False
    others = [p for p in people_with(turn.db, turn.here, *staff.ROLES) if p.id != person.id]
    keeps = (turn.roles(person) - {role}) & {*staff.ROLES}
    if role in staff.ROLES and not others and not keeps:
        raise Refusal("rol.last")
    turn.db.delete(grant)
    turn.db.flush()
    turn.record(f"person:{person.id}", "role_taken", role.value)
    if role in staff.ROLES and not keeps:
        duty.off_duty(turn, person)
        hand_over_all(turn, person)
    return True
