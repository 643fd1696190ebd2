"""Who comes and goes: the bot itself, and the members of its groups."""

from collections.abc import Sequence
from datetime import datetime

from telegram import (
    ChatJoinRequest,
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Message,
    User,
)

from bot.messages import Incoming, Kind, replace
from bot.platforms.telegram.origin import Me, Origin, Scene, in_a_chat, is_private, origin_of
from bot.platforms.telegram.values import flag, moment, there

_RIGHTS = {
    "can_pin_messages": "pin",
    "can_delete_messages": "delete",
    "can_invite_users": "invite",
}


def bots_place(change: ChatMemberUpdated, me: Me) -> tuple[Incoming, ...]:
    """The bot was blocked, added, removed, or given other rights."""
    if not in_a_chat(change):
        return ()
    origin, at = origin_of(change, change), moment(change.date, "my_chat_member.date")
    before, after = _change(change)
    if is_private(change):
        kind = Kind.UNBLOCKED if _is_in(after) else Kind.BLOCKED
        return (origin.incoming(kind, at),)
    if not _is_in(after):
        return (origin.incoming(Kind.BOT_REMOVED, at),) if _is_in(before) else ()
    one = origin.incoming(Kind.BOT_RIGHTS if _is_in(before) else Kind.BOT_ADDED, at)
    leads = isinstance(after, ChatMemberAdministrator)
    may = frozenset(
        word for right, word in _RIGHTS.items() if leads and flag(getattr(after, right), right)
    )
    return (replace(one, bot_may=may, bot_sees_all=leads or me.sees_all),)


def members_place(change: ChatMemberUpdated) -> tuple[Incoming, ...]:
    """Somebody came in or went out, as an administrator hears it."""
    before, after = _change(change)
    if _is_in(before) == _is_in(after):
        return ()
    kind = Kind.JOINED if _is_in(after) else Kind.LEFT
    return _each([after.user], change, kind, moment(change.date, "chat_member.date"))


def knocked(asks: ChatJoinRequest) -> tuple[Incoming, ...]:
    """Somebody asks to be let in. For five minutes the bot may write to them, whoever they are.

    That is in the chat `user_chat_id`, which is the person's own number like any private chat.
    """
    return _each([asks.from_user], asks, Kind.KNOCKED, moment(asks.date, "chat_join_request.date"))


def came_in(message: Message) -> tuple[Incoming, ...]:
    """The line in the group that says who came in."""
    at = moment(message.date, "message.date")
    return _each(message.new_chat_members or (), message, Kind.JOINED, at)


def went_out(message: Message, who: User) -> tuple[Incoming, ...]:
    """The line in the group that says who left."""
    return _each([who], message, Kind.LEFT, moment(message.date, "message.date"))


def _each(
    users: Sequence[User | None], scene: Scene, kind: Kind, at: datetime
) -> tuple[Incoming, ...]:
    if not in_a_chat(scene) or is_private(scene):
        return ()
    known = [there(user, "user") for user in users]
    people = (Origin.of(user, scene) for user in known if not flag(user.is_bot, "user.is_bot"))
    return tuple(origin.incoming(kind, at) for origin in people)


def _change(change: ChatMemberUpdated) -> tuple[ChatMember, ChatMember]:
    before = there(change.old_chat_member, "old_chat_member")
    return before, there(change.new_chat_member, "new_chat_member")


def _is_in(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return flag(member.is_member, "is_member")
    return member.status in (ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER)
