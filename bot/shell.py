"""Everything that waits, waits here: threads, delivery, the heartbeat, stopping."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.aid import Aid, FirstAid
from bot.app import App, StorageDown
from bot.clock import monotonic
from bot.convoy import Convoy
from bot.delivery import Delivery
from bot.election import Elected, at_once
from bot.installation import remember_self
from bot.keeping import sweep
from bot.menus import ChatMenus, RoleMenu
from bot.messages import Gateway, Incoming, NotDelivered, Outcome, Self, Toast
from bot.meter import Kept, Meter
from bot.pace import Pace
from bot.pulse import Pulse
from bot.sender import Sender
from bot.waiting import first_of

log = logging.getLogger(__name__)

Result = TypeVar("Result")

SWEEP_EVERY = 3600.0  # seconds between two looks at what was kept long enough
PATIENCE = 8.0  # seconds that stopping waits for what is on its way


class Shell:
    """Joins the synchronous heart to the platforms."""

    def __init__(
        self,
        app: App,
        gateways: Sequence[Gateway],
        first_aid: FirstAid,
        *,
        threads: int = 1,  # SQLite has one writer; PostgreSQL takes more
        beat: float = 5.0,  # seconds of real time between two beats of the heart
        calls: tuple[float, float] = (1.0, 60.0),  # pauses between calls at a closed door
        menu: RoleMenu | None = None,  # of coordinators
        pace: Pace | None = None,
        meter: Meter | None = None,
        elected: Elected = at_once,  # when this process may bring in, of several
    ) -> None:
        self.app = app
        self.gateways = {gateway.platform: gateway for gateway in gateways}
        self._aid = Aid(first_aid, self.gateways, app.house.texts)
        self._menus = ChatMenus(app, menu, self.gateways)
        self._showing: asyncio.Task[None] | None = None
        self._delivery = Delivery(app)
        self._pulse = Pulse(app)
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="turn")
        convoy = Convoy(app, self.in_thread)
        self._receive = convoy.receive if threads == 1 else partial(self.in_thread, app.receive)
        self._beat = beat
        self._calls = calls
        self._meter = meter or Meter()
        self._elected = elected
        self._sender = Sender(
            self._delivery, self.gateways, self.in_thread, pace or Pace(), self._meter
        )
        self._sweep_at = 0.0
        self._stopping = asyncio.Event()

    # -- coming in -------------------------------------------------------------------------------

    async def receive(self, incoming: Incoming) -> Toast | None:
        """Deal with one update; returns when its effects are committed, raises when they are not.

        An emergency is answered first, without the database.
        """
        began, ended = monotonic(), Kept.DOWN
        aid = await self._aid.give(incoming)
        try:
            if self._pulse.overdue:  # what waited meanwhile comes in before the next beat
                await self.in_thread(self._pulse.beat)
            toast = await self._receive(incoming, aid)
            ended = Kept.KEPT
        finally:
            self._sender.wake()
            took = monotonic() - began
            self._meter.update(incoming.address.platform, incoming.kind.value, ended, took)
        self._aid.kept(incoming)
        return toast

    async def in_thread(self, call: Callable[..., Result], *arguments: Any) -> Result:
        """Run something that touches the database in a worker thread."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, lambda: call(*arguments))

    # -- time ------------------------------------------------------------------------------------

    async def heartbeat(self) -> None:
        """Everything whose moment has come."""
        began, dealt_with = monotonic(), 0
        try:
            await self._note_beat()
            await self.in_thread(self._delivery.recover)
            while count := await self.in_thread(self.app.tick):
                dealt_with += count
                self._sender.wake()
            self._meter.beat(monotonic() - began, dealt_with)
            await self._leave_groups()
            if self._showing is None or self._showing.done():  # a slow platform holds up nothing
                self._showing = asyncio.create_task(self._show_menus())
            await self._sweep()
        except StorageDown:
            log.error("the database does not answer")
        except asyncio.CancelledError:  # the program stops
            return
        except Exception:  # the next beat tries again: the heart may not stop
            log.exception("heartbeat failed")
        self._sender.wake()

    async def _note_beat(self, *, last: bool = False) -> None:
        """Keep that the bot is there; with a platform that does not answer it hears nothing."""
        if all(gateway.hears for gateway in self.gateways.values()):
            await self.in_thread(lambda: self._pulse.beat(last=last))

    async def _sweep(self) -> None:
        """What was kept long enough goes, once an hour."""
        if monotonic() >= self._sweep_at:
            self._sweep_at = monotonic() + SWEEP_EVERY
            await self.in_thread(sweep, self.app)

    async def _show_menus(self) -> None:
        try:
            await self._menus.keep(self.in_thread)
        except Exception:  # the next beat tries again
            log.exception("menus failed")

    async def _leave_groups(self) -> None:
        leaving: list[tuple[str, str]] = self.app.house.memory.pop("leave", [])
        for platform, chat in leaving:
            try:
                await self.gateways[platform].leave(chat)
            except (NotDelivered, KeyError):
                log.warning("could not leave a group", extra={"platform": platform})

    async def settle(self) -> None:
        """Wait until everything that may go out now has gone out."""
        await self._sender.settle()

    # -- from beginning to end -------------------------------------------------------------------

    async def open(self) -> bool:
        """Connect to the platforms, however long one is down; False when stopped before that.

        Raises NotDelivered(FATAL) when one refuses the bot. Unless True, all is closed again.
        """
        connecting = asyncio.create_task(self._connect())
        try:
            await first_of(asyncio.wait([connecting]), self._stopping.wait())
            if connecting.done():
                connecting.result()
                return True
        except BaseException:
            await self._close()
            raise
        connecting.cancel()
        await asyncio.gather(connecting, return_exceptions=True)
        await self._close()
        return False

    async def _connect(self) -> None:
        for platform, gateway in self.gateways.items():
            self.app.house.selves[platform] = await self._reached(gateway)
            self.app.house.abilities[platform] = gateway.can
            await self.in_thread(self._remember, platform)
        await self.in_thread(lambda: self._delivery.recover(starting=True))

    async def _reached(self, gateway: Gateway) -> Self:
        pause, longest = self._calls
        while True:
            try:
                return await gateway.open()
            except NotDelivered as problem:
                if problem.outcome is Outcome.FATAL:
                    raise
                what = {"platform": gateway.platform, "outcome": problem.outcome.value}
                log.warning("the platform cannot be reached", extra=what)
                await asyncio.sleep(max(pause, problem.retry_after or 0))
            pause = min(pause * 2, longest)

    def _remember(self, platform: str) -> None:
        with self.app.session() as db:
            remember_self(db, platform, self.app.house.selves[platform])

    def stop(self) -> None:
        """Ask `run` to come to an end: what was begun is finished, nothing new is taken."""
        self._stopping.set()
        self._sender.stop()

    async def run(self) -> None:
        """Bring in, take out and beat, until `stop` is called or a platform refuses the bot."""
        scheduler = AsyncIOScheduler(timezone="UTC")
        scheduler.add_job(
            self.heartbeat,
            "interval",
            seconds=self._beat,
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
        await self.heartbeat()
        scheduler.start()
        works = [partial(gateway.run, self.receive) for gateway in self.gateways.values()]
        runs = [asyncio.create_task(self._elected(work)) for work in works]
        sender = asyncio.create_task(self._sender.run())
        stopped = asyncio.create_task(self._stopping.wait())
        try:
            done, _ = await asyncio.wait([*runs, stopped], return_when=asyncio.FIRST_COMPLETED)
        finally:
            self.stop()
            scheduler.shutdown(wait=False)
            for task in (*runs, stopped):
                task.cancel()
            await asyncio.gather(*runs, stopped, return_exceptions=True)
            await asyncio.wait([sender], timeout=PATIENCE)
            sender.cancel()
            with suppress(StorageDown):
                await self._note_beat(last=True)
            await self._close()
        for task in done - {stopped}:
            task.result()

    async def _close(self) -> None:
        if self._showing is not None:
            await asyncio.wait([self._showing], timeout=PATIENCE)
            self._showing.cancel()
        await self._sender.finish(PATIENCE)
        for gateway in self.gateways.values():
            await gateway.close()
        self._threads.shutdown(wait=True)
