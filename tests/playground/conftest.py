"""Fixtures: a playground with the people of the story, served on this computer."""

from collections.abc import AsyncIterator

import pytest

from bot.platforms.playground import PlaygroundGateway
from tests.playground.serving import playing, served
from tests.playground.story import Clock, Story, playground


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
