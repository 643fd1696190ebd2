"""All that the server remembers: chats, messages, taps, menus, and what was wrong."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.botapi.chats import Chat
from tests.botapi.errors import Refused, bad
from tests.botapi.sent import Sent, Tap
from tests.botapi.updates import UpdateQueue


@dataclass
class World:
    """One bot and everybody around it. `shift` is how far its clock runs ahead."""

    username: str = "burenhulp_bot"
    name: str = "Burenhulp"
    bot_id: int = 666
    privacy: bool = True  # in groups the bot only sees what is meant for it
    shift: float = 0.0
    webhook: str = ""
    chats: dict[int, Chat] = field(default_factory=dict)
    taps: dict[str, Tap] = field(default_factory=dict)
    sent: list[Sent] = field(default_factory=list)
    commands: dict[tuple[str, int | None, str], list[dict[str, str]]] = field(default_factory=dict)
    about: dict[tuple[str, str], str] = field(default_factory=dict)
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    refusals: list[tuple[str, str]] = field(default_factory=list)
    paced: bool = False  # 20 messages a minute in a group, answered with 429 above that

    def __post_init__(self) -> None:
        self.updates = UpdateQueue(self.now)
        self._ids = self._count()

    def now(self) -> float:
        """Unix time on the server's own clock."""
        return time.time() + self.shift

    def new_id(self) -> int:
        """A number that nobody has yet."""
        return next(self._ids)

    def bot(self) -> dict[str, Any]:
        """The bot as it stands in messages."""
        return {
            "id": self.bot_id,
            "is_bot": True,
            "first_name": self.name,
            "username": self.username,
        }

    def chat(self, chat_id: object) -> Chat:
        """A chat the bot asks for. Raises Refused when there is none."""
        found = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if found is None:
            raise bad("chat not found")
        return found

    def writable(self, chat_id: object) -> Chat:
        """A chat the bot may write in. Raises Refused when it may not."""
        chat = self.chat(chat_id)
        refusal = chat.refusal(self.now())
        if refusal is not None:
            raise refusal
        if self.paced and not chat.private:
            self._check_pace(chat.id)
        return chat

    def push(self, kind: str, content: dict[str, Any]) -> int | None:
        """Queue an update for the bot."""
        return self.updates.push(kind, content)

    def learn(self, update: dict[str, Any]) -> None:
        """Know the chat and the person of an update that was pushed as it stands."""
        for content in update.values():
            if isinstance(content, dict):
                message = content.get("message", content)
                face = message.get("chat") if isinstance(message, dict) else None
                if isinstance(face, dict) and type(face.get("id")) is int:
                    self._learn_chat(face, content, message.get("message_id", 0))

    def _learn_chat(self, face: dict[str, Any], content: dict[str, Any], message: Any) -> None:
        chat = self.chats.get(face["id"])
        if chat is None:
            kind = str(face.get("type", "private"))
            title = str(face.get("title") or face.get("first_name") or "")
            chat = self.chats[face["id"]] = Chat(face["id"], kind, title, bot="member")
        chat.started = True
        if type(message) is int:
            chat.last_message = max(chat.last_message, message)
        if "data" in content and isinstance(content.get("id"), str):
            person = content.get("from")
            number = person.get("id", 0) if isinstance(person, dict) else 0
            self.taps[content["id"]] = Tap(content["id"], number, self.now())

    def _check_pace(self, chat: int) -> None:
        recent = [one.at for one in self.sent if one.chat == chat and one.at > self.now() - 60]
        if len(recent) >= 20:
            wait = max(1, int(recent[-20] + 60 - self.now()))
            raise Refused(429, f"Too Many Requests: retry after {wait}", retry_after=wait)

    def _count(self) -> Iterator[int]:
        number = 1000
        while True:
            number += 1
            yield number
