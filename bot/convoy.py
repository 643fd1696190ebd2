"""Updates that came while others were dealt with go on together, in one commit."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, Protocol

from bot.aid import Given
from bot.app import App
from bot.messages import Incoming, Toast

MOST = 32  # updates of one commit: the first of them waits for the last


class InThread(Protocol):
    """Runs something that touches the database in a worker thread."""

    def __call__(self, call: Callable[..., Any], *arguments: Any) -> Awaitable[Any]: ...


class Convoy:
    """Takes updates to the one writer of a database, as many at a time as are waiting.

    A commit waits for the disk: ten updates that come together wait for it once.
    """

    def __init__(self, app: App, in_thread: InThread) -> None:
        self._app = app
        self._in_thread = in_thread
        self._waiting: deque[tuple[Incoming, Given | None, asyncio.Future[Toast | None]]] = deque()
        self._on_its_way: asyncio.Task[None] | None = None

    async def receive(self, incoming: Incoming, aid: Given | None) -> Toast | None:
        """Returns when the effects are committed. Raises StorageDown when they are not."""
        arrived: asyncio.Future[Toast | None] = asyncio.get_running_loop().create_future()
        self._waiting.append((incoming, aid, arrived))
        if self._on_its_way is None or self._on_its_way.done():
            self._on_its_way = asyncio.create_task(self._travel())
        return await arrived

    async def _travel(self) -> None:
        while self._waiting:
            taken = [self._waiting.popleft() for _ in range(min(MOST, len(self._waiting)))]
            try:
                updates = [(incoming, aid) for incoming, aid, _ in taken]
                found = await self._in_thread(self._app.receive_all, updates)
            except BaseException as error:
                found = [error] * len(taken)
            for (_, _, arrived), outcome in zip(taken, found, strict=True):
                with suppress(asyncio.InvalidStateError):  # whoever waited has gone
                    if isinstance(outcome, BaseException):
                        arrived.set_exception(outcome)
                    else:
                        arrived.set_result(outcome)
