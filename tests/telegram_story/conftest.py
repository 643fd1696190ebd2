"""A town for each test: with nobody in it yet, or settled with a neighbourhood."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path

import pytest

from bot.commandline import beside
from tests.audited import broken
from tests.botapi import BotApi
from tests.empty import open_copy
from tests.telegram_story.town import Town


@pytest.fixture
async def empty(
    template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Town]:
    """The program at work on an empty installation, without pauses between messages."""
    for name, value in (("OVERALL", 1000), ("CHAT_EVERY", 0), ("EDIT_EVERY", 0)):
        monkeypatch.setattr(f"bot.pace.{name}", value)
    monkeypatch.setattr("bot.delivery.REPEAT_AFTER", timedelta(seconds=0.2))
    monkeypatch.setattr("bot.delivery.BACKOFF", (0.1,) * 8)
    monkeypatch.setattr("bot.sender.IDLE", 0.1)
    engine = await asyncio.to_thread(open_copy, template, tmp_path)
    async with BotApi(privacy=False) as api:
        town = Town(api, engine)
        monkeypatch.setattr(beside, "opened", lambda settings: nullcontext(town.app))
        await town.start()
        yield town
        await town.stop()
    assert broken(engine) == []
    engine.dispose()


@pytest.fixture
async def town(empty: Town) -> Town:
    """De Heeze exists."""
    empty.settled()
    return empty
