"""Fixtures: a Bot API server and a gateway at work on it."""

from collections.abc import AsyncIterator

import pytest

from tests.botapi import BotApi, Person
from tests.telegram.running import Running


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """A server that sees all group messages, unless a test says otherwise."""
    async with BotApi(privacy=False) as api:
        yield api


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Running]:
    """A gateway that is open and brings in."""
    running = Running(api)
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
def ans(api: BotApi) -> Person:
    """Somebody who pressed Start."""
    ans = api.person("Ans de Vries")
    ans.chat.started = True
    return ans
