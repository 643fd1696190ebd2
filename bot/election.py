"""One of several processes on a PostgreSQL database fetches the updates; the others wait for it.

The elected one holds an advisory lock, for as long as its connection lives. The server ends a
connection that asks nothing for a while: so the lock also comes free when a whole computer is
gone, or when a process stands still and does not know it.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sqlalchemy import URL, Connection, NullPool, create_engine, text
from sqlalchemy.exc import DBAPIError

log = logging.getLogger(__name__)
EVERY = 3.0  # seconds between two tries, and between two signs of life
SILENCE = 9.0  # seconds without one after which the server lets go of the lock
NUMBER = 7_334_112  # of the lock, in this database

Work = Callable[[], Coroutine[Any, Any, None]]
Elected = Callable[[Work], Coroutine[Any, Any, None]]


async def at_once(work: Work) -> None:
    """For a process that is the only one."""
    await work()


class Election:
    """A lock that one process holds. Its one connection is used from one thread."""

    def __init__(self, url: str | URL, every: float = EVERY, silence: float = SILENCE) -> None:
        self._engine = create_engine(
            url,
            poolclass=NullPool,
            isolation_level="AUTOCOMMIT",
            connect_args={"connect_timeout": 5, "tcp_user_timeout": int(silence * 1000)},
        )
        self._every, self._silence = every, silence
        self._connection: Connection | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="election")

    async def hold(self, work: Work) -> None:
        """Do `work` whenever this process is the elected one, until cancelled.

        Returns, or raises, when the work itself comes to an end.
        """
        try:
            while True:
                if not await self._answers(self._take):
                    await asyncio.sleep(self._every)
                    continue
                log.info("this process fetches the updates")
                if await self._while_elected(asyncio.create_task(work())):
                    return
                log.warning("another process may fetch the updates")
        finally:
            await asyncio.shield(self._answers(self._let_go))
            self._thread.shutdown(wait=False)

    async def _while_elected(self, task: asyncio.Task[None]) -> bool:
        """True when the work came to its own end; it stops when the lock is lost."""
        try:
            while True:
                await asyncio.wait([task], timeout=self._every)
                if task.done():
                    task.result()
                    return True
                if not await self._answers(self._lives):
                    return False
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _answers(self, ask: Callable[[], bool]) -> bool:
        """What the database says; a database that says nothing lets somebody else do it."""
        loop = asyncio.get_running_loop()
        answer: Awaitable[bool] = loop.run_in_executor(self._thread, ask)
        try:
            return await asyncio.wait_for(answer, self._silence)
        except (DBAPIError, TimeoutError):
            return False

    def _take(self) -> bool:
        try:
            if self._connection is None:
                self._connection = self._engine.connect()
                limit = text("SELECT set_config('idle_session_timeout', :ms, false)")
                self._connection.execute(limit, {"ms": str(int(self._silence * 1000))})
            taken = text("SELECT pg_try_advisory_lock(:number)")
            return bool(self._connection.scalar(taken, {"number": NUMBER}))
        except DBAPIError:
            self._let_go()
            raise

    def _lives(self) -> bool:
        if self._connection is None:
            return False
        try:
            self._connection.execute(text("SELECT 1"))
        except DBAPIError:
            self._let_go()
            raise
        return True

    def _let_go(self) -> bool:
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except DBAPIError:
                connection.invalidate()
        return True
