"""A phone in a test: what somebody received, and what they do with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.messages import Address, Button, Document, Kind, Outgoing, Toast, without_markup

if TYPE_CHECKING:
    from tests.street import Street


@dataclass
class Message:
    """One message as it stands in a chat now."""

    street: Street
    owner: Phone | None  # None: it stands in the group
    receipt: str
    key: str  # of the text
    text: str
    buttons: list[Button] = field(default_factory=list)
    document: Document | None = None
    protect: bool = False
    silent: bool = False
    chat: str = ""  # where it was put
    pinned: bool = False
    ask_contact: bool = False
    read: bool = False
    deleted: bool = False
    came_at: datetime | None = None

    def show(self, message: Outgoing, key: str) -> None:
        self.key, self.text = key, without_markup(message.text)
        self.buttons = [*message.buttons, *message.rows]
        self.document, self.deleted = message.document, message.delete
        self.protect, self.silent = message.protect, message.silent
        self.ask_contact = message.ask_contact
        self.chat = self.chat or message.to.chat
        self.pinned = self.pinned or message.pin

    @property
    def labels(self) -> list[str]:
        return [button.label for button in self.buttons]

    def button(self, label: str) -> Button:
        for position, button in enumerate(self.buttons):
            if label in button.label:
                self.street.pressed.add((self.key, position))
                return button
        raise AssertionError(f"no button {label!r} under {self.text!r}, only {self.labels}")

    def press(self, label: str) -> Message:
        """The one whose phone it is on presses a button."""
        assert self.owner is not None, "in the group: use pressed_by"
        self.owner.presses(self, label)
        return self

    def pressed_by(self, phone: Phone, label: str) -> Toast | None:
        """Somebody presses a button under a message in the group."""
        return phone.presses(self, label)

    def has(self, *words: str) -> bool:
        return all(word.lower() in self.text.lower() for word in words)


@dataclass
class Phone:
    """Somebody on the street with their phone."""

    street: Street
    name: str
    chat: str
    language: str = "nl"
    messages: list[Message] = field(default_factory=list)
    toast: Toast | None = None  # the last one
    blocked: bool = False
    closed: bool = False  # the account is no more
    opened: bool = True  # pressed Start once: the bot may write
    page: str = ""  # what they chose to be found by on the platform
    door_until: datetime | None = None  # until when it may without that, after `knocks`

    @property
    def lets_write(self) -> bool:
        """Whether what the bot writes arrives now."""
        at_the_door = self.door_until is not None and self.street.clock.now() < self.door_until
        return not self.blocked and (self.opened or at_the_door)

    @property
    def address(self) -> Address:
        return Address("street", self.chat)

    # -- what they do ----------------------------------------------------------------------------

    def says(self, text: str, *, reply_to: Message | None = None, forwarded: bool = False) -> None:
        """Write to the bot in private."""
        self.opened = True
        kind = Kind.COMMAND if text.startswith("/") else Kind.TEXT
        receipt = reply_to.receipt if reply_to else ""
        self.street.receive(self, kind, text=text, reply_to=receipt, forwarded=forwarded)

    def says_in_group(self, text: str, *, reply_to: Message | None = None) -> str:
        """Write in the group; returns the receipt of the message."""
        kind = Kind.COMMAND if text.startswith("/") else Kind.TEXT
        receipt = reply_to.receipt if reply_to else ""
        return self.street.receive(self, kind, text=text, reply_to=receipt, group=True)

    def presses(self, message: Message, label: str) -> Toast | None:
        """Press a button, wherever the message stands."""
        button = message.button(label)
        if button.link:
            return self.opens(button.link)
        self.street.receive(
            self,
            Kind.PRESS,
            press=button.press,
            reply_to=message.receipt,
            group=message.owner is None,
        )
        return self.toast

    def opens(self, link: str) -> None:
        """Follow a link into the private chat and press Start."""
        payload = link.partition("?start=")[2]
        self.says(f"/start {payload}".strip())

    def sends(self, media: str, caption: str = "", *, album: bool = False) -> None:
        """Send something that is not text: voice, photo, sticker, file; perhaps with words."""
        self.opened = True
        kind = Kind.TEXT if caption else Kind.MEDIA
        self.street.receive(self, kind, media=media, text=caption, album=album)

    def shares_number(self, number: str, *, own: bool = True) -> None:
        self.street.receive(self, Kind.CONTACT, contact=number, contact_own=own)

    def edits(self, receipt: str, text: str, *, group: bool = False) -> None:
        self.street.receive(self, Kind.EDITED, text=text, message=receipt, group=group)

    def knocks(self) -> None:
        """Ask to be let into the group: the bot may write to them for five minutes."""
        self.door_until = self.street.clock.now() + timedelta(minutes=5)
        self.street.receive(self, Kind.KNOCKED, group=True, title="Buurtapp")

    def blocks_the_bot(self) -> None:
        self.blocked = True
        self.street.receive(self, Kind.BLOCKED)

    # -- what they see ---------------------------------------------------------------------------

    def hears(self, *words: str, key: str = "") -> Message:
        """The oldest unread message must have all these words; it is read now."""
        return self.street.read(self.messages, words, key, self.name)

    def hears_nothing(self) -> None:
        unread = [message for message in self.messages if not message.read]
        assert not unread, f"{self.name} also heard {[m.text for m in unread]}"

    def sees(self, *words: str) -> Message:
        """A message that stands in the chat now, read or not; the newest that fits."""
        for message in reversed(self.messages):
            if message.has(*words) and not message.deleted:
                return message
        shown = [message.text for message in self.messages]
        raise AssertionError(f"{self.name} sees nothing with {words}, only {shown}")

    def toasted(self, *words: str) -> Toast:
        """The last press was answered by a toast with these words."""
        assert self.toast is not None, f"{self.name} got no toast"
        for word in words:
            assert word.lower() in self.toast.text.lower(), self.toast.text
        return self.toast
