"""/startlijst: what is done of the first month, seen from what is there, and what helps."""

from collections.abc import Callable

from sqlalchemy import ColumnElement, exists, func, select

from bot.audit import Event
from bot.people import Group, Membership, Role, people_with
from bot.texts import Term
from bot.turn import Turn
from handlers import duty, staff
from handlers.offers import Offer
from handlers.requests import Request, State
from handlers.starting.feature import feature
from handlers.starting.poster import PRINTED, poster_press
from handlers.starting.practice import PRACTISED, practise_press

NEIGHBOURS, OFFERS = 10, 5  # with so many a first request has somebody to go to


@feature.command("startlijst", roles=staff.ROLES)
def checklist_command(turn: Turn, rest: str) -> None:
    """/startlijst."""
    del rest
    show(turn)


def show(turn: Turn) -> None:
    """Nobody keeps this list: each line is looked up."""
    done = [(name, is_done(turn)) for name, is_done in LIST]
    lines = []
    for name, is_so in done:
        line = turn.words(f"set.start.{name}", turn.me, n=NEIGHBOURS, m=OFFERS)
        lines.append(
            turn.words("set.start.done" if is_so else "set.start.todo", turn.me, wat=line)
        )
    turn.say(
        "set.start",
        rows=[poster_press(), pin_press(), examples_press(), practise_press()],
        wijk=turn.here.name,
        n=sum(is_so for _, is_so in done),
        m=len(done),
        lijst="\n".join(lines),
    )


@feature.press("pin", stays=True)
def pin_press(turn: Turn) -> None:
    """[Tekst om te prikken]: how, and then the text alone, so that it can be passed on."""
    staff.only(turn)
    turn.say("set.pin")
    turn.say(
        "grp.topin",
        wijk=turn.here.name,
        link=turn.link(f"w-{turn.here.code}"),
        hulp=Term("grp.topin.call", tuple(duty.contact(turn).items())),
    )


@feature.press("examples", stays=True)
def examples_press(turn: Turn) -> None:
    """[Voorbeeldvragen]: to say aloud at the first meeting."""
    staff.only(turn)
    turn.say("set.examples")


# -- what is there -----------------------------------------------------------------------------


def _there(turn: Turn, *wanted: ColumnElement[bool]) -> bool:
    return bool(turn.db.scalar(select(exists().where(*wanted))))


def _has_group(turn: Turn) -> bool:
    return _there(turn, Group.neighbourhood_id == turn.here.id, Group.present.is_(True))


def _happened(what: str) -> Callable[[Turn], bool]:
    def happened(turn: Turn) -> bool:
        about = f"neighbourhood:{turn.here.id}"
        ours = Event.neighbourhood_id == turn.here.id
        return _there(turn, ours, Event.about == about, Event.what == what)

    return happened


def _has_colleague(turn: Turn) -> bool:
    return len(staff.coordinators(turn)) > 1


def _has_confidant(turn: Turn) -> bool:
    return bool(people_with(turn.db, turn.here, Role.CONFIDANT))


def _has_neighbours(turn: Turn) -> bool:
    many = select(func.count()).where(Membership.neighbourhood_id == turn.here.id)
    return (turn.db.scalar(many) or 0) >= NEIGHBOURS


def _has_offers(turn: Turn) -> bool:
    there = (Offer.neighbourhood_id == turn.here.id, Offer.ended_at.is_(None), ~Offer.draft)
    many = select(func.count()).select_from(Offer).where(*there)
    return (turn.db.scalar(many) or 0) >= OFFERS


def _has_asked(turn: Turn) -> bool:
    return _there(turn, Request.neighbourhood_id == turn.here.id, Request.opened_at.is_not(None))


def _has_helped(turn: Turn) -> bool:
    return _there(turn, Request.neighbourhood_id == turn.here.id, Request.state == State.DONE)


LIST: tuple[tuple[str, Callable[[Turn], bool]], ...] = (
    ("practice", _happened(PRACTISED)),
    ("group", _has_group),
    ("colleague", _has_colleague),
    ("confidant", _has_confidant),
    ("duty", lambda turn: duty.on_duty(turn) is not None),
    ("poster", _happened(PRINTED)),
    ("neighbours", _has_neighbours),
    ("offers", _has_offers),
    ("asked", _has_asked),
    ("helped", _has_helped),
)
