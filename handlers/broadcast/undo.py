"""[Ongedaan maken]: what has not gone stays, and what arrived is taken away again."""

from datetime import timedelta

from sqlalchemy import func, select

from bot.outbox import Letter
from bot.outbox import State as Sent
from bot.people import Person
from bot.turn import Refusal, Turn
from bot.undo import UNDO
from handlers import staff
from handlers.broadcast.feature import feature
from handlers.broadcast.model import Broadcast, State

ON_ITS_WAY = (State.SENDING, State.COUNTING, State.DONE)


@feature.press("back", Broadcast)
def take_back(turn: Turn, broadcast: Broadcast) -> None:
    """[Ongedaan maken], [Toch niet]: by any coordinator of this neighbourhood."""
    staff.only(turn)
    if broadcast.state is State.WAITING:
        broadcast.state, broadcast.next_step_at = State.STOPPED, None
        turn.record(broadcast.about, "stopped")
        turn.say("bro.stopped")
        return
    if broadcast.state not in ON_ITS_WAY or broadcast.started_at is None:
        raise Refusal("g.stale.plain")
    if turn.now > broadcast.started_at + UNDO:
        raise Refusal("coo.undo.past")
    turn.retract(broadcast.about)
    broadcast.state, broadcast.after, broadcast.next_step_at = State.RECALLING, 0, turn.now
    turn.record(broadcast.about, "recalled")
    turn.say("bro.undone")


def take_back_latest(turn: Turn) -> None:
    """/omroep stop: the newest one of this neighbourhood that can still be stopped."""
    found = turn.db.scalar(
        select(Broadcast)
        .where(
            Broadcast.neighbourhood_id == turn.here.id,
            Broadcast.state.in_((State.WAITING, *ON_ITS_WAY)),
        )
        .order_by(Broadcast.id.desc())
        .limit(1)
        .with_for_update()
    )
    if found is None:
        raise Refusal("bro.nothing")
    take_back.run(turn, found)


def recall_some(turn: Turn, broadcast: Broadcast, batch: int, pause: timedelta) -> None:
    """Take away the next few that arrived, or are about to."""
    arrived = (Sent.SENT, Sent.SENDING, Sent.UNKNOWN)
    found = select(Letter).where(
        Letter.about == broadcast.about, Letter.kind == "bulk", Letter.state.in_(arrived)
    )
    some = found.where(Letter.id > broadcast.after).order_by(Letter.id).limit(batch)
    letters = list(turn.db.scalars(some))
    for letter in letters:
        turn.take_away(letter.slot, "nws.gone")
    if len(letters) == batch:
        broadcast.after, broadcast.next_step_at = letters[-1].id, turn.now + pause
        return
    broadcast.state, broadcast.next_step_at = State.RECALLED, None
    many = turn.db.scalar(select(func.count()).select_from(found.subquery())) or 0
    writer = turn.db.get(Person, broadcast.person_id) if broadcast.person_id else None
    if many and writer is not None:
        turn.say("bro.recalled", to=writer, kind="must", options={"silent": True}, n=many)
