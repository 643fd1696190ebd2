"""[Verstuur]: once more when it goes to many, by typing how many they are."""

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from bot.choices import NO, normal
from bot.spoken import By
from bot.turn import Refusal, Turn
from handlers.broadcast.audience import how_many
from handlers.broadcast.feature import feature
from handlers.broadcast.model import Audience, Broadcast, State
from handlers.broadcast.undo import take_back
from handlers.broadcast.words import leaves_at, mine

TYPED = 50  # more people than this: the number is typed
MOST_A_DAY = 2  # to the same neighbours


@feature.press("drop", Broadcast)
def drop(turn: Turn, draft: Broadcast) -> None:
    """[Stop]."""
    mine(turn, draft)
    turn.db.delete(draft)
    turn.say("bro.stopped")


@feature.press("send", Broadcast)
def send(turn: Turn, draft: Broadcast) -> None:
    """[Verstuur]."""
    mine(turn, draft)
    draft.many, _ = how_many(turn, draft)
    if draft.many > TYPED:
        turn.ask("bro.sure", then=typed, subject=draft, n=draft.many)
    else:
        _go(turn, draft)


@feature.answer("typed", Broadcast)
def typed(turn: Turn, draft: Broadcast, text: str) -> bool:
    """The number that was asked for, or nothing goes."""
    mine(turn, draft)
    if re.findall(r"\d+", text) == [str(draft.many)]:
        _go(turn, draft)
    elif normal(text) in NO:
        drop.run(turn, draft)
    else:
        turn.ask("bro.sure.no", then=typed, subject=draft, n=draft.many)
    return True


def _go(turn: Turn, draft: Broadcast) -> None:
    draft.send_at = leaves_at(turn, draft)
    if draft.audience != Audience.TEAM and _on_that_day(turn, draft.send_at) >= MOST_A_DAY:
        raise Refusal("bro.enough", n=MOST_A_DAY)
    draft.state, draft.next_step_at = State.WAITING, draft.send_at
    draft.round += 1  # the buttons of the preview have done their work
    turn.record(draft.about, "broadcast", f"{draft.audience} {draft.many}")
    now = draft.send_at <= turn.now
    turn.say(
        "bro.sent" if now else "bro.planned",
        buttons=[take_back(draft)],
        about=draft.about,
        moment=By(draft.send_at),
    )


def _on_that_day(turn: Turn, moment: datetime) -> int:
    zone = ZoneInfo(turn.here.zone)
    start = datetime.combine(moment.astimezone(zone).date(), time(), tzinfo=zone)
    going = (State.WAITING, State.SENDING, State.COUNTING, State.DONE)
    found = select(func.count()).where(
        Broadcast.neighbourhood_id == turn.here.id,
        Broadcast.audience != Audience.TEAM.value,
        Broadcast.state.in_(going),
        Broadcast.send_at >= start,
        Broadcast.send_at < start + timedelta(days=1),
    )
    return turn.db.scalar(found) or 0
