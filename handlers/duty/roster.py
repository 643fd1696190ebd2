"""/dienst: who is on duty, and taking it over."""

from bot.people import Person
from bot.spoken import Since
from bot.texts import Term, Value
from bot.turn import Turn
from handlers.duty.feature import feature
from handlers.duty.model import STAFF, Duty, coordinators, on_duty, put_on_duty, staff_only


@feature.command("dienst", roles=STAFF)
def duty_command(turn: Turn, rest: str) -> None:
    """/dienst."""
    del rest
    show(turn)


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
    return Term("dut.since", (("naam", _name(person)), ("duur", Since(row.since))))


def _name(person: Person) -> Value:
    return person.name or Term("dut.somebody")


@feature.press("take")
def take_duty(turn: Turn) -> None:
    """[Ik neem de dienst]."""
    _take(turn, backup=False)


@feature.press("backup")
def take_backup(turn: Turn) -> None:
    """[Ik ben achterwacht]."""
    _take(turn, backup=True)


def _take(turn: Turn, *, backup: bool) -> None:
    staff_only(turn)
    before = on_duty(turn, backup=backup)
    put_on_duty(turn, turn.me, backup=backup)
    turn.say("dut.backup.yours" if backup else "dut.yours", wijk=turn.here.name)
    if before is not None and before is not turn.person and before in coordinators(turn):
        turn.say(
            "dut.backup.over" if backup else "dut.over",
            to=before,
            kind="must",
            naam=_name(turn.me),
            wijk=turn.here.name,
        )
