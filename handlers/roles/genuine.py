"""/echt: is somebody who they say they are? And who takes a name that passes for another's."""

import re

from sqlalchemy import select

from bot.lookalike import claims_a_title, mixes_scripts, passes_for, skeleton
from bot.people import Organisation, Person, Role, people_with
from bot.texts import Term
from bot.turn import Turn
from handlers import duty, staff, welcome
from handlers.requests import Place, PlaceState, Request
from handlers.roles.feature import feature

SHOWN = 200  # helpers of somebody that a name is held beside


@feature.command("echt", takes=True)
def genuine(turn: Turn, rest: str) -> None:
    """/echt Els, *ken je Els*: their role here, or that nobody of that name has one."""
    name = rest.strip(" ?!.")[:60]
    if turn.person is None or turn.person.keeps_at is None or turn.neighbourhood is None:
        welcome.start(turn)
    elif not name:
        turn.say("ech.who")
    else:
        _tell(turn, name)


@feature.phrase(r"(?:ken je|do you know) (?!iemand|een|some)(\S+(?: \S+){0,2})")
def know(turn: Turn, match: re.Match[str]) -> None:
    """*Ken je Els?*"""
    genuine(turn, match[1])


def _tell(turn: Turn, name: str) -> None:
    blanks = {**duty.contact(turn), "naam": name}
    organisation = turn.db.get_one(Organisation, turn.here.organisation_id).name
    for role in (Role.COORDINATOR, Role.OWNER, Role.VOLUNTEER):
        for person in people_with(turn.db, turn.here, role):
            if person.name and person.name.casefold() == name.casefold():
                blanks |= {"rol": Term(f"rol.name.{role.value}"), "organisatie": organisation}
                turn.say("ech.role", fill={**blanks, "naam": person.name})
                return
    for person in _helpers(turn, turn.me):
        if person.name and person.name.casefold() == name.casefold():
            turn.say("ech.helper", fill={**blanks, "naam": person.name})
            return
    turn.say("ech.unknown", fill=blanks)


def _helpers(turn: Turn, asker: Person) -> list[Person]:
    """Who helps somebody now, or did before."""
    mine = (
        select(Place.helper_id)
        .join(Request, Request.id == Place.request_id)
        .where(
            Place.neighbourhood_id == turn.here.id,
            Request.asker_id == asker.id,
            Place.state.in_((PlaceState.AGREED, PlaceState.DONE)),
        )
        .limit(SHOWN)
    )
    return list(turn.db.scalars(select(Person).where(Person.id.in_(mine))))


@feature.on(welcome.Named)
def look_at_name(turn: Turn, news: welcome.Named) -> None:
    """Coordinators look at a name that passes for one of theirs, or says what somebody is."""
    person = news.person
    if not person.name or turn.neighbourhood is None:
        return
    others = [one for one in staff.coordinators(turn) if one is not person]
    other = next((one for one in others if one.name and passes_for(person.name, one.name)), None)
    if person in staff.coordinators(turn):
        return
    if other is None and not claims_a_title(person.name) and not mixes_scripts(person.name):
        return
    for one in others:
        turn.say(
            "coo.lookalike",
            to=one,
            kind="must",
            once=f"lookalike:{person.id}:{skeleton(person.name)}:{one.id}",
            fill=staff.area_for(turn, one),
            naam=person.name,
        )
