"""A platform in memory that counts as Telegram does, and refuses what is too much."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import count

from sqlalchemy import insert

from bot.app import App
from bot.clock import monotonic
from bot.messages import (
    Abilities,
    Address,
    Command,
    NotDelivered,
    Outcome,
    Outgoing,
    Receiver,
    Self,
)
from bot.outbox import PRIORITY, Hours, Letter, State, pack

_numbers = count(1)
A_SECOND, A_CHAT, A_GROUP = 30, 1.0, 20  # messages overall; seconds between; messages a minute


@dataclass
class Platform:
    """Takes letters and remembers when each came; `refused` counts those that came too fast."""

    platform: str = "street"
    can: Abilities = field(default_factory=Abilities)
    banned: dict[str, float] = field(default_factory=dict)  # chat to seconds, told each time
    took: list[tuple[float, str, str]] = field(default_factory=list)  # when, chat, text
    refused: int = 0
    takes: float = 0.0  # seconds that an answer is under way
    hears: bool = True

    def __post_init__(self) -> None:
        self._chats: dict[str, list[float]] = defaultdict(list)

    async def open(self) -> Self:
        return Self("BuurtBot", "bot", "https://street/bot")

    async def run(self, receive: Receiver) -> None:
        await asyncio.Event().wait()

    async def deliver(self, message: Outgoing) -> str:
        await asyncio.sleep(self.takes)
        chat, now = message.to.chat, monotonic()
        if chat in self.banned:
            self.refused += 1
            raise NotDelivered(Outcome.NOT_SENT, "429", retry_after=self.banned[chat])
        if self._too_fast(chat, now):
            self.refused += 1
            raise NotDelivered(Outcome.NOT_SENT, "429", retry_after=1.0)
        self.took.append((now, chat, message.text))
        self._chats[chat].append(now)
        return f"r{len(self.took)}"

    def _too_fast(self, chat: str, now: float) -> bool:
        lately = sum(at > now - 1.0 for at, _, _ in self.took[-A_SECOND:])
        sent = self._chats[chat]
        if lately >= A_SECOND or (sent and sent[-1] > now - A_CHAT * 0.95):
            return True
        return chat.startswith("-") and sum(at > now - 60.0 for at in sent) >= A_GROUP

    async def leave(self, chat: str) -> None: ...

    async def chat_menu(self, chat: str, commands: dict[str, tuple[Command, ...]]) -> None: ...

    async def close(self) -> None: ...


def letters(app: App, kind: str, *chats: str) -> None:
    """Letters of a kind, one to each of these chats, waiting in the outbox."""
    row = {
        "kind": kind, "priority": PRIORITY[kind], "hours": Hours.ALWAYS, "platform": "street",
        "text_key": "g.error", "state": State.PENDING, "about": "",
        "body": pack(Outgoing(Address("street", ""), kind), ()), "created_at": app.clock.now(),
    }  # fmt: skip
    rows = []
    for chat in chats:
        number = next(_numbers)
        own = {"id": number, "once": f"once:{number}", "slot": f"slot:{number}", "chat": chat}
        rows.append(row | own)
    with app.session() as db:
        db.execute(insert(Letter), rows)
