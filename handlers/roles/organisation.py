"""/organisatie: for which organisation an owner stands; several may own one neighbourhood."""

import re

from sqlalchemy import func, select

from bot.names import clean
from bot.people import Grant, Organisation, Person, Role
from bot.turn import Refusal, Turn
from handlers import staff
from handlers.roles.feature import feature
from handlers.staff import name


def stands_for(turn: Turn, person: Person) -> str:
    """The name of the organisation for which an owner stands here; empty when none is told."""
    grant = turn.db.get(Grant, (turn.here.id, person.id, Role.OWNER))
    identity = grant.organisation_id if grant else None
    found = turn.db.get(Organisation, identity) if identity else None
    return found.name if found else ""


@feature.command("organisatie", roles=staff.ROLES, takes=True)
def organisation_command(turn: Turn, rest: str) -> None:
    """/organisatie Stichting Samen."""
    _owner(turn)
    if rest.strip():
        _stand(turn, rest)
    else:
        turn.ask("coo.org", then=organisation)


@feature.answer("organisation")
def organisation(turn: Turn, text: str) -> bool:
    """The name that was missing; a whole sentence is no name."""
    _owner(turn)
    if len(text.split()) > 6:
        return False
    _stand(turn, text)
    return True


def _owner(turn: Turn) -> Grant:
    grant = turn.db.get(Grant, (turn.here.id, turn.me.id, Role.OWNER))
    if grant is None:
        raise Refusal("coo.org.owner")
    return grant


def _stand(turn: Turn, words: str) -> None:
    called = clean(words)
    if not re.search(r"[^\W\d_]", called):
        turn.ask("coo.org", then=organisation)
        return
    known = turn.db.scalar(
        select(Organisation)
        .where(func.lower(Organisation.name) == called.lower())
        .order_by(Organisation.id)
        .limit(1)
    )
    grant, found = _owner(turn), known
    if found is None:
        found = turn.keep(Organisation(name=called, made_at=turn.now))
        turn.db.flush()
    if grant.organisation_id != found.id:
        grant.organisation_id = found.id
        turn.record(f"person:{turn.me.id}", "stands_for")
        for other in staff.coordinators(turn):
            if other is not turn.me:
                turn.say(
                    "coo.org.told",
                    to=other,
                    kind="must",
                    wie=name(turn.me),
                    organisatie=found.name,
                    wijk=turn.here.name,
                )
    turn.say("coo.org.ok", organisatie=found.name, wijk=turn.here.name)
