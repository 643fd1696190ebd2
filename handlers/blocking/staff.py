"""A coordinator reads a report, takes it up, and may let somebody rest with one tap."""

from datetime import datetime, timedelta

from sqlalchemy import select

from bot.moment import NOW
from bot.outbox import Hours
from bot.people import Person
from bot.spoken import Clock
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers import duty, staff
from handlers.blocking.feature import feature
from handlers.blocking.model import Report, Why

REST = timedelta(days=7)


def _name(turn: Turn, identity: int | None) -> Value:
    person = turn.db.get(Person, identity) if identity else None
    return (person.name if person else None) or Term("sos.somebody")


def send(turn: Turn, report: Report, wider_at: datetime) -> None:
    """Tell whoever is on duty, but neither of the two themselves."""
    report.sent_at, report.next_step_at = turn.now, wider_at
    turn.record(report.about, "reported", report.why)
    called = _readers(report, duty.called_on(turn))
    _tell(turn, report, called or staff.coordinators(turn))


def _readers(report: Report, people: list[Person]) -> list[Person]:
    return [person for person in people if person.id not in (report.person_id, report.other_id)]


def _slot(report: Report, person: Person) -> str:
    return f"{report.about}:{person.id}"


def _tell(turn: Turn, report: Report, people: list[Person]) -> None:
    at_once = report.why == Why.UNSAFE
    for person in _readers(report, people):
        turn.say(
            "coo.report",
            to=person,
            kind="must",
            hours=Hours.ALWAYS if at_once else None,
            buttons=[take(report), rest(report) if report.other_id else None],
            about=report.about,
            slot=_slot(report, person),
            once=_slot(report, person),
            options={"protect": True},
            fill=staff.area_for(turn, person)
            | {
                "naam": _name(turn, report.person_id),
                "ander": _name(turn, report.other_id),
                "wat": Term(f"blk.why.{report.why}"),
                "tekst_zin": Term("coo.report.text", (("tekst", report.text),))
                if report.text
                else "",
            },
        )


def _may(turn: Turn, report: Report) -> None:
    if turn.me not in _readers(report, staff.coordinators(turn)):
        raise Refusal("coo.norole")


@feature.press("take", Report, stays=True)
def take(turn: Turn, report: Report) -> None:
    """[Ik pak dit]: the others see who."""
    _may(turn, report)
    _take(turn, report)


def _take(turn: Turn, report: Report) -> None:
    if report.taken_by_id is None:
        report.taken_by_id, report.next_step_at = turn.me.id, None
        turn.record(report.about, "taken")
        turn.record(report.about, "read")
    taker = _name(turn, report.taken_by_id)
    for person in _readers(report, staff.coordinators(turn)):
        turn.edit(
            _slot(report, person),
            "coo.report.took",
            naam=_name(turn, report.person_id),
            coordinator=taker,
            tijd=Clock(turn.now),
        )


@feature.press("rest", Report)
def rest(turn: Turn, report: Report) -> None:
    """[Pauzeer 1 week]: a human decided it, and the other one is told."""
    _may(turn, report)
    other = turn.db.get(Person, report.other_id) if report.other_id else None
    if other is not None and (other.paused_until is None or other.paused_until < turn.now + REST):
        other.paused_until = turn.now + REST
        turn.record(f"person:{other.id}", "rests", "report")
        turn.say("blk.reported", to=other, kind="must", coordinator=turn.me.name)
    _take(turn, report)
    turn.say("coo.report.rests", naam=_name(turn, report.other_id))


@feature.due("wider", Report, select(Report.id).where(Report.next_step_at <= NOW))
def nobody_took_it(turn: Turn, report: Report) -> None:
    """Nobody took it up: every coordinator and the owners are told."""
    report.next_step_at = None
    _tell(turn, report, staff.coordinators(turn))
