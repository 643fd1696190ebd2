"""/overdracht: what whoever has the duty wants the next one to know."""

from sqlalchemy import select

from bot.people import Person
from bot.spoken import By
from bot.texts import Term, Value
from bot.turn import Turn
from handlers import staff
from handlers.duty.feature import feature
from handlers.duty.shifts import HandOver

LONGEST = 1000
MOST = 5  # notes that are shown at once


@feature.command("overdracht", roles=staff.ROLES, takes=True)
def hand_over(turn: Turn, rest: str) -> None:
    """/overdracht mevr. de Vries terugbellen na drieën."""
    if rest.strip(" :"):
        _keep(turn, rest.strip(" :"))
    else:
        turn.ask("dut.note.ask", then=noted)


@feature.answer("note", note=True)
def noted(turn: Turn, text: str) -> None:
    """What the next one should know."""
    staff.only(turn)
    _keep(turn, text)


def _keep(turn: Turn, text: str) -> None:
    row = turn.keep(
        HandOver(
            neighbourhood_id=turn.here.id,
            person_id=turn.me.id,
            text=text[:LONGEST],
            at=turn.now,
        )
    )
    turn.say("dut.noted", buttons=[take_back(row)])


@feature.press("unnote", HandOver)
def take_back(turn: Turn, row: HandOver) -> None:
    """[Ongedaan maken]."""
    staff.only(turn)
    turn.db.delete(row)
    turn.say("coo.undone")


def read_notes(turn: Turn, person: Person) -> None:
    """Tell whoever has the duty now what was left for them, once."""
    waiting = list(
        turn.db.scalars(
            select(HandOver)
            .where(HandOver.neighbourhood_id == turn.here.id, HandOver.read_at.is_(None))
            .order_by(HandOver.id)
        )
    )
    mine = [row for row in waiting if row.person_id != person.id][-MOST:]
    if not mine:
        return
    lines = []
    for row in mine:
        row.read_at = turn.now
        writer = turn.db.get(Person, row.person_id) if row.person_id else None
        name: Value = (writer.name if writer else None) or Term("dut.somebody")
        lines.append(
            turn.words("dut.note.line", person, naam=name, tijd=By(row.at), tekst=row.text)
        )
    turn.say(
        "dut.notes",
        to=person,
        kind="answer" if person is turn.person else "must",
        options={"protect": True},
        lijst="\n".join(lines),
    )
