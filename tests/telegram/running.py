"""A gateway at work on a Bot API server, with a machine behind it that only remembers."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.messages import Address, Button, Incoming, Kind, LetterKind, Outgoing, Toast
from bot.platforms.telegram import Pace, TelegramGateway, Webhook
from tests.botapi import BotApi, Group, Person

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
QUICK = Pace(long_poll=1, conflict=0.3, back_off=(0.05, 0.4), unfinished=(0.02, 0.1), grace=0.3)
PAUSES = (0.02, 0.05, 0.1)
Deal = Callable[[Incoming], Awaitable[Toast | None]]


async def nothing(_: Incoming) -> Toast | None:
    """A machine that keeps what it hears and says nothing."""
    return None


@dataclass
class Running:
    """`heard` is what reached the machine and was kept; `deal` may be replaced."""

    api: BotApi
    heard: list[Incoming] = field(default_factory=list)
    aside: list[tuple[str, str, str]] = field(default_factory=list)
    deal: Deal = nothing
    storage_down: bool = False
    read_seconds: float = 0.5
    task: asyncio.Task[None] | None = None
    webhook: Webhook | None = None
    gateway: TelegramGateway = field(init=False)

    def __post_init__(self) -> None:
        self.gateway = self.new_gateway()

    def new_gateway(self, token: str = "", pace: Pace = QUICK) -> TelegramGateway:
        """Another gateway for the same bot."""
        return TelegramGateway(
            token or self.api.token,
            self.api.url,
            now=lambda: NOW,
            set_aside=self._set_aside,
            read_seconds=self.read_seconds,
            pace=pace,
            pauses=PAUSES,
            webhook=self.webhook,
        )

    async def start(self) -> None:
        """Open and bring in."""
        await self.gateway.open()
        self.task = asyncio.create_task(self.gateway.run(self._receive))

    async def stop(self) -> None:
        """Stop bringing in and let go."""
        if self.task is not None:
            self.task.cancel()
            await asyncio.gather(self.task, return_exceptions=True)
            self.task = None
        await self.gateway.close()

    async def hears(self, kind: Kind, within: float = 2.0) -> Incoming:
        """The oldest thing of this kind, taken off the list; waits for it."""
        async with asyncio.timeout(within):
            while True:
                for one in self.heard:
                    if one.kind is kind:
                        self.heard.remove(one)
                        return one
                await asyncio.sleep(0.005)

    async def hears_nothing(self) -> None:
        """Everything is acknowledged and nothing reached the machine."""
        await self.api.all_confirmed()
        assert self.heard == []

    async def _receive(self, incoming: Incoming) -> Toast | None:
        toast = await self.deal(incoming)
        self.heard.append(incoming)
        return toast

    async def _set_aside(self, update: str, kind: str, reason: str) -> None:
        if self.storage_down:
            raise OSError("disk full")
        self.aside.append((update, kind, reason))


def to(
    whom: Person | Group,
    text: str,
    *buttons: Button,
    kind: LetterKind = "answer",
    thread: str = "",
) -> Outgoing:
    """A message to a person or a group."""
    return Outgoing(Address("telegram", str(whom.chat.id), thread), text, kind, buttons)


async def until(true: Callable[[], bool], seconds: float = 3.0) -> None:
    """Wait for something that nobody tells."""
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110 - there is nobody who could set an event
            await asyncio.sleep(0.005)
