"""Fixtures: a playground with the people of the story, served on this computer."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from bot.platforms.playground import PlaygroundGateway
from tests.playground.phone import chromium
from tests.playground.serving import playing, served
from tests.playground.story import Clock, Story, playground


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as browser:
        yield browser


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def gateway(clock: Clock) -> PlaygroundGateway:
    return playground(clock)


@pytest.fixture
async def story(gateway: PlaygroundGateway) -> AsyncIterator[Story]:
    async with playing(gateway) as story:
        yield story


@pytest.fixture
async def address(gateway: PlaygroundGateway) -> AsyncIterator[str]:
    async with served(gateway) as address:
        yield address
