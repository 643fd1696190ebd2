"""A group nobody linked: told so once, left after a day, and nothing else is kept of it."""

from datetime import timedelta

from sqlalchemy import select

from bot.moment import NOW, ago
from bot.people import Group
from bot.turn import Turn
from handlers.groups.feature import feature

MOMENT = timedelta(seconds=10)  # in which a link code may follow, or the group's new id
STAY = timedelta(days=1)
AGAIN = timedelta(hours=1)  # between two tries to leave
TRY = timedelta(days=2)  # how long leaving is tried


def remember(turn: Turn) -> Group:
    """The bot was added to a group it does not know."""
    return turn.keep(
        Group(
            platform=turn.address.platform,
            chat=turn.address.chat,
            present=True,
            added_at=turn.now,
        )
    )


_SILENT = select(Group.id).where(
    Group.neighbourhood_id.is_(None), Group.leave_at.is_(None), Group.added_at <= ago(MOMENT)
)


@feature.due("unknown", Group, _SILENT)
def say_so(turn: Turn, group: Group) -> None:
    """Still not linked after a moment: say who can do that, and when the bot goes."""
    group.leave_at = turn.now + STAY
    turn.say("grp.nocoord", to=group, about=f"group:{group.id}", slot=f"unlinked:{group.id}")


@feature.due(
    "leave", Group, select(Group.id).where(Group.neighbourhood_id.is_(None), Group.leave_at <= NOW)
)
def leave(turn: Turn, group: Group) -> None:
    """A day later: go. Tried again, also after a restart, until the platform says it is so."""
    if turn.now > group.added_at + STAY + TRY:
        turn.db.delete(group)
        return
    group.leave_at = turn.now + AGAIN
    turn.house.memory.setdefault("leave", []).append((group.platform, group.chat))
