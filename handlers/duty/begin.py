"""A day of duty begins: it is to be confirmed, else the back-up has it; and who is away."""

import re
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from bot import hours, rhythm
from bot.moment import NOW
from bot.people import Neighbourhood, Person
from bot.spoken import By, Day
from bot.turn import Refusal, Turn
from handlers import staff
from handlers.duty.feature import feature
from handlers.duty.handover import read_notes
from handlers.duty.model import Duty, leave, name, on_duty, put_on_duty
from handlers.duty.shifts import (
    Absence,
    HandOver,
    Shift,
    give_shift,
    local_day,
    midnight,
    shift_of,
)
from handlers.duty.week import ask_who, holder
from matching import asks_for_help, find_moment, find_moments

CONFIRM = timedelta(hours=1)
IN_USE = 3  # days of a week and the one before it that somebody had: it is a roster
ASK_AT = time(16)  # the day before: who takes a day that nobody has?
A_DAY, LONGEST = timedelta(days=1), timedelta(days=60)


@feature.due("shift", Shift, select(Shift.id).where(Shift.next_at <= NOW))
def comes(turn: Turn, shift: Shift) -> None:
    """Its morning has come, or the hour in which it was to be confirmed is over."""
    step, shift.step, shift.next_at = shift.step, "", None
    person = holder(turn, shift)
    if local_day(turn, shift.day) != turn.local.date() or person is None:
        return  # the bot was away, or they coordinate no more: then all are called
    if step == "begin":
        _begin(turn, shift, person)
    elif on_duty(turn) is person:
        _not_confirmed(turn, person)


def _begin(turn: Turn, shift: Shift, person: Person) -> None:
    put_on_duty(turn, person)
    turn.say(
        "dut.start",
        to=person,
        kind="must",
        buttons=[confirm(shift), cannot(shift)],
        about=shift.about,
        moment=By(shift.day + A_DAY),
        wijk=turn.here.name,
    )
    read_notes(turn, person)
    shift.step, shift.next_at = "confirm", turn.now + CONFIRM


def _not_confirmed(turn: Turn, person: Person) -> None:
    """No answer: the back-up has the duty, or else everybody; whoever was silent hears it."""
    other = _pass_on(turn, person)
    turn.say("dut.silent" if other else "dut.silent.all", to=person, kind="must",
             naam=name(other) if other else "")  # fmt: skip


def _pass_on(turn: Turn, person: Person) -> Person | None:
    """The back-up has the duty from now on; none: nobody has, so all are called."""
    backup = on_duty(turn, backup=True)
    leave(turn, backup=False)
    if backup is None or backup is person:
        return None
    put_on_duty(turn, backup)
    turn.say("dut.backup.now", to=backup, kind="must", naam=name(person), wijk=turn.here.name)
    read_notes(turn, backup)
    return backup


def _today(turn: Turn, shift: Shift) -> None:
    staff.only(turn)
    if shift.person_id != turn.me.id or local_day(turn, shift.day) != turn.local.date():
        raise Refusal("g.stale.plain")


@feature.press("confirm", Shift)
def confirm(turn: Turn, shift: Shift) -> None:
    """[Oké]."""
    _today(turn, shift)
    shift.step, shift.next_at = "", None
    before = on_duty(turn)
    if before is not turn.person:  # the hour was over, and somebody has it since
        put_on_duty(turn, turn.me)
        read_notes(turn, turn.me)
    turn.say("dut.confirmed")
    if before is not None and before is not turn.person:
        turn.say("dut.over", to=before, kind="must", naam=name(turn.me), wijk=turn.here.name)


@feature.press("cannot", Shift)
def cannot(turn: Turn, shift: Shift) -> None:
    """[Ik kan niet]: the back-up takes over at once."""
    _today(turn, shift)
    shift.step, shift.next_at, shift.person_id = "", None, None
    other = _pass_on(turn, turn.me) if on_duty(turn) is turn.person else None
    turn.say("dut.passed" if other else "dut.passed.all", naam=name(other) if other else "")


@feature.due("evening", Neighbourhood, rhythm.due("roster"))
def day_before(turn: Turn, here: Neighbourhood) -> None:
    """Nobody has tomorrow, where days are shared out: who takes it? And yesterday's duty ends."""
    late = rhythm.comes(turn, here, "roster", ASK_AT)
    tomorrow = turn.local.date() + A_DAY
    if late is None or late > A_DAY or hours.office(here).on(tomorrow) is None:
        return
    around = select(func.count()).where(
        Shift.neighbourhood_id == here.id,
        Shift.person_id.is_not(None),
        Shift.day >= midnight(turn, turn.local.date() - 7 * A_DAY),
    )
    used = (turn.db.scalar(around) or 0) >= IN_USE
    if used and holder(turn, shift_of(turn, tomorrow)) is None:
        ask_who(turn, tomorrow)


