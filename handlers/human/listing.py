"""/terugbellen: the call-back list as coordinators ask for it."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.people import Neighbourhood, Person
from bot.texts import Term, Value
from bot.turn import Turn
from handlers import staff
from handlers.human.feature import feature
from handlers.human.model import CallBack, Note, Wait, notes_about, waiting
from handlers.human.talk import let_go
from handlers.human.words import blanks, show_taken
from handlers.human.work import TRIES, call

MOST_ROWS = 10


@feature.command("terugbellen", roles=staff.ROLES)
def list_command(turn: Turn, rest: str) -> None:
    """/terugbellen: who waits for a human, the longest first."""
    del rest
    show_list(turn)


@feature.press("list", stays=True)
def list_press(turn: Turn) -> None:
    """[Terugbellen]."""
    staff.only(turn)
    show_list(turn)


def show_list(turn: Turn) -> None:
    """The call-back list, a row for each; a tap shows the number."""
    entries = waiting(turn.db, turn.here)
    if not entries:
        turn.say("coo.callbacks.none")
        return
    shown = entries[:MOST_ROWS]
    labels: list[Value] = [staff.name(turn.db.get_one(Person, entry.person_id)) for entry in shown]
    lines = [_line(turn, entry) for entry in shown]
    turn.say(
        "coo.callbacks",
        rows=[call(entry) for entry in shown],
        labels=labels,
        n=len(entries),
        lijst="\n".join(lines),
    )


def _line(turn: Turn, entry: CallBack) -> str:
    found = blanks(turn, entry)
    found["punt_zin"] = Term("hum.coo.flag") if entry.tries >= TRIES else ""
    line = turn.words("coo.callbacks.line", turn.me, **found)
    notes = notes_about(turn.db, turn.here, entry.about)
    return f"{line} ({notes[-1].text})" if notes else line


@feature.exports
def exports(db: Session, person: Person) -> dict[str, Any]:
    rows = db.scalars(select(CallBack).where(CallBack.person_id == person.id))
    return {
        "callbacks": [
            {
                "at": row.made_at.isoformat(),
                "wants": row.wants,
                "why": row.why,
                "state": str(row.state),
                "phone": row.phone,
                "message": row.message,
            }
            for row in rows
        ]
    }


@feature.erases
def erases(turn: Turn, person: Person) -> None:
    """Nobody waits any more; what coordinators noted about it goes too, and their messages.

    Who waits for a coordinator that is forgotten is told to the others.
    """
    held = select(CallBack).where(CallBack.taken_by_id == person.id, CallBack.state == Wait.OPEN)
    for entry in turn.db.scalars(held.order_by(CallBack.id)):
        turn.enter(turn.db.get_one(Neighbourhood, entry.neighbourhood_id))
        let_go(turn, entry, person)
    for entry in turn.db.scalars(select(CallBack).where(CallBack.person_id == person.id)):
        turn.enter(turn.db.get_one(Neighbourhood, entry.neighbourhood_id))
        for about in (entry.about, entry.talk):
            turn.retract(about)
        if entry.state is Wait.OPEN:
            show_taken(turn, entry, "coo.callback.gone")
        for row in turn.db.scalars(
            select(Note).where(
                Note.neighbourhood_id == entry.neighbourhood_id, Note.about == entry.about
            )
        ):
            turn.db.delete(row)
        turn.db.delete(entry)
