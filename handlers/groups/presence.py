"""The bot comes into a group, goes out of it, gets other rights there, or the group moves."""

from sqlalchemy import or_, select

from bot.messages import Kind
from bot.moment import NOW, ago
from bot.outbox import move_group
from bot.people import ChatMoved, Group, TopicLost
from bot.turn import Turn
from handlers import staff
from handlers.groups.feature import feature
from handlers.groups.greeting import greet_again, pin_greeting, tell_reading
from handlers.groups.model import Welcome, name_of, welcome_of
from handlers.groups.rights import check_rights, complete, note_rights
from handlers.groups.unlinked import MOMENT, remember
from handlers.requests import card


@feature.happens(Kind.BOT_ADDED)
def added(turn: Turn) -> bool:
    """Into a group it knows, or does not."""
    group = turn.group
    if group is None:
        note_rights(turn, remember(turn))
        return True
    came_back, group.present = not group.present, True
    note_rights(turn, group)
    if turn.neighbourhood is not None:
        told = welcome_of(turn, group)
        if came_back and told.gone_told_at is not None:
            _tell(turn, "grp.coo.back")
        told.gone_at = told.gone_told_at = None
        tell_reading(turn, group)
        check_rights(turn, group)
    return True


@feature.happens(Kind.BOT_RIGHTS)
def rights(turn: Turn) -> bool:
    """Promoted, restricted, or no longer an administrator."""
    group = turn.group
    if group is None:
        return True
    if turn.neighbourhood is None:
        note_rights(turn, group)
        return True
    had, pinned = complete(turn, group), "pin" in group.bot_may
    note_rights(turn, group)
    if "pin" in group.bot_may and not pinned:
        pin_greeting(turn, group)
    tell_reading(turn, group)
    check_rights(turn, group, had=had)
    return True


@feature.happens(Kind.BOT_REMOVED)
def removed(turn: Turn) -> bool:
    """Out of the group: nothing more is said there, and the coordinators hear of it."""
    group = turn.group
    if group is None:
        return True
    if turn.neighbourhood is None:
        turn.retract(f"group:{group.id}")
        turn.db.delete(group)
        return True
    group.present = False
    welcome_of(turn, group).gone_at = turn.now
    return True


_OUT = select(Group.id).where(Group.present.is_(False))
_GONE = select(Welcome.id).where(
    Welcome.gone_told_at.is_(None),
    or_(Welcome.gone_at.is_(None), Welcome.gone_at <= ago(MOMENT)),
    Welcome.group_id.in_(_OUT),
)


@feature.due("gone", Welcome, _GONE)
def tell_gone(turn: Turn, told: Welcome) -> None:
    """A moment later, since a group that moves seems to throw the bot out first."""
    told.gone_told_at = turn.now
    told.people, told.more, told.due_at = [], 0, None
    _tell(turn, "grp.coo.gone")


@feature.happens(Kind.MOVED)
def moved(turn: Turn) -> bool:
    """The group has a new id: it, and what waits for it, follow without a word."""
    group, new = turn.group, turn.incoming.moved_to if turn.incoming else ""
    if group is not None and new:
        _follow(turn, group, new)
    return True


@feature.on(ChatMoved)
def found_out(turn: Turn, news: ChatMoved) -> None:
    """A letter was there before the update that says so."""
    _follow(turn, news.group, news.chat)


def _follow(turn: Turn, group: Group, new: str) -> None:
    twin = turn.db.scalar(select(Group).filter_by(platform=group.platform, chat=new))
    if twin is not None and twin is not group:
        if twin.neighbourhood_id is not None:
            group.present = False  # linked again under its new id before this was heard
            return
        group.bot_sees_all, group.bot_may = twin.bot_sees_all, twin.bot_may
        turn.retract(f"group:{twin.id}")
        turn.take_away(f"unlinked:{twin.id}", "grp.known")
        turn.db.delete(twin)
        turn.db.flush()
    move_group(turn.db, group.platform, group.chat, new, turn.now)
    group.present = True
    if turn.neighbourhood is not None:
        told = welcome_of(turn, group)
        told.gone_at = told.gone_told_at = None


@feature.due("moved", Group, select(Group.id).where(Group.moved_at <= NOW))
def settle_in(turn: Turn, group: Group) -> None:
    """Nothing stands in the new chat: the greeting and what is open are put there again."""
    group.moved_at = None
    if group.present and turn.neighbourhood is not None:
        greet_again(turn, group)
        card.post_again(turn, group)


@feature.on(TopicLost)
def topic_lost(turn: Turn, news: TopicLost) -> None:
    """What was said in a topic stands in the group itself now: told once for each topic."""
    for person in staff.coordinators(turn) if turn.neighbourhood else ():
        once = f"topic:{news.group.id}:{news.thread}:{person.id}"
        turn.say("grp.coo.topic", to=person, kind="must", once=once, groep=turn.here.name)


def _tell(turn: Turn, key: str) -> None:
    for person in staff.coordinators(turn):
        turn.say(key, to=person, kind="must", groep=name_of(turn))
