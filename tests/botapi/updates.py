"""The server's queue of updates: kept until confirmed or expired."""

import asyncio
import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.botapi.errors import TERMINATED

DAY = 86_400.0
TAP = 150.0
WEEK = 7 * DAY
# What Telegram sends when nobody says what is wanted leaves these three out.
_EXTRA = {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass(frozen=True, slots=True)
class Queued:
    """One update; `text` is its JSON, readable or not."""

    id: int
    text: str
    expires: float


class UpdateQueue:
    """Ids count up; after a week without updates they start again at a random number."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._queue: list[Queued] = []
        self._last_id = 100_000
        self._last_at = now()
        self._wanted: list[str] | None = None
        self._waiter: asyncio.Future[None] | None = None
        self.confirmed: list[int] = []
        self.expired: list[int] = []
        self.random = random.Random(1)

    def __len__(self) -> int:
        return len(self._queue)

    @property
    def ids(self) -> list[int]:
        """The ids of what is still unconfirmed."""
        return [one.id for one in self._queue]

    def push(self, kind: str, content: dict[str, Any]) -> int | None:
        """Queue an update as Telegram does; None when the bot did not ask for this kind."""
        unwanted = kind in _EXTRA if not self._wanted else kind not in self._wanted
        if unwanted:
            return None
        update_id = self._next_id()
        life = TAP if kind == "callback_query" else DAY
        self._add(update_id, json.dumps({"update_id": update_id, kind: content}), life)
        return update_id

    def push_raw(self, update: dict[str, Any] | str) -> int:
        """Queue an update as it stands, whatever it is; a missing update_id is put in."""
        if isinstance(update, str):
            found = re.search(r'"update_id"\s*:\s*(\d+)', update)
            update_id = int(found[1]) if found else self._next_id()
            self._add(update_id, update, DAY)
            return update_id
        update = {"update_id": self._next_id(), **update} if "update_id" not in update else update
        number = update["update_id"]
        update_id = number if isinstance(number, int) else 0
        life = TAP if "callback_query" in update else DAY
        self._add(update_id, json.dumps(update), life)
        return update_id

    async def get(self, offset: int, limit: int, wait: float, wanted: list[str] | None) -> str:
        """The oldest updates as a JSON list; what lies below `offset` is confirmed."""
        if wanted is not None:
            self._wanted = wanted
        self._terminate_other()
        self._expire()
        self._confirm(offset)
        if not self._queue and wait > 0:
            await self._wait(wait)
            self._expire()
        return f"[{','.join(one.text for one in self._queue[:limit])}]"

    def wake(self) -> None:
        """Let whoever waits for an update wait no longer."""
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def forget_all(self) -> None:
        """As `drop_pending_updates` does."""
        self._queue.clear()

    def _add(self, update_id: int, text: str, life: float) -> None:
        self._last_id, self._last_at = update_id, self._now()
        self._queue.append(Queued(update_id, text, self._now() + life))
        self.wake()

    def _next_id(self) -> int:
        if not self._queue and self._now() - self._last_at > WEEK:
            return self.random.randrange(1, 2**30)
        return self._last_id + 1

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            gone, self._queue = self._queue[:offset], self._queue[offset:]
            self.confirmed += [one.id for one in gone]
            return
        ids = self.ids
        if offset - 1 in ids:
            done = ids.index(offset - 1) + 1
        elif offset > self._last_id + 1:
            done = 0  # an offset from before the ids started again: from the first one
        else:
            done = sum(one < offset for one in ids)
        self.confirmed += ids[:done]
        del self._queue[:done]

    def _expire(self) -> None:
        self.expired += [one.id for one in self._queue if one.expires <= self._now()]
        self._queue = [one for one in self._queue if one.expires > self._now()]

    def _terminate_other(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_exception(TERMINATED)

    async def _wait(self, seconds: float) -> None:
        self._waiter = waiter = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                await waiter
        except TimeoutError:
            return
        finally:
            if self._waiter is waiter:
                self._waiter = None
