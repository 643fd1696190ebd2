"""Who is on duty, who is the back-up, and when a coordinator is back at work."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column

from bot import hours
from bot.db import Base
from bot.people import Account, Organisation, Person, Role, people_with
from bot.spoken import By
from bot.texts import Term, Value
from bot.turn import Turn
from handlers import staff
from handlers.duty.shifts import away

AFTER_OPENING = timedelta(hours=2)  # from the next office hour until somebody calls


class Duty(Base):
    """That somebody is on duty, or the back-up, from `since` until somebody else is."""

    __tablename__ = "duty"

    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"), primary_key=True)
    backup: Mapped[bool] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    since: Mapped[datetime]


def put_on_duty(turn: Turn, person: Person, *, backup: bool = False) -> None:
    """From now on `person` is on duty (or the back-up)."""
    turn.db.merge(
        Duty(neighbourhood_id=turn.here.id, backup=backup, person_id=person.id, since=turn.now)
    )
    turn.record(f"person:{person.id}", "backup" if backup else "on_duty")


def on_duty(turn: Turn, *, backup: bool = False) -> Person | None:
    """Who is on duty here, still coordinates, and can be reached."""
    duty = turn.db.get(Duty, (turn.here.id, backup))
    person = turn.db.get(Person, duty.person_id) if duty else None
    if person is None or not staff.coordinates(turn, person):
        return None
    return person if turn.reaches(person) and not away(turn, person) else None


def off_duty(turn: Turn, person: Person) -> None:
    """`person` is neither on duty nor the back-up any more."""
    for backup in (False, True):
        duty = turn.db.get(Duty, (turn.here.id, backup))
        if duty is not None and duty.person_id == person.id:
            leave(turn, backup=backup)


def leave(turn: Turn, *, backup: bool) -> None:
    """Nobody is on duty (or the back-up) any more."""
    duty = turn.db.get(Duty, (turn.here.id, backup))
    if duty is not None:
        turn.db.delete(duty)
    turn.db.flush()


def called_on(turn: Turn) -> list[Person]:
    """Who hears of something first: whoever is on duty, else all coordinators, else the owners."""
    person = on_duty(turn)
    if person is not None:
        return [person]
    found = people_with(turn.db, turn.here, Role.COORDINATOR)
    reached = [person for person in found if turn.reaches(person)]
    there = [person for person in reached if not away(turn, person)]
    return there or reached or staff.coordinators(turn)


def anybody_there(turn: Turn) -> bool:
    """Whether any coordinator or owner can be reached at all."""
    statement = (
        select(Account.id)
        .where(Account.person_id.in_([p.id for p in staff.coordinators(turn)]))
        .limit(1)
    )
    return turn.db.scalar(statement) is not None


def next_morning(turn: Turn) -> datetime:
    """When the office opens for the first time after today."""
    zone = ZoneInfo(turn.here.zone)
    tomorrow = turn.now.astimezone(zone).date() + timedelta(days=1)
    return hours.office(turn.here).next_open(datetime.combine(tomorrow, time(), tzinfo=zone))


def back_at(turn: Turn) -> By:
    """{wanneer_terug}: two hours into the next office hours, a promise that can be kept."""
    office = hours.office(turn.here)
    return By(office.add(office.next_open(turn.now), AFTER_OPENING))


def name(person: Person) -> Value:
    """What colleagues call whoever is on duty."""
    return person.name or Term("dut.somebody")


def contact(turn: Turn) -> dict[str, Value]:
    """The blanks {coordinator}, {organisatie}, {telefoon} and {wanneer_terug}."""
    here = turn.here
    person = on_duty(turn)
    return {
        "coordinator": (person.name if person else None) or here.contact,
        "organisatie": turn.db.get_one(Organisation, here.organisation_id).name,
        "telefoon": here.phone,
        "wanneer_terug": back_at(turn),
    }
