"""It goes out, some letters at a time, and its writer hears how many arrived."""

from datetime import timedelta

from sqlalchemy import func, select

from bot.moment import NOW
from bot.outbox import Letter
from bot.outbox import State as Sent
from bot.people import Person
from bot.texts import Term, Value
from bot.turn import Turn
from handlers import duty, staff
from handlers.broadcast.audience import readers
from handlers.broadcast.feature import feature
from handlers.broadcast.model import Broadcast, State
from handlers.broadcast.optout import no_news
from handlers.broadcast.undo import recall_some
from handlers.broadcast.words import signed

BATCH = 50  # letters in one turn,
PAUSE = timedelta(seconds=5)  # and the next so much later: ten a second, as the sender takes them
OF_USE = timedelta(hours=24)  # later nobody is disturbed by it any more
COUNTED = timedelta(minutes=10)  # then the writer hears how it went
LOOK = timedelta(minutes=1)


@feature.due("step", Broadcast, select(Broadcast.id).where(Broadcast.next_step_at <= NOW))
def step(turn: Turn, broadcast: Broadcast) -> None:
    """The next few letters, or how it went."""
    if broadcast.state is State.RECALLING:
        recall_some(turn, broadcast, BATCH, PAUSE)
    elif broadcast.state is State.COUNTING:
        _count(turn, broadcast)
    elif broadcast.state in (State.WAITING, State.SENDING) and _answers_for_it(turn, broadcast):
        _send_some(turn, broadcast)


def _answers_for_it(turn: Turn, broadcast: Broadcast) -> bool:
    """Whether its writer still coordinates here; else the rest stays where it is."""
    writer = turn.db.get(Person, broadcast.person_id) if broadcast.person_id else None
    if writer is not None and staff.coordinates(turn, writer) and broadcast.text:
        return True
    broadcast.state, broadcast.next_step_at = State.STOPPED, None
    turn.retract(broadcast.about)
    for somebody in duty.called_on(turn):
        if somebody is not writer:
            turn.say("bro.orphan", to=somebody, kind="must", wijk=turn.here.name)
    return False


def _send_some(turn: Turn, broadcast: Broadcast) -> None:
    broadcast.state = State.SENDING
    broadcast.started_at = broadcast.started_at or turn.now
    found = readers(turn, broadcast).where(Person.id > broadcast.after).limit(BATCH)
    people = list(turn.db.scalars(found))
    slots = [f"{broadcast.about}:{person.id}" for person in people]
    turn.writer.expect(people, slots)
    fill = signed(turn, broadcast)
    for person, slot in zip(people, slots, strict=True):
        turn.say(
            "nws.msg",
            to=person,
            kind="bulk",
            buttons=[no_news()],
            about=broadcast.about,
            slot=slot,
            once=slot,
            gone_by=broadcast.started_at + OF_USE,
            options={"silent": True},
            fill=fill,
        )
    if len(people) == BATCH:
        broadcast.after, broadcast.next_step_at = people[-1].id, turn.now + PAUSE
    else:
        broadcast.state, broadcast.next_step_at = State.COUNTING, turn.now + LOOK


def _count(turn: Turn, broadcast: Broadcast) -> None:
    counted = turn.db.execute(
        select(Letter.state, func.count().label("many"))
        .where(Letter.about == broadcast.about, Letter.kind == "bulk")
        .group_by(Letter.state)
    )
    became = {row.state: row.many for row in counted}
    waits = became.get(Sent.PENDING, 0) + became.get(Sent.SENDING, 0)
    if waits and turn.now < (broadcast.started_at or turn.now) + COUNTED:
        broadcast.next_step_at = turn.now + LOOK
        return
    broadcast.state, broadcast.next_step_at = State.DONE, None
    writer = turn.db.get(Person, broadcast.person_id) if broadcast.person_id else None
    if writer is None:
        return
    later: Value = Term("bro.waits", (("n", waits),)) if waits else ""
    turn.say(
        "bro.done",
        to=writer,
        kind="must",
        about=broadcast.about,
        options={"silent": True},
        ok=became.get(Sent.SENT, 0),
        fail=became.get(Sent.FAILED, 0) + became.get(Sent.UNKNOWN, 0),
        wacht_zin=later,
    )
