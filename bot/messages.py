"""The words every platform shares: what comes in, what goes out, and what a gateway is."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Literal, Protocol

# Markup inside `Outgoing.text`: control characters that no person can type, so that a name or a
# sentence put into a template can never become markup. A gateway translates or drops them.
BOLD, BOLD_END, ITALIC, ITALIC_END = "\x02", "\x03", "\x0e", "\x0f"


def without_markup(text: str) -> str:
    """`text` as plain words, for platforms and places that show no markup."""
    return text.translate({ord(mark): None for mark in (BOLD, BOLD_END, ITALIC, ITALIC_END)})


@dataclass(frozen=True, slots=True)
class Address:
    """Where somebody or some group can be written to."""

    platform: str
    chat: str
    thread: str = ""  # a topic, where the platform has them


class Kind(StrEnum):
    """What came in."""

    TEXT = "text"
    PRESS = "press"
    COMMAND = "command"
    EDITED = "edited"
    MEDIA = "media"  # voice, or a picture or file without words; `Incoming.media` says which
    CONTACT = "contact"
    LOCATION = "location"
    BOT_ADDED = "bot_added"
    BOT_REMOVED = "bot_removed"
    BOT_RIGHTS = "bot_rights"
    KNOCKED = "knocked"  # asks to be let into the group, and may be written to for a moment
    JOINED = "joined"
    LEFT = "left"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing that reached the bot, in the same words for every platform."""

    id: str  # unique for ever within `bot`: the update's id
    kind: Kind
    sender: Address | None  # the private address of whoever did it; None: an anonymous
    # administrator or a channel, never an authority and never an asker
    name: str  # as the platform gives it: decoration, never trusted
    address: Address  # the chat it happened in; equal to `sender` in a private chat
    at: datetime  # aware UTC
    text: str = ""  # of a COMMAND: the whole text, "/start abc"
    press: str = ""
    press_id: str = ""  # what a toast answers, where the platform needs to know
    language: str = ""  # as the platform suggests it
    message: str = ""  # receipt of this very message, so that it can be replied to
    reply_to: str = ""  # receipt of the message answered or pressed on
    forwarded: bool = False
    page: str = ""  # where anybody may write to the sender, if they chose to have that: "t.me/ans"
    contact: str = ""  # a telephone number
    contact_own: bool = True  # False: the card is somebody else's
    media: str = ""  # "voice", "photo", "sticker", "file"; of a TEXT: what it was written under
    album: bool = False  # one of several pictures or files that were sent together
    moved_to: str = ""  # the chat's new id
    bot_sees_all: bool = False  # BOT_ADDED, BOT_RIGHTS: it reads every message
    bot_may: frozenset[str] = frozenset()  # BOT_ADDED, BOT_RIGHTS: "pin", "delete", "invite"
    title: str = ""  # of the group

    @property
    def private(self) -> bool:
        """Whether it happened in somebody's private chat with the bot."""
        return self.sender is not None and (self.sender.chat == self.address.chat)


@dataclass(frozen=True, slots=True)
class Button:
    """One choice under a message: at most 20 characters, in a list at most 24."""

    label: str
    press: str = ""  # at most 64 bytes; signed, and still never trusted
    link: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A file that goes along with a message."""

    name: str
    content: bytes
    media_type: str = "application/octet-stream"

    @property
    def picture(self) -> bool:
        """Whether it is looked at in the chat itself; the message says the same in words."""
        return self.media_type == "image/png"


LetterKind = Literal["answer", "must", "ping", "edit", "digest", "bulk"]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message on its way to one chat. `text` is words and the four markup characters."""

    to: Address
    text: str
    kind: LetterKind = "answer"
    buttons: tuple[Button, ...] = ()  # at most three
    rows: tuple[Button, ...] = ()  # a list, at most ten; one a line
    about: str = ""  # what it concerns; `retract(about)` takes it back
    replaces: str = ""  # receipt of the message that this one is put in the place of
    reply_to: str = ""  # receipt of the message it answers
    silent: bool = False
    pin: bool = False
    ask_contact: bool = False  # offer "share my number"; words: the first button's label
    ask_reply: bool = False  # ask the person to answer to this very message (in a group)
    protect: bool = False  # may not be forwarded or saved
    document: Document | None = None
    delete: bool = False  # take away the message `replaces`; `text` stands there if it cannot


