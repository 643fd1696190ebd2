"""/dienst: who is on duty, and taking it over."""

import re

from bot.people import Person
from bot.spoken import Since
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers import staff
from handlers.duty.feature import feature
from handlers.duty.handover import read_notes
from handlers.duty.model import Duty, leave, name, on_duty, put_on_duty


@feature.command("dienst", roles=staff.ROLES)
def duty_command(turn: Turn, rest: str) -> None:
    """/dienst."""
    del rest
    show(turn)


@feature.phrase(
    r"(?:ik (?:neem|doe|heb) (?:de |nu |nu de )?dienst(?: over| nu)*)", roles=staff.ROLES
)
def duty_is_mine(turn: Turn, match: re.Match[str]) -> None:
    """*Ik neem de dienst over*."""
    del match
    _take(turn, backup=False)


def show(turn: Turn) -> None:
    """Who is on duty and who is the back-up."""
    turn.say(
        "dut.show",
        buttons=[
            None if on_duty(turn) is turn.person else take_duty(),
            None if on_duty(turn, backup=True) is turn.person else take_backup(),
        ],
        dienst=_who(turn, backup=False),
        achterwacht=_who(turn, backup=True),
    )


def _who(turn: Turn, *, backup: bool) -> Value:
    person = on_duty(turn, backup=backup)
    row = turn.db.get(Duty, (turn.here.id, backup))
    if person is None or row is None:
        return Term("dut.backup.nobody" if backup else "dut.nobody")
    return Term("dut.since", (("naam", name(person)), ("duur", Since(row.since))))


@feature.press("take")
def take_duty(turn: Turn) -> None:
    """[Ik neem de dienst]."""
    _take(turn, backup=False)


@feature.press("backup")
def take_backup(turn: Turn) -> None:
    """[Ik ben achterwacht]."""
    _take(turn, backup=True)


def _take(turn: Turn, *, backup: bool) -> None:
    staff.only(turn)
    before, what = on_duty(turn, backup=backup), "backup" if backup else "duty"
    put_on_duty(turn, turn.me, backup=backup)
    turn.say(
        "dut.backup.yours" if backup else "dut.yours",
        buttons=[give_back(value=f"{what}-{before.id if before else ''}")],
        wijk=turn.here.name,
    )
    if not backup:
        read_notes(turn, turn.me)
    if before is not None and before is not turn.person and before in staff.coordinators(turn):
        turn.say(
            "dut.backup.over" if backup else "dut.over",
            to=before,
            kind="must",
            naam=name(turn.me),
            wijk=turn.here.name,
        )


@feature.press("undo")
def give_back(turn: Turn, value: str) -> None:
    """[Ongedaan maken]: whoever had it has it again, or nobody."""
    staff.in_time(turn)
    what, _, before = value.partition("-")
    backup = what == "backup"
    if on_duty(turn, backup=backup) is not turn.person:
        raise Refusal("g.stale.plain")
    leave(turn, backup=backup)
    person = turn.db.get(Person, int(before)) if before else None
    if person is not None and person in staff.coordinators(turn):
        put_on_duty(turn, person, backup=backup)
        turn.say(
            "dut.backup.yours" if backup else "dut.yours", to=person, kind="must",
            wijk=turn.here.name,
        )  # fmt: skip
    turn.say("coo.undone")
