"""Tells coordinators at once that somebody needs a human, and everybody else when none reacts."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.moment import NOW
from bot.outbox import Hours
from bot.people import Person
from bot.spoken import Clock
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers import duty, staff
from handlers.safety.feature import feature
from handlers.safety.model import Alarm

WIDER = timedelta(minutes=5)  # nobody took it: every coordinator and the owners hear it
AGAIN = timedelta(minutes=30)  # a second press within this is the same alarm


def raise_alarm(turn: Turn, person: Person, reason: str) -> list[Person]:
    """Tell whoever is on duty, else all coordinators; returns who was called."""
    called = [somebody for somebody in duty.called_on(turn) if somebody is not person]
    if not called:
        return []
    recent = turn.db.scalar(
        select(Alarm).where(
            Alarm.neighbourhood_id == turn.here.id,
            Alarm.person_id == person.id,
            Alarm.at > turn.now - AGAIN,
        )
    )
    if recent is None:
        alarm = Alarm(
            neighbourhood_id=turn.here.id,
            person_id=person.id,
            reason=reason,
            at=turn.now,
            next_step_at=turn.now + WIDER,
        )
        turn.keep(alarm)
        turn.record(f"person:{person.id}", "alarm", reason)
        _tell(turn, alarm, called)
    return called


def _tell(turn: Turn, alarm: Alarm, called: list[Person]) -> None:
    person = turn.db.get_one(Person, alarm.person_id)
    for somebody in called:
        turn.say(
            "coo.alarm",
            to=somebody,
            kind="must",
            hours=Hours.ALWAYS,
            buttons=[take(alarm)],
            about=f"alarm:{alarm.id}",
            slot=_slot(alarm, somebody),
            once=_slot(alarm, somebody),
            fill=staff.area_for(turn, somebody),
            tijd=Clock(alarm.at),
            naam=_name(person),
            reden=Term(f"sos.reason.{alarm.reason}"),
            telefoon_zin=Term("coo.alarm.phone", (("telefoon", person.phone),))
            if person.phone
            else "",
        )


def _slot(alarm: Alarm, coordinator: Person) -> str:
    return f"alarm:{alarm.id}:{coordinator.id}"


def _name(person: Person) -> Value:
    return person.name or Term("sos.somebody")


@feature.press("take", Alarm)
def take(turn: Turn, alarm: Alarm) -> None:
    """A coordinator goes to it; the others see who, and the person hears it."""
    if turn.me not in staff.coordinators(turn):
        raise Refusal("coo.norole")
    person = turn.db.get_one(Person, alarm.person_id)
    if alarm.taken_by_id is None:
        alarm.taken_by_id, alarm.taken_at, alarm.next_step_at = turn.me.id, turn.now, None
        turn.record(f"person:{person.id}", "alarm_taken")
        turn.say(
            "sos.coming", to=person, kind="must", hours=Hours.ALWAYS, coordinator=turn.me.name
        )
    taker = turn.db.get_one(Person, alarm.taken_by_id)
    for somebody in staff.coordinators(turn):
        turn.edit(
            _slot(alarm, somebody),
            "coo.alarm.took",
            naam=_name(person),
            coordinator=taker.name,
            tijd=Clock(alarm.taken_at or turn.now),
        )


@feature.due("wider", Alarm, select(Alarm.id).where(Alarm.next_step_at <= NOW))
def nobody_took_it(turn: Turn, alarm: Alarm) -> None:
    """Five minutes later still nobody: every coordinator and the owners are told."""
    alarm.next_step_at = None
    _tell(turn, alarm, [p for p in staff.coordinators(turn) if p.id != alarm.person_id])


@feature.exports
def exports(db: Session, person: Person) -> dict[str, Any]:
    alarms = db.scalars(select(Alarm).where(Alarm.person_id == person.id).order_by(Alarm.id))
    return {"alarms": [{"at": a.at.isoformat(), "reason": a.reason} for a in alarms]}


@feature.erases
def erases(turn: Turn, person: Person) -> None:
    """The alarms of somebody forgotten go; what has not been told yet is taken back."""
    for alarm in turn.db.scalars(select(Alarm).where(Alarm.person_id == person.id)):
        turn.retract(f"alarm:{alarm.id}")
        turn.db.delete(alarm)