@dataclass(frozen=True, slots=True)
class Toast:
    """The short answer that only the one who pressed a button sees, at most 200 characters.

    To words it is a sign: an emoji on the very message. Like a toast it is now or never.
    """

    text: str = ""
    link: str = ""  # opened instead, where the platform can
    sign: str = ""


class Outcome(StrEnum):
    """What is known about a message that could not be delivered."""

    NOT_SENT = "not_sent"  # certainly not delivered; may be tried again
    UNKNOWN = "unknown"  # it may have arrived
    FINAL = "final"  # never will be: do not try again
    UNREACHABLE = "unreachable"  # final, and nothing else will arrive in this chat either
    GONE = "gone"  # the message to be edited or deleted does not exist any more
    FATAL = "fatal"  # the bot itself is refused; nothing can be sent at all


class NotDelivered(Exception):
    """The platform did not take the message; `outcome` says what is certain about it."""

    def __init__(
        self,
        outcome: Outcome,
        reason: str = "",
        retry_after: float | None = None,
        *,
        closed: bool = False,
    ) -> None:
        super().__init__(f"{outcome}: {reason}")
        self.outcome = outcome
        self.reason = reason  # never any text of the message
        self.retry_after = retry_after  # seconds of real time, for this chat
        self.closed = closed  # the account is no more: who comes back with it may be another


class Moved(Exception):
    """The chat has a new id; nothing was sent."""

    def __init__(self, chat: str) -> None:
        super().__init__("the chat has moved")
        self.chat = chat


class TopicGone(Moved):
    """The topic of a chat is not there any more, or closed: only the chat itself is left."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a platform can do, as far as anything is done otherwise where it cannot."""

    toast: bool = True
    delete_hours: float = 0  # within how many hours a message can be taken away; 0: never
    ask_contact: bool = True
    presses_wait: float = 0  # seconds that a press nobody fetches is kept; 0: it is never lost
    react: bool = False  # puts a sign on a message that somebody wrote
    menus: bool = False  # shows a menu of commands, another one in each chat if need be
    pages: str = ""  # what it is called, where people may have such a page: "Telegram"
    first_word: bool = False  # may write to somebody who never wrote to it


# Called by a gateway for each thing that came in; it returns when the effects are committed.
# The toast is for the one who pressed. It raises when nothing could be kept: then the gateway
# does not acknowledge, and offers the same thing again.
Receiver = Callable[[Incoming], Awaitable[Toast | None]]


@dataclass(frozen=True, slots=True)
class Self:
    """The bot's own name on a platform, as people see it and as links need it."""

    name: str
    username: str = ""
    link: str = ""  # the address that opens a private chat; "?start=…" is put behind it


class Gateway(Protocol):
    """A platform: brings in what people say and takes out what the bot says."""

    platform: str
    can: Abilities

    @property
    def hears(self) -> bool:
        """Whether what people do reaches it now: the platform answered a moment ago."""

    async def open(self) -> Self:
        """Connect; returns who the bot is. Raises NotDelivered(FATAL) when refused."""

    async def run(self, receive: Receiver) -> None:
        """Bring in what people do, one call of `receive` each, until cancelled."""

    async def deliver(self, message: Outgoing) -> str:
        """Take `message` to its chat; returns a receipt. Raises NotDelivered or Moved."""

    async def leave(self, chat: str) -> None:
        """Leave a group."""

    async def chat_menu(self, chat: str, commands: "dict[str, tuple[Command, ...]]") -> None:
        """Show these commands in one chat, per language; none: those of everybody."""

    async def close(self) -> None:
        """Let go of connections."""


@dataclass(frozen=True, slots=True)
class Command:
    """One line of a platform's command menu."""

    name: str
    description: str


@dataclass(slots=True)
class Menus:
    """The command menus a platform may show: per language, in private chats and in groups."""

    private: dict[str, tuple[Command, ...]] = field(default_factory=dict)
    group: dict[str, tuple[Command, ...]] = field(default_factory=dict)
    about: dict[str, tuple[str, str]] = field(default_factory=dict)  # short, long description


__all__ = [
    "BOLD",
    "BOLD_END",
    "ITALIC",
    "ITALIC_END",
    "Abilities",
    "Address",
    "Button",
    "Command",
    "Document",
    "Gateway",
    "Incoming",
    "Kind",
    "LetterKind",
    "Menus",
    "Moved",
    "NotDelivered",
    "Outcome",
    "Outgoing",
    "Receiver",
    "Self",
    "Toast",
    "TopicGone",
    "replace",
    "without_markup",
]
