"""Fixtures: the page of a street, served on this computer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from bot.commandline.overview import Desk
from bot.pages import Pages
from tests.overview.browsing import Browser
from tests.street import Street


@asynccontextmanager
async def served(street: Street) -> AsyncIterator[str]:
    """The address that links to the page begin with; `/overzicht` gives them from now on."""
    app = web.Application()
    runner = web.AppRunner(app)
    Pages("http://127.0.0.1/", Desk(street.app)).add_to(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    street.house.pages = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    yield street.house.pages
    await runner.cleanup()


@pytest.fixture
async def address(street: Street) -> AsyncIterator[str]:
    async with served(street) as address:
        yield address


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    browser = Browser()
    yield browser
    await browser.session.close()


@pytest.fixture
async def address_of_quiet(quiet_street: Street) -> AsyncIterator[str]:
    async with served(quiet_street) as address:
        yield address