# -- somebody is away ----------------------------------------------------------------------------


@feature.command("afwezig", roles=staff.ROLES, takes=True)
def away_command(turn: Turn, rest: str) -> None:
    """/afwezig van maandag tot vrijdag."""
    if not rest or not _away(turn, rest):
        turn.ask("dut.away.ask", then=away_words)


@feature.phrase(
    r"ik ben (?:er )?(.+ )?(?:niet|weg|afwezig|vrij|ziek|op vakantie)(?: (.+))?", roles=staff.ROLES
)
def away_in_words(turn: Turn, match: re.Match[str]) -> bool:
    """*Ik ben er niet van maandag tot vrijdag*, *ik ben ziek vandaag*."""
    words = " ".join(part for part in match.groups() if part)
    return bool(words) and _away(turn, words)


@feature.phrase(
    r"ik ben (?:vandaag )?ziek|ik ben (?:er )?(?:even )?(?:niet|weg|afwezig)"
    r"|i am (?:ill|sick|away)",
    roles=staff.ROLES,
)
def away_without_a_day(turn: Turn, match: re.Match[str]) -> None:
    """*Ik ben ziek*: today; *ik ben er even niet*: from when to when?"""
    if re.search(r"ziek|ill|sick", match[0]):
        _away(turn, "vandaag")
    else:
        turn.ask("dut.away.ask", then=away_words)


@feature.answer("away", unless=asks_for_help)
def away_words(turn: Turn, text: str) -> bool:
    """Some days; *kan iemand morgen …* asks something else."""
    return _away(turn, text)


def _away(turn: Turn, text: str) -> bool:
    """What they had is for others, and they are not called."""
    staff.only(turn)
    span = _span(turn, text)
    if span is None:
        return False
    start, end = span
    row = turn.keep(
        Absence(neighbourhood_id=turn.here.id, person_id=turn.me.id, from_at=start, until_at=end)
    )
    turn.db.flush()
    key = "dut.away.day" if end - start <= A_DAY else "dut.away"
    turn.say(key, buttons=[back(row)], datum=Day(start), datum2=Day(end - A_DAY / 2))
    for shift in turn.db.scalars(
        select(Shift).where(
            Shift.neighbourhood_id == turn.here.id,
            Shift.person_id == turn.me.id,
            Shift.day >= midnight(turn, local_day(turn, start)),
            Shift.day < end,
        )
    ).all():
        day = local_day(turn, shift.day)
        give_shift(turn, day, None)
        ask_who(turn, day, but=turn.me)
    duty = turn.db.get(Duty, (turn.here.id, False))
    if start <= turn.now and duty is not None and duty.person_id == turn.me.id:
        _pass_on(turn, turn.me)
    return True


def _span(turn: Turn, text: str) -> tuple[datetime, datetime] | None:
    """From the first day that is named to the last; one day is that day only."""
    moments = [m for m in find_moments(text, turn.local) if not m.past]
    moment = find_moment(text, turn.local)
    if moment is None or not moments:
        return None
    start, end = min(m.start for m in moments), max(max(m.start, m.end) for m in moments)
    first = midnight(turn, start.date())
    last = midnight(turn, (end - timedelta(seconds=1)).date()) + A_DAY
    if last <= first or last - first > LONGEST:
        return None
    return max(first, turn.now - A_DAY), last


@feature.press("back", Absence)
def back(turn: Turn, row: Absence) -> None:
    """[Ik ben er weer]."""
    if row.person_id != turn.me.id:
        raise Refusal("g.stale.plain")
    turn.db.delete(row)
    turn.say("dut.back", naam=name(turn.me))


# -- what is kept --------------------------------------------------------------------------------


@feature.exports
def exports(db: Session, person: Person) -> dict[str, Any]:
    """Since when somebody is on duty, their days, when they are away, what they wrote down."""
    mine = db.scalars(select(Duty).where(Duty.person_id == person.id))
    shifts = db.scalars(select(Shift).where(Shift.person_id == person.id).order_by(Shift.day))
    gone = db.scalars(select(Absence).where(Absence.person_id == person.id))
    notes = db.scalars(select(HandOver).where(HandOver.person_id == person.id))
    return {
        "on_duty": [{"since": duty.since, "backup": duty.backup} for duty in mine],
        "days": [{"day": shift.day} for shift in shifts],
        "away": [{"from": row.from_at, "until": row.until_at} for row in gone],
        "handed_over": [{"at": row.at, "text": row.text} for row in notes],
    }


@feature.erases
def erases(turn: Turn, person: Person) -> None:
    """Their days are free, and what they wrote down goes."""
    turn.db.execute(delete(HandOver).where(HandOver.person_id == person.id))
    turn.db.execute(delete(Absence).where(Absence.person_id == person.id))
