"""Fetches updates and moves the offset only past what has been dealt with."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.messages import NotDelivered, Outcome
from bot.platforms.telegram.errors import NotSent, Refused, Unanswered
from bot.platforms.telegram.intake import Intake
from bot.platforms.telegram.lanes import Lanes
from bot.platforms.telegram.update import id_in, read
from bot.platforms.telegram.values import Malformed

_log = logging.getLogger(__name__)
# The body of getUpdates: offset (None: from the first), limit, seconds to wait for something.
Fetch = Callable[[int | None, int, int], Awaitable[bytes]]
_MOST = 100


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds. `back_off` doubles from its first value to its second while nothing answers."""

    long_poll: int = 30
    conflict: float = 30.0
    back_off: tuple[float, float] = (1.0, 60.0)
    unfinished: tuple[float, float] = (0.1, 1.0)  # how soon to look again meanwhile
    grace: float = 2.0  # how long stopping waits for what is under way


class Poller:
    """The loop; `answered_at` is the event loop's time of the last good answer."""

    def __init__(self, fetch: Fetch, intake: Intake, pace: Pace) -> None:
        self._fetch = fetch
        self._intake = intake
        self._pace = pace
        self._lanes = Lanes(intake.handle)
        self._offset: int | None = None
        self._one_by_one = False
        self._passed_over = False
        self.answered_at: float | None = None

    async def run(self) -> None:
        """Until cancelled. Raises NotDelivered(FATAL) when Telegram refuses the bot itself."""
        try:
            while True:
                fresh = await self._round()
                await self._settle(fresh)
        finally:
            await self._end()

    async def _end(self) -> None:
        """Finish what was begun, and say so once more: a restart then repeats nothing."""
        await self._lanes.stop(self._pace.grace)
        offset = self._lanes.forget_finished()
        if offset is None:
            return
        try:
            async with asyncio.timeout(self._pace.grace):
                await self._fetch(offset, 1, 0)
        except (Refused, NotSent, Unanswered, TimeoutError):
            return  # it will be offered again, and recognised

    async def _round(self) -> bool:
        body = await self._fetch_patiently()
        try:
            values = json.loads(body)["result"]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            await self._step_over(body, type(error).__name__)
            return False
        if not isinstance(values, list) or not values:
            self._one_by_one = False
            return False
        return self._take(values)

    def _take(self, values: list[object]) -> bool:
        fresh = False
        for value in values:
            try:
                update = read(value)
            except Malformed:
                self._pass_over()
                continue
            if update.id not in self._lanes:
                fresh = True
                self._lanes.put(update)
        return fresh

    def _pass_over(self) -> None:
        # Without an id it cannot be acknowledged by itself; the next one takes it along.
        if not self._passed_over:
            _log.warning("an update without an id was passed over")
        self._passed_over = True

    async def _settle(self, fresh: bool) -> None:
        """Wait for what is under way, but not so long that others wait behind it."""
        first, most = self._pace.unfinished
        if not fresh and not len(self._lanes):
            await asyncio.sleep(first)  # whatever it answers, Telegram is not asked in a rush
        await self._lanes.settle(first if fresh else most)
        self._offset = self._lanes.forget_finished() or self._offset

    async def _step_over(self, body: bytes, reason: str) -> None:
        """Something in `body` cannot be read at all: find it by asking for one at a time."""
        if not self._one_by_one:
            self._one_by_one = True
            return
        self._one_by_one = False
        update_id = id_in(body)
        if update_id is None:
            await asyncio.sleep(self._pace.back_off[0])
            return
        await self._intake.unreadable(update_id, "", reason)
        self._lanes.skip(update_id)

    async def _fetch_patiently(self) -> bytes:
        pause, longest = self._pace.back_off
        loop = asyncio.get_running_loop()
        while True:
            wait = 0 if len(self._lanes) else self._pace.long_poll
            try:
                body = await self._fetch(self._offset, 1 if self._one_by_one else _MOST, wait)
                self.answered_at = loop.time()
                return body
            except Refused as error:
                seconds = self._after_refusal(error, pause)
            except (NotSent, Unanswered) as error:
                seconds = pause
                _log.info("updates could not be fetched", extra={"reason": str(error)})
            await asyncio.sleep(seconds)
            pause = min(pause * 2, longest)

    def _after_refusal(self, error: Refused, pause: float) -> float:
        if error.code in (401, 404):
            raise NotDelivered(Outcome.FATAL, str(error)) from None
        _log.warning("updates were refused", extra={"reason": str(error)})
        if error.code == 409:
            return self._pace.conflict
        return max(pause, error.retry_after or 0.0)
