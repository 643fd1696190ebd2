"""Hands what came in to the machine until it is kept, and sets aside what never can be."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.messages import Incoming, Receiver, Toast
from bot.platforms.telegram.incoming import press_of, translate
from bot.platforms.telegram.origin import Me
from bot.platforms.telegram.toasts import Toasts
from bot.platforms.telegram.update import Update
from bot.platforms.telegram.values import Malformed

_log = logging.getLogger(__name__)

# Notes an update that cannot be handled: its id, its kind, the reason; never its content. When
# it raises, nothing can be kept at all, and the update is offered again until something can.
SetAside = Callable[[str, str, str], Awaitable[None]]
_TRIES = 3
PAUSES = (0.2, 0.6, 1.0, 3.0, 5.0)  # seconds between tries; the last one is repeated


async def only_logged(update_id: str, kind: str, reason: str) -> None:
    """Where nobody keeps a list of what was set aside."""


class Intake:
    """Deals with one update at a time in each lane."""

    def __init__(
        self,
        receive: Receiver,
        toasts: Toasts,
        me: Me,
        now: Callable[[], datetime],
        set_aside: SetAside,
        pauses: tuple[float, ...] = PAUSES,
    ) -> None:
        self._receive = receive
        self._toasts = toasts
        self._me = me
        self._now = now
        self._set_aside = set_aside
        self._pauses = pauses

    async def handle(self, update: Update) -> None:
        """Return when what `update` says is kept, or is set aside."""
        toast: Toast | None = None
        for incoming in await self._translated(update):
            toast = await self._offered(incoming, update)
            if toast is not None and toast.sign:
                self._toasts.sign(incoming, toast.sign)
        press_id = press_of(update)
        if press_id:
            self._toasts.answer(press_id, toast)

    async def unreadable(self, update_id: int, kind: str, reason: str) -> None:
        """Return when it is noted that this update could not even be read."""
        tries = 0
        while not await self._noted(str(update_id), kind, reason):
            tries += 1
            await self._pause(tries)

    async def _translated(self, update: Update) -> tuple[Incoming, ...]:
        try:
            return translate(update, self._me, self._now())
        except Malformed as error:
            reason = f"malformed {error}"
        except Exception as error:
            reason = type(error).__name__
        await self.unreadable(update.id, update.kind, reason)
        return ()

    async def _offered(self, incoming: Incoming, update: Update) -> Toast | None:
        failures = 0
        while True:
            try:
                return await self._receive(incoming)
            except Exception as error:
                failures += 1
                reason = type(error).__name__
            if failures >= _TRIES and await self._noted(str(update.id), update.kind, reason):
                return None
            await self._pause(failures)

    async def _noted(self, update_id: str, kind: str, reason: str) -> bool:
        what = {"update": update_id, "kind": kind, "reason": reason}
        try:
            await self._set_aside(update_id, kind, reason)
        except Exception as error:
            what["storage"] = type(error).__name__
            _log.warning("an update waits: nothing can be kept", extra=what)
            return False
        _log.warning("an update was set aside", extra=what)
        return True

    async def _pause(self, failures: int) -> None:
        await asyncio.sleep(self._pauses[min(failures, len(self._pauses)) - 1])
