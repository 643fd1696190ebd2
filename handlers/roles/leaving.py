"""Somebody coordinates no more: everything they held is free again, and the others read what."""

from sqlalchemy import select

from bot.people import Person
from bot.turn import Turn
from handlers import duty, human, staff
from handlers.coordination import list_press
from handlers.requests import Request, State
from handlers.staff import name

MOST = 20  # requests that are named


def hand_over_all(turn: Turn, person: Person) -> None:
    """What `person` had taken here is for whoever takes it next; nothing waits for them."""
    held = _release(turn, person)
    duty.give_back_days(turn, person)
    human.give_back(turn, person)
    if not held:
        return
    for colleague in staff.coordinators(turn):
        if colleague is person:
            continue
        lines = [
            turn.words("coo.left.line", colleague, nr=request.number or 0, titel=request.title)
            for request in held[:MOST]
        ]
        turn.say(
            "coo.left",
            to=colleague,
            kind="must",
            buttons=[list_press(value="all")],
            naam=name(person),
            lijst="\n".join(lines),
        )


def _release(turn: Turn, person: Person) -> list[Request]:
    """Those of them that still go on; the ladder looks at them again."""
    mine = select(Request).where(
        Request.neighbourhood_id == turn.here.id, Request.taken_by_id == person.id
    )
    held = list(turn.db.scalars(mine.order_by(Request.id)))
    for request in held:
        request.taken_by_id, request.taken_at = None, None
        if request.state is State.OPEN:
            request.next_step_at = turn.now
        turn.record(request.about, "released")
    return [request for request in held if request.live]
