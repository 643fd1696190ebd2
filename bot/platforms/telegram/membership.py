"""Who comes and goes: the bot itself, and the members of its groups."""

from datetime import datetime

from bot.messages import Incoming, Kind, replace
from bot.platforms.telegram.fields import Fields
from bot.platforms.telegram.origin import Me, Origin, in_a_chat, is_private, origin_of

_RIGHTS = {
    "can_pin_messages": "pin",
    "can_delete_messages": "delete",
    "can_invite_users": "invite",
}


def bots_place(change: Fields, me: Me) -> tuple[Incoming, ...]:
    """The bot was blocked, added, removed, or given other rights."""
    if not in_a_chat(change):
        return ()
    origin, at = origin_of(change, change), change.moment("date")
    before, after = change.part("old_chat_member"), change.part("new_chat_member")
    if is_private(change):
        kind = Kind.UNBLOCKED if _is_in(after) else Kind.BLOCKED
        return (origin.incoming(kind, at),)
    if not _is_in(after):
        return (origin.incoming(Kind.BOT_REMOVED, at),) if _is_in(before) else ()
    one = origin.incoming(Kind.BOT_RIGHTS if _is_in(before) else Kind.BOT_ADDED, at)
    leads = after.word("status") == "administrator"
    may = frozenset(word for right, word in _RIGHTS.items() if leads and after.flag(right))
    return (replace(one, bot_may=may, bot_sees_all=leads or me.sees_all),)


def members_place(change: Fields) -> tuple[Incoming, ...]:
    """Somebody came in or went out, as an administrator hears it."""
    before, after = change.part("old_chat_member"), change.part("new_chat_member")
    if _is_in(before) == _is_in(after):
        return ()
    kind = Kind.JOINED if _is_in(after) else Kind.LEFT
    return _each([after.part("user")], change, kind, change.moment("date"))


def came_in(message: Fields) -> tuple[Incoming, ...]:
    """The line in the group that says who came in."""
    members = message.parts("new_chat_members")
    return _each(members, message, Kind.JOINED, message.moment("date"))


def went_out(message: Fields) -> tuple[Incoming, ...]:
    """The line in the group that says who left."""
    return _each([message.part("left_chat_member")], message, Kind.LEFT, message.moment("date"))


def _each(users: list[Fields], message: Fields, kind: Kind, at: datetime) -> tuple[Incoming, ...]:
    if not in_a_chat(message) or is_private(message):
        return ()
    people = (Origin.of(user, message) for user in users if not user.flag("is_bot"))
    return tuple(origin.incoming(kind, at) for origin in people)


def _is_in(member: Fields) -> bool:
    status = member.word("status")
    if status == "restricted":
        return member.flag("is_member")
    return status in {"creator", "administrator", "member"}
