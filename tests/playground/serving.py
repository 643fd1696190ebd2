"""Serves a playground on this computer for as long as a test needs it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from bot.platforms.playground import PlaygroundGateway, add_routes
from tests.playground.story import Story


@asynccontextmanager
async def playing(gateway: PlaygroundGateway) -> AsyncIterator[Story]:
    """The story's machine behind `gateway`."""
    story = Story(gateway)
    running = asyncio.create_task(gateway.run(story.receive))
    yield story
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


@asynccontextmanager
async def served(gateway: PlaygroundGateway) -> AsyncIterator[str]:
    """The address of the page."""
    app = web.Application()
    add_routes(app, gateway)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    await runner.cleanup()
