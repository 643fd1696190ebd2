"""Whose draft it is, when it would go out, and what the message itself says."""

from datetime import datetime, timedelta

from bot import hours
from bot.people import Organisation, Person
from bot.texts import Value
from bot.turn import Refusal, Turn
from handlers import staff
from handlers.broadcast.model import Broadcast, State

AFTER_OPENING = timedelta(hours=2)  # what was written at night goes out at ten


def mine(turn: Turn, draft: Broadcast) -> None:
    """Refuse whoever does not coordinate here any more, and what is no draft of theirs."""
    staff.only(turn)
    if draft.person_id != turn.me.id or draft.state is not State.DRAFT:
        raise Refusal("g.stale.plain")


def leaves_at(turn: Turn, draft: Broadcast) -> datetime:
    """When it would go out: at its moment, else now, else in the morning."""
    waking = hours.waking(turn.here)
    if draft.send_at is not None and draft.send_at > turn.now:
        return draft.send_at
    if waking.open_at(turn.now):
        return turn.now
    return waking.add(waking.next_open(turn.now), AFTER_OPENING)


def signed(turn: Turn, draft: Broadcast) -> dict[str, Value]:
    """The blanks of the message itself: it says who writes, a human."""
    here = turn.here
    writer = turn.db.get(Person, draft.person_id) if draft.person_id else None
    return {
        "coordinator": (writer.name if writer else None) or here.contact,
        "organisatie": turn.db.get_one(Organisation, here.organisation_id).name,
        "wijk": here.name,
        "tekst": draft.text,
    }
