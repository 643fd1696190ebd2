"""One update as Telegram sends it: its id, its kind, and the queue it must keep its place in."""

import re
from dataclasses import dataclass
from typing import Any

import telegram

from bot.platforms.telegram.values import Malformed

# Everything asked for; Telegram leaves `chat_member` out unless it is named.
KINDS = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
)

_ID = re.compile(rb'"update_id"\s*:\s*(-?\d{1,19})')


@dataclass(frozen=True, slots=True)
class Update:
    """The id, the kind ("" when unknown) and the JSON of that kind, unchecked."""

    id: int
    kind: str
    content: Any

    @property
    def lane(self) -> str:
        """Updates of one lane keep their order: a chat's messages, a person's taps.

        In a private chat both are the same number, so a tap and a sentence keep theirs too.
        """
        part = "from" if self.kind == "callback_query" else "chat"
        whose = self.content.get(part) if isinstance(self.content, dict) else None
        number = whose.get("id") if isinstance(whose, dict) else None
        return str(number) if type(number) is int else f"update {self.id}"

    def parsed(self) -> telegram.Update:
        """The same in python-telegram-bot's types. Raises Malformed, also on its behalf.

        The library checks what must be there and the shape of it, not the type of each value.
        """
        try:
            try:
                return telegram.Update.de_json({"update_id": self.id, self.kind: self.content})
            except TypeError:  # something is missing
                named = {"update_id": self.id, self.kind: _with_names(self.content)}
                return telegram.Update.de_json(named)
        except Exception as error:  # whatever it stumbles over; its words may quote the content
            raise Malformed(f"{self.kind} {type(error).__name__}") from None


def _with_names(content: Any) -> Any:
    """People without a name get an empty one: the library takes nobody who has none."""
    if isinstance(content, list):
        return [_with_names(one) for one in content]
    if not isinstance(content, dict):
        return content
    named = {key: _with_names(value) for key, value in content.items()}
    if "is_bot" in named and named.get("first_name") is None:
        named["first_name"] = ""
    return named


def read(value: object) -> Update:
    """`value` as an update. Raises Malformed when it has no id."""
    if not isinstance(value, dict) or type(value.get("update_id")) is not int:
        raise Malformed("update.update_id")
    kinds = [name for name in value if name != "update_id"]
    known = [name for name in kinds if name in KINDS]
    kind = known[0] if known else ""
    return Update(value["update_id"], kind, value.get(kind))


def id_in(body: bytes) -> int | None:
    """The first update id in a body that cannot be read otherwise; None when there is none."""
    found = _ID.search(body)
    return int(found[1]) if found else None
