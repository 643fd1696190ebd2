"""/wie Els, /helpers: who somebody is to the neighbourhood, and which helpers fell silent."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, select

from bot.people import Grant, Membership, Person, Role, Trust
from bot.spoken import Day
from bot.texts import Term, Value
from bot.turn import Turn
from handlers import offers, staff
from handlers.blocking import suspension_of
from handlers.members.feature import feature
from handlers.members.suspend import propose
from handlers.members.which import a_member, about_somebody
from handlers.offers import Offer
from handlers.requests import HELPED, Place, PlaceState, Request, State
from handlers.staff import labels, name

SILENT = timedelta(days=60)
YEAR = timedelta(days=365)
ROWS = 9


@about_somebody(
    "wie",
    r"(?:wie|who) is (?!er |aan |on )(.+?)\??",
    alone=r"wie|who|wie is wie",
    maybe=r"(?:wie|who|toon|show|wat deed|what did) (.+?)(?: do)?",
)
def who(turn: Turn, person: Person) -> None:
    """/wie Els: what they gave and got in a year, and how well they are known. No comparison."""
    show(turn, person)


@feature.press("show", Person, stays=True)
def show_press(turn: Turn, person: Person) -> None:
    """A row of the list."""
    show(turn, a_member(turn, person))


def show(turn: Turn, person: Person) -> None:
    """One person, as a coordinator sees them; they see that it was looked at."""
    turn.record(f"person:{person.id}", "read")
    membership = turn.db.get_one(Membership, (turn.here.id, person.id))
    row = suspension_of(turn, person)
    rests = Term("mem.rests") if row is not None else ""
    keeps = person is turn.person or staff.coordinates(turn, person)
    mine = offers.offers_of(turn.db, person, turn.here)
    turn.say(
        "mem.one",
        buttons=[None if keeps else suspend(person)],
        naam=name(person),
        wijk=turn.here.name,
        datum=Day(membership.joined_at),
        niveau=_trust(turn, membership),
        n=_asked(turn, person),
        m=_got(turn, person),
        k=_gave(turn, person),
        lijst=offers.listing(mine) if mine else Term("mem.nothing"),
        rust_zin=rests,
    )


@feature.press("suspend", Person)
def suspend(turn: Turn, person: Person) -> None:
    """[Pauze of blokkeren]."""
    propose(turn, a_member(turn, person))


def _trust(turn: Turn, membership: Membership) -> Value:
    """ "VOG gezien op 12 maart door Coen"."""
    level = Term(f"coo.trust.{membership.trust.value}")
    if membership.trust is Trust.NEW or membership.trust_at is None:
        return level
    by = turn.db.get(Person, membership.trust_by) if membership.trust_by else None
    known = (("niveau", level), ("datum", Day(membership.trust_at)), ("naam", name(by)))
    return Term("mem.trust", known)


def _since(turn: Turn) -> datetime:
    return turn.now - YEAR


def _asked(turn: Turn, person: Person) -> int:
    mine = select(func.count()).where(
        Request.neighbourhood_id == turn.here.id,
        Request.asker_id == person.id,
        Request.state != State.CONCEPT,
        Request.opened_at > _since(turn),
    )
    return turn.db.scalar(mine) or 0


def _places(turn: Turn, whose: ColumnElement[bool]) -> int:
    found = (
        select(func.count())
        .select_from(Place)
        .join(Request, Request.id == Place.request_id)
        .where(
            Place.neighbourhood_id == turn.here.id,
            Place.state == PlaceState.DONE,
            Place.outcome.in_(HELPED),
            Place.done_at > _since(turn),
            whose,
        )
    )
    return turn.db.scalar(found) or 0


def _got(turn: Turn, person: Person) -> int:
    return _places(turn, Request.asker_id == person.id)


def _gave(turn: Turn, person: Person) -> int:
    return _places(turn, Place.helper_id == person.id)


# -- helpers -------------------------------------------------------------------------------------


@feature.command("helpers", roles=staff.ROLES, takes=True)
def helpers_command(turn: Turn, rest: str) -> None:
    """/helpers, /helpers stil: how many there are, and who was silent for two months."""
    del rest
    everybody = _helpers(turn)
    silent = [person for person in everybody if _silent(turn, person)]
    rows_of = labels(turn, silent[:ROWS])
    rows = [show_press(person) for person in silent[:ROWS]]
    if silent:
        rows.append(ask_them())
        rows_of.append(Term("mem.ask"))
    key = "mem.helpers" if silent else "mem.helpers.none"
    turn.say(key, rows=rows, labels=rows_of, n=len(everybody), m=len(silent), wijk=turn.here.name)


def _helpers(turn: Turn) -> list[Person]:
    """Who offers something here or is a volunteer, in the order of their names."""
    offering = select(Offer.person_id).where(
        Offer.neighbourhood_id == turn.here.id, Offer.ended_at.is_(None), Offer.draft.is_(False)
    )
    serving = select(Grant.person_id).where(
        Grant.neighbourhood_id == turn.here.id, Grant.role == Role.VOLUNTEER
    )
    found = turn.db.scalars(
        select(Person).where(
            or_(Person.id.in_(offering), Person.id.in_(serving)), Person.forgotten_at.is_(None)
        )
    )
    return sorted(found, key=lambda person: (person.name or "", person.id))


def _silent(turn: Turn, person: Person) -> bool:
    return (person.wrote_at or person.made_at) < turn.now - SILENT


@feature.press("ask")
def ask_them(turn: Turn) -> None:
    """[Vraag of ze nog willen]: each in private, in a decent hour."""
    staff.only(turn)
    silent = [person for person in _helpers(turn) if _silent(turn, person)]
    offers.asked(turn, *silent, doubt=True)
    turn.say("mem.asked", n=len(silent))
