"""Keeps the order within a lane, lets lanes run side by side, and knows what is still undone."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from bot.platforms.telegram.update import Update

Work = Callable[[Update], Awaitable[None]]


class Lanes:
    """Updates under way. `work` must not raise: it returns when an update may be forgotten."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._waiting: dict[str, deque[Update]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._finished: dict[int, bool] = {}  # in the order of arrival
        self._progress = asyncio.Event()
        self._stopping = False

    def __contains__(self, update_id: int) -> bool:
        return update_id in self._finished

    def __len__(self) -> int:
        return len(self._finished)

    def put(self, update: Update) -> None:
        """Let `update` be worked on as soon as its lane is free."""
        self._finished[update.id] = False
        lane = self._waiting.get(update.lane)
        if lane is not None:
            lane.append(update)
            return
        self._waiting[update.lane] = deque([update])
        task = asyncio.get_running_loop().create_task(self._run(update.lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def skip(self, update_id: int) -> None:
        """Take note of an update there is nothing to do for."""
        self._finished[update_id] = True
        self._progress.set()

    def forget_finished(self) -> int | None:
        """The id after the last of those that are finished with nothing unfinished before them."""
        offset = None
        while self._finished:
            update_id = next(iter(self._finished))
            if not self._finished[update_id]:
                break
            del self._finished[update_id]
            offset = update_id + 1
        return offset

    async def settle(self, seconds: float) -> bool:
        """Wait until all is finished, at most `seconds`; True when anything was."""
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        moved = False
        while not all(self._finished.values()):
            self._progress.clear()
            try:  # not wait_for: before Python 3.12 it could swallow being cancelled
                async with asyncio.timeout_at(until):
                    await self._progress.wait()
            except TimeoutError:
                return moved
            moved = True
        return True

    async def stop(self, seconds: float) -> None:
        """Begin nothing new, give what was begun `seconds`, then let go of it.

        What is unfinished will be offered again another time.
        """
        self._stopping = True
        tasks = list(self._tasks)
        if tasks:
            await asyncio.wait(tasks, timeout=seconds)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _run(self, name: str) -> None:
        lane = self._waiting[name]
        try:
            while lane and not self._stopping:
                await self._work(lane[0])
                self._finished[lane.popleft().id] = True
                self._progress.set()
        finally:
            del self._waiting[name]
