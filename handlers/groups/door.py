"""Whoever asks to be let into the group is welcomed in private, while that is possible."""

from datetime import timedelta

from sqlalchemy import select

from bot.messages import Kind, replace
from bot.outbox import Letter, State
from bot.people import Membership
from bot.turn import Turn
from handlers.groups.feature import feature
from handlers.groups.model import Welcome, blinded, name_of, welcome_of

WINDOW = timedelta(minutes=5)  # in which a platform lets a bot write to who asks to come in


@feature.happens(Kind.KNOCKED)
def knocked(turn: Turn) -> bool:
    """Once for each person; nothing is kept of them, and who takes part needs no welcome."""
    incoming, group = turn.incoming, turn.group
    if group is None or turn.neighbourhood is None or incoming is None or not incoming.sender:
        return False
    if _needs_no_welcome(turn):
        return True
    welcome, title, slot = welcome_of(turn, group), name_of(turn), _slot(turn, group.id)
    turn.incoming = replace(incoming, address=incoming.sender, message="")
    turn.say(
        "grp.join.dm",
        buttons=[None, not_now(welcome)],
        links=[turn.link(f"w-{turn.here.code}")],
        slot=slot,
        once=slot,
        gone_by=turn.now + WINDOW,
        groep=title,
        botnaam=turn.bot_name,
    )
    return True


def _needs_no_welcome(turn: Turn) -> bool:
    """Somebody who takes part here, or said that they want no messages."""
    person = turn.person
    if person is None:
        return False
    known = turn.db.get(Membership, (turn.here.id, person.id))
    return known is not None or person.silenced_at is not None


@feature.press("notnow", Welcome)
def not_now(turn: Turn, welcome: Welcome) -> None:
    """[Nu niet]: the message says how to come in later, and that is all."""
    turn.edit(_slot(turn, welcome.group_id), "grp.join.dm.no")


def was_welcomed(turn: Turn) -> bool:
    """Whether whoever began this turn was written to at the door of this group."""
    if turn.group is None:
        return False
    told = select(Letter.id).where(
        Letter.once == _slot(turn, turn.group.id), Letter.state == State.SENT
    )
    return turn.db.scalar(told) is not None


def _slot(turn: Turn, group_id: int) -> str:
    return f"door:{group_id}:{blinded(turn)}"
