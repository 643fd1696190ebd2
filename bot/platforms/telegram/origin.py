"""Who did something and where, and who only seems to have done it."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from telegram import (
    CallbackQuery,
    Chat,
    ChatJoinRequest,
    ChatMemberUpdated,
    MaybeInaccessibleMessage,
    Message,
    User,
)

from bot.messages import Address, Incoming, Kind
from bot.platforms.telegram.values import flag, line, number, there

PLATFORM = "telegram"
# Accounts that stand for somebody else: an anonymous administrator, a channel, Telegram itself.
_STAND_INS = frozenset({1087968824, 136817688, 777000})
_USERNAME = re.compile(r"[A-Za-z0-9_]{4,32}")  # as Telegram lets people choose one
_CHATS = (Chat.PRIVATE, Chat.GROUP, Chat.SUPERGROUP)

Act = Message | CallbackQuery | ChatMemberUpdated  # what somebody did
Scene = MaybeInaccessibleMessage | ChatMemberUpdated | ChatJoinRequest  # what shows where


@dataclass(frozen=True, slots=True)
class Me:
    """The bot itself."""

    id: int
    username: str
    sees_all: bool  # privacy mode is off: it reads every message of every group


@dataclass(frozen=True, slots=True)
class Origin:
    """The person (None: nobody who can be known) and the chat of something that happened."""

    sender: Address | None
    name: str
    address: Address
    language: str = ""
    page: str = ""
    title: str = ""
    passed_on: bool = False  # not in one's own words
    by_bot: bool = False  # another bot's doing

    @classmethod
    def of(cls, user: User, scene: Scene) -> "Origin":
        """`user` in the chat of `scene`."""
        address, title = where(scene)
        sender = Address(PLATFORM, number(user.id, "user.id"))
        language = line(user.language_code, "user.language_code")
        return cls(sender, name_of(user), address, language, page_of(user), title)

    def incoming(
        self, kind: Kind, at: datetime, *, message: str = "", reply_to: str = "",
        forwarded: bool = False,
    ) -> Incoming:  # fmt: skip
        """The beginning of an Incoming; its id comes later."""
        return Incoming(
            id="",
            kind=kind,
            sender=self.sender,
            name=self.name,
            address=self.address,
            at=at,
            language=self.language,
            page=self.page,
            title=self.title,
            message=message,
            reply_to=reply_to,
            forwarded=forwarded,
        )


def where(scene: Scene) -> tuple[Address, str]:
    """The chat, with its topic, and the title of the group."""
    chat = there(scene.chat, "chat")
    thread = ""
    if isinstance(scene, Message) and scene.message_thread_id is not None:
        topic = flag(scene.is_topic_message, "message.is_topic_message")
        thread = number(scene.message_thread_id, "message.message_thread_id") if topic else ""
    address = Address(PLATFORM, number(chat.id, "chat.id"), thread)
    return address, line(chat.title, "chat.title")


def in_a_chat(scene: Scene) -> bool:
    """Whether it is a chat the bot works in; a channel is not."""
    return there(there(scene.chat, "chat").type, "chat.type") in _CHATS


def is_private(scene: Scene) -> bool:
    """Whether it is somebody's private chat with the bot."""
    return there(scene.chat, "chat").type == Chat.PRIVATE


def name_of(user: User) -> str:
    """The name as the person wrote it."""
    first = line(user.first_name, "user.first_name")
    return f"{first} {line(user.last_name, 'user.last_name')}".strip()


def page_of(user: User) -> str:
    """Where anybody may write to them, when they have a username."""
    username = line(user.username, "user.username")
    return f"t.me/{username}" if _USERNAME.fullmatch(username) else ""


def origin_of(act: Act, scene: Scene) -> Origin:
    """Who did `act` in the chat of `scene`."""
    address, title = where(scene)
    if isinstance(act, Message) and act.sender_chat is not None:
        passed_on = flag(act.is_automatic_forward, "message.is_automatic_forward")
        name = line(act.sender_chat.title, "sender_chat.title")
        return Origin(None, name, address, title=title, passed_on=passed_on)
    user = act.from_user
    person = Origin.of(user, scene) if user is not None else None
    if user is None or person is None or user.id in _STAND_INS:
        return Origin(None, "", address, title=title)
    if flag(user.is_bot, "user.is_bot"):
        return Origin(None, "", address, title=title, by_bot=True)
    if not isinstance(act, Message) or act.via_bot is None:
        return person
    # What another bot wrote in somebody's name is not theirs; in private it is still certain
    # who sent it.
    sender = person.sender if is_private(scene) else None
    return replace(person, sender=sender, passed_on=True)
