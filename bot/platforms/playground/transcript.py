"""What was said in one chat of the playground, so that the page can be loaded again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.messages import Button, Document

MESSAGES = 500  # kept in each chat; the oldest go first
DOCUMENTS = 20  # of these the content is kept


@dataclass(slots=True)
class Entry:
    """One message, or one note about what happened."""

    receipt: str
    at: datetime
    author: str = ""  # the persona's id; "": the bot
    text: str = ""
    note: str = ""  # "joined", "left", "blocked" …: something `author` did, without words
    buttons: tuple[Button, ...] = ()
    rows: tuple[Button, ...] = ()
    reply_to: str = ""
    media: str = ""  # "voice", "photo", "sticker", "file", "location", "contact"
    document: Document | None = None
    edited: bool = False
    deleted: bool = False
    pinned: bool = False
    silent: bool = False
    protect: bool = False
    forwarded: bool = False
    ask_contact: bool = False
    ask_reply: bool = False
    waiting: bool = False  # the bot could not take it in yet

    def erase(self) -> None:
        """Nothing of it stays, except that it was there."""
        self.text, self.buttons, self.rows, self.document = "", (), (), None
        self.deleted, self.pinned, self.ask_contact, self.ask_reply = True, False, False, False

    def shown(self) -> dict[str, object]:
        """What the page has to know of it."""
        return {
            "receipt": self.receipt,
            "at": self.at.isoformat(),
            "author": self.author,
            "text": self.text,
            "note": self.note,
            "buttons": _choices(self.buttons),
            "rows": _choices(self.rows),
            "reply_to": self.reply_to,
            "media": self.media,
            "document": self.document.name if self.document else "",
            "picture": self.document is not None and self.document.picture,
            "edited": self.edited,
            "deleted": self.deleted,
            "pinned": self.pinned,
            "silent": self.silent,
            "protect": self.protect,
            "forwarded": self.forwarded,
            "ask_contact": self.ask_contact,
            "ask_reply": self.ask_reply,
            "waiting": self.waiting,
        }


class Transcript:
    """The messages of one chat by receipt, oldest first."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}

    def add(self, entry: Entry) -> None:
        """Keep `entry` as the newest."""
        self._entries[entry.receipt] = entry
        while len(self._entries) > MESSAGES:
            del self._entries[next(iter(self._entries))]
        with_document = [each for each in self._entries.values() if each.document]
        for old in with_document[:-DOCUMENTS]:
            old.document = None

    def find(self, receipt: str) -> Entry | None:
        """The message with this receipt, unless it is gone."""
        entry = self._entries.get(receipt)
        return None if entry is None or entry.deleted else entry

    def shown(self) -> list[dict[str, object]]:
        """Everything, as the page wants it."""
        return [entry.shown() for entry in self._entries.values()]


def _choices(buttons: Iterable[Button]) -> list[dict[str, str]]:
    return [{"label": each.label, "press": each.press, "link": each.link} for each in buttons]
