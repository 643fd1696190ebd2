"""Who does nothing for a year is asked whether to stay; no answer, and they are forgotten."""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from bot.moment import NOW
from bot.people import Grant, Neighbourhood, Person, Unreachable, memberships_of
from bot.spoken import Day
from bot.texts import Term
from bot.turn import Turn
from handlers import staff
from handlers.privacy.erase import erase_me
from handlers.privacy.feature import feature
from handlers.privacy.forget import forget
from handlers.privacy.model import Watch
from handlers.requests import Place, Request
from handlers.welcome import BecameMember

MONTHS = 12
YEAR = timedelta(days=365)
NOTICE = timedelta(days=30)


@feature.on(BecameMember)
def watch(turn: Turn, news: BecameMember) -> None:
    """From now on it is looked at, once a year."""
    known = turn.db.scalar(select(Watch.id).where(Watch.person_id == news.person.id))
    if known is None:
        turn.keep(Watch(person_id=news.person.id, look_at=turn.now + YEAR))


@feature.due("idle", Watch, select(Watch.id).where(Watch.look_at <= NOW))
def look(turn: Turn, seen: Watch) -> None:
    """Still there: again in a year. Else asked; and forgotten when no answer came."""
    person = turn.db.get_one(Person, seen.person_id)
    last = _last_use(turn, person)
    homes = memberships_of(turn.db, person)
    if homes:
        turn.enter(homes[0])
    if person.frozen_at is not None:  # kept as it is, and not asked anything
        seen.look_at, seen.asked_at = turn.now + NOTICE, None
    elif last + YEAR > turn.now:
        seen.look_at, seen.asked_at = max(last, turn.now - YEAR + NOTICE) + YEAR, None
    elif _roles(turn, person):
        _let_roles_rest(turn, person)
        seen.look_at, seen.asked_at = turn.now + NOTICE, None
    elif seen.asked_at is None:
        seen.asked_at, seen.look_at = turn.now, turn.now + NOTICE
        buttons = [stay(), erase_me()]
        until = Day(seen.look_at)
        turn.say(
            "prv.idle", to=person, kind="digest", buttons=buttons, maanden=MONTHS, datum=until
        )
    else:
        forget(turn, person)


def _last_use(turn: Turn, person: Person) -> datetime:
    asked = select(func.max(Request.made_at)).where(Request.asker_id == person.id)
    helped = select(func.max(Place.claimed_at)).where(Place.helper_id == person.id)
    moments = [person.made_at, person.wrote_at, turn.db.scalar(asked), turn.db.scalar(helped)]
    return max(moment for moment in moments if moment is not None)


def _roles(turn: Turn, person: Person) -> list[Grant]:
    return list(turn.db.scalars(select(Grant).where(Grant.person_id == person.id)))


@feature.on(Unreachable)
def closed(turn: Turn, news: Unreachable) -> None:
    """Their account is no more, and they have no other one: nobody acts in their name."""
    if not news.closed or turn.reaches(news.person):
        return
    began = turn.neighbourhood
    _let_roles_rest(turn, news.person, "coo.account.gone")
    turn.neighbourhood = began


def _let_roles_rest(turn: Turn, person: Person, key: str = "coo.dormant") -> None:
    """Whoever comes back after a year may be somebody else: a role is given again by hand."""
    for grant in _roles(turn, person):
        turn.enter(turn.db.get_one(Neighbourhood, grant.neighbourhood_id))
        turn.db.delete(grant)
        turn.db.flush()
        turn.record(f"person:{person.id}", "role_rests", grant.role.value)
        for somebody in staff.coordinators(turn):
            if somebody is not person:
                turn.say(
                    key,
                    to=somebody,
                    kind="must",
                    naam=person.name or Term("con.somebody"),
                    rol=Term(f"rol.name.{grant.role.value}"),
                )


@feature.press("stay")
def stay(turn: Turn) -> None:
    """[Ja, blijf]."""
    seen = turn.db.scalar(select(Watch).where(Watch.person_id == turn.me.id))
    if seen is not None:
        seen.look_at, seen.asked_at = turn.now + YEAR, None
    turn.say("prv.stay")
