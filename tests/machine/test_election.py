"""Of several processes on one PostgreSQL database one fetches the updates."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import Engine, text

from bot.election import NUMBER, Election
from tests.telegram.running import until

pytestmark = [pytest.mark.postgres, pytest.mark.race]
EVERY, SILENCE = 0.1, 1.0


class Process:
    """One of them; `polls` while it is the elected one."""

    def __init__(self, engine: Engine) -> None:
        self.election = Election(engine.url, EVERY, SILENCE)
        self.polls = False
        self.times = 0
        self.ends = asyncio.Event()
        self.task = asyncio.create_task(self.election.hold(self._work))

    async def _work(self) -> None:
        self.polls, self.times = True, self.times + 1
        try:
            await self.ends.wait()
        finally:
            self.polls = False

    async def stop(self) -> None:
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)


@pytest.fixture
async def two(postgres: Engine) -> AsyncIterator[tuple[Process, Process]]:
    """The first one was elected, the second one waits."""
    first = Process(postgres)
    await until(lambda: first.polls, 15)
    second = Process(postgres)
    yield first, second
    for process in (first, second):
        await process.stop()


def cut_off(postgres: Engine) -> None:
    """The server ends whatever connection holds the lock."""
    with postgres.begin() as connection:
        holders = text(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
            " AND objid = :number AND granted"
        )
        assert connection.execute(holders, {"number": NUMBER}).all() == [(True,)]


async def test_one_polls_and_the_other_waits(two: tuple[Process, Process]) -> None:
    first, second = two
    for _ in range(20):
        await asyncio.sleep(0.05)
        assert (first.polls, second.polls) == (True, False)


async def test_when_it_stops_in_good_order_the_other_takes_over(
    two: tuple[Process, Process],
) -> None:
    first, second = two
    await first.stop()
    assert not first.polls
    await until(lambda: second.polls, 2)


async def test_a_lock_that_is_lost_stops_the_polling(
    two: tuple[Process, Process], postgres: Engine
) -> None:
    first, second = two
    await asyncio.to_thread(cut_off, postgres)
    await until(lambda: first.times + second.times == 2, 15)
    await until(lambda: first.polls != second.polls, 15)
    for _ in range(20):
        await asyncio.sleep(0.05)
        assert first.polls != second.polls


async def test_a_process_that_stands_still_loses_it(two: tuple[Process, Process]) -> None:
    first, second = two
    first.election._every = 3600  # no sign of life any more, and it does not know
    await until(lambda: second.polls, SILENCE + 5)


async def test_an_end_of_the_work_is_the_end(two: tuple[Process, Process]) -> None:
    first, second = two
    first.ends.set()
    await asyncio.wait_for(first.task, 5)
    await until(lambda: second.polls, 2)


async def test_a_database_that_is_away_is_tried_again(unused_tcp_port: int) -> None:
    url = f"postgresql+psycopg://nobody@127.0.0.1:{unused_tcp_port}/nothing"
    election = Election(url, EVERY, SILENCE)
    task = asyncio.create_task(election.hold(asyncio.Event().wait))  # type: ignore[arg-type]  # never begun
    await asyncio.sleep(1)
    assert not task.done()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
