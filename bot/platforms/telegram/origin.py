"""Who did something and where, and who only seems to have done it."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.messages import Address, Incoming, Kind
from bot.platforms.telegram.fields import Fields

PLATFORM = "telegram"
# Accounts that stand for somebody else: an anonymous administrator, a channel, Telegram itself.
_STAND_INS = frozenset({1087968824, 136817688, 777000})
_CHATS = frozenset({"private", "group", "supergroup"})


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
    title: str = ""
    passed_on: bool = False  # not in one's own words
    by_bot: bool = False  # another bot's doing

    @classmethod
    def of(cls, user: Fields, message: Fields) -> "Origin":
        """`user` in the chat of `message`."""
        address, title = where(message)
        sender = Address(PLATFORM, str(user.number("id")))
        return cls(sender, name_of(user), address, user.name("language_code"), title)

    def incoming(self, kind: Kind, at: datetime) -> Incoming:
        """The beginning of an Incoming; its id comes later."""
        return Incoming(
            id="",
            kind=kind,
            sender=self.sender,
            name=self.name,
            address=self.address,
            at=at,
            language=self.language,
            title=self.title,
        )


def where(message: Fields) -> tuple[Address, str]:
    """The chat, with its topic, and the title of the group."""
    chat = message.part("chat")
    topic = "message_thread_id" in message and message.flag("is_topic_message")
    thread = str(message.number("message_thread_id")) if topic else ""
    return Address(PLATFORM, str(chat.number("id")), thread), chat.name("title")


def in_a_chat(message: Fields) -> bool:
    """Whether it is a chat the bot works in; a channel is not."""
    return message.part("chat").word("type") in _CHATS


def is_private(message: Fields) -> bool:
    """Whether it is somebody's private chat with the bot."""
    return message.part("chat").word("type") == "private"


def name_of(user: Fields) -> str:
    """The name as the person wrote it."""
    return f"{user.name('first_name')} {user.name('last_name')}".strip()


def origin_of(act: Fields, message: Fields) -> Origin:
    """Who did `act` (a message, a tap, a change) in the chat of `message`."""
    address, title = where(message)
    user = act.part_or_none("from")
    as_chat = act.part_or_none("sender_chat")
    if as_chat is not None:
        passed_on = act.flag("is_automatic_forward")
        return Origin(None, as_chat.name("title"), address, title=title, passed_on=passed_on)
    if user is None or user.number("id") in _STAND_INS:
        return Origin(None, "", address, title=title)
    if user.flag("is_bot"):
        return Origin(None, "", address, title=title, by_bot=True)
    person = Origin.of(user, message)
    if "via_bot" not in act:
        return person
    # What another bot wrote in somebody's name is not theirs; in private it is still certain
    # who sent it.
    sender = person.sender if is_private(message) else None
    return replace(person, sender=sender, passed_on=True)
