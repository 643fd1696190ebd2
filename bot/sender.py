"""Takes letters out: the most urgent that can go, several at a time, one a chat."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.clock import monotonic
from bot.delivery import Claimed, Delivery
from bot.messages import Gateway, Moved, NotDelivered, Outcome
from bot.meter import Gone, Meter
from bot.pace import Pace
from bot.waiting import first_of

log = logging.getLogger(__name__)

IN_FLIGHT = 16  # messages on their way at the same time
IDLE = 1.0  # seconds between two looks at an empty outbox

InThread = Callable[..., Awaitable[Any]]  # runs something that touches the database in a thread


class Sender:
    """Empties the outbox. `wake` tells it that there may be something new."""

    def __init__(
        self,
        delivery: Delivery,
        gateways: Mapping[str, Gateway],
        in_thread: InThread,
        pace: Pace,
        meter: Meter,
    ) -> None:
        self._delivery = delivery
        self._gateways = gateways
        self._in_thread = in_thread
        self._pace = pace
        self._meter = meter
        self._wake = asyncio.Event()
        self._stopping = asyncio.Event()
        self._busy: set[str] = set()  # chats to which a letter is on its way
        self._sending: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """Something was written, or something came back."""
        self._wake.set()

    def stop(self) -> None:
        """Begin nothing new."""
        self._stopping.set()

    async def finish(self, seconds: float) -> None:
        """Give what is on its way so long, then let go: its lease runs out, and it goes on."""
        if self._sending:
            _, late = await asyncio.wait(self._sending, timeout=seconds)
            for task in late:
                task.cancel()

    async def settle(self) -> None:
        """Wait until everything that may go out now has gone out."""
        while await self._send_some() or self._sending:
            await asyncio.sleep(0)
            if self._sending:
                await asyncio.wait(self._sending)

    async def run(self) -> None:
        """Send until `stop` is called; what was begun then is left to `finish`."""
        while not self._stopping.is_set():
            self._wake.clear()
            try:
                sent = await self._send_some()
            except Exception:  # the database is away: the letters wait there
                log.exception("outbox failed")
                sent = 0
            if not sent:
                seconds = min(IDLE, self._pace.rest())
                await first_of(self._wake.wait(), self._stopping.wait(), seconds=seconds)

    async def _send_some(self) -> int:
        """Send what may go at this moment; a letter is chosen only when its turn has come."""
        room = min(IN_FLIGHT - len(self._sending), self._pace.room())
        if room <= 0:
            return 0
        chats, slots = self._pace.resting()
        busy, bulk = chats | self._busy, self._pace.bulk()
        claimed = await self._in_thread(self._delivery.claim, room, busy, slots, bulk)
        for letter in claimed:
            message = letter.message
            many = message.kind == "bulk"
            self._pace.went(message.to.chat, letter.slot, edit=bool(message.replaces), bulk=many)
            self._busy.add(message.to.chat)
            task = asyncio.create_task(self._send(letter))
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)
        return len(claimed)

    async def _send(self, letter: Claimed) -> None:
        message = letter.message
        began, ended = monotonic(), str(Gone.SENT)
        try:
            receipt = await self._gateways[message.to.platform].deliver(message)
            await self._in_thread(self._delivery.sent, letter.id, receipt)
        except NotDelivered as problem:
            ended = problem.outcome.value
            if problem.retry_after:
                self._pace.ban(message.to.chat, problem.retry_after)
            if problem.outcome is Outcome.FATAL:
                log.error("the platform refuses the bot", extra={"platform": message.to.platform})
            log.info("letter not delivered", extra={"outcome": problem.outcome.value})
            await self._in_thread(self._delivery.failed, letter.id, problem)
        except Moved as move:
            ended = Gone.MOVED
            await self._in_thread(self._delivery.moved, letter.id, move)
        except KeyError:  # a platform that is not running now: its letters wait
            later = NotDelivered(Outcome.NOT_SENT, "no gateway", retry_after=60)
            await self._in_thread(self._delivery.failed, letter.id, later)
        except Exception:
            ended = Gone.ERROR
            log.exception("sending failed")  # its lease runs out, and it is looked at again
        finally:
            self._busy.discard(message.to.chat)
            self._meter.letter(message.to.platform, message.kind, ended, monotonic() - began)
            self._wake.set()
