"""What the bot did that people can see."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Shown:
    """A button as a person sees it."""

    label: str
    data: str = ""
    url: str = ""
    line: int = 0
    asks_number: bool = False


@dataclass
class Sent:
    """One accepted call. `text` is without markup, `html` as the bot wrote it."""

    method: str
    chat: int
    message_id: int
    at: float
    text: str = ""
    html: str = ""
    entities: list[dict[str, Any]] = field(default_factory=list)
    markup: dict[str, Any] = field(default_factory=dict)
    thread: int | None = None
    reply_to: int | None = None
    silent: bool = False
    protected: bool = False
    document: tuple[str, bytes] | None = None
    read: bool = False  # somebody in a test has heard it

    @property
    def buttons(self) -> list[Shown]:
        """The inline buttons, or those of a reply keyboard."""
        lines = self.markup.get("inline_keyboard") or self.markup.get("keyboard") or []
        return [
            Shown(
                one["text"],
                one.get("callback_data", ""),
                one.get("url", ""),
                number,
                one.get("request_contact", False),
            )
            for number, line in enumerate(lines)
            for one in line
        ]

    @property
    def labels(self) -> list[str]:
        """What stands on the buttons."""
        return [button.label for button in self.buttons]

    def bold(self) -> list[str]:
        """The pieces of the text that are shown bold."""
        return [self._piece(one) for one in self.entities if one["type"] == "bold"]

    def _piece(self, entity: dict[str, Any]) -> str:
        encoded = self.text.encode("utf-16-le")
        start = entity["offset"] * 2
        return encoded[start : start + entity["length"] * 2].decode("utf-16-le")

    def as_json(self) -> dict[str, Any]:
        """For the control address."""
        return {
            "method": self.method,
            "chat": self.chat,
            "message_id": self.message_id,
            "at": self.at,
            "text": self.text,
            "thread": self.thread,
            "reply_to": self.reply_to,
            "buttons": [
                {"label": one.label, "data": one.data, "url": one.url} for one in self.buttons
            ],
        }


@dataclass
class Tap:
    """One press on a button, and what the person who pressed saw of it."""

    id: str
    person: int
    at: float
    answered: bool = False
    text: str = ""
    url: str = ""
