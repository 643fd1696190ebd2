"""The very first hour on Telegram: an empty installation becomes a neighbourhood with a group."""

import asyncio
import os
import re
import signal
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot import upgrade
from bot.commandline import run
from bot.db import use_keys
from bot.settings import Settings
from tests.botapi import BotApi
from tests.street import KEYS

pytestmark = pytest.mark.real
SOON = 15.0  # seconds that a computer with other work to do may take
RIGHTS = ("can_pin_messages", "can_delete_messages")
FOUNDING = (  # what is asked, and the answer
    ("Hoe heet de buurt", "De Heeze"),
    ("postcodes", "7334-7336"),
    ("in een dorp", "in een stad"),
    ("organisatie", "Stichting Samen"),
    ("coördinator", "Els"),
    ("telefoonnummer", "055-1234567"),
    ("zorgen maakt", "nog niemand"),
)


@dataclass
class Installation:
    """`burenhulp run` on Telegram, and what it printed."""

    api: BotApi
    data: Path
    said: list[str] = field(default_factory=list)
    task: asyncio.Task[None] | None = None

    async def start(self, speed: float = 1.0, **more: Any) -> None:
        settings = Settings(
            **more,
            data_dir=self.data,
            telegram_token=self.api.token,
            telegram_api_url=self.api.url,
            clock_speed=speed,
        )
        self.said.clear()
        self.task = asyncio.create_task(run._run(settings, self.said.append))
        async with asyncio.timeout(60):
            while not any("running on Telegram" in line for line in self.said):
                assert not self.task.done(), self.task.exception()
                await asyncio.sleep(0.05)  # nobody tells when it is printed

    async def stop(self) -> None:
        if self.task is not None and not self.task.done():
            os.kill(os.getpid(), signal.SIGTERM)  # as whoever runs it would
            await self.task
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().remove_signal_handler(number)

    @property
    def payloads(self) -> list[str]:
        link = rf"https://t\.me/{self.api.world.username}\?start=(\S+)"
        return re.findall(link, "\n".join(self.said))


@pytest.fixture
async def bot(
    versions: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Installation]:
    monkeypatch.setattr(upgrade, "VERSIONS", versions)
    async with BotApi(privacy=False) as api:
        installation = Installation(api, data)
        yield installation
        await installation.stop()
        use_keys(KEYS)
    refused = [line for line in api.report() if line.startswith("refused")]
    # Of the restart, and of leaving once more before it was told that it is out.
    harmless = ("Conflict", "leaveChat: Forbidden: bot is not a member")
    assert [line for line in refused if not any(known in line for known in harmless)] == []


async def test_from_nothing_to_a_group_that_is_linked(bot: Installation) -> None:
    await bot.start()
    els = bot.api.person("Els de Boer")
    [payload] = bot.payloads
    els.start(payload)
    for words, answer in FOUNDING:
        await els.hears(words, within=SOON)
        els.says(answer)
    await els.hears("Klopt dit", "7334-7336", within=SOON)
    els.presses("Ja, klopt")
    await els.hears("De Heeze", "eigenaar", within=SOON)
    consent = await els.hears("16 jaar", within=SOON)
    els.presses(consent.labels[0])
    await els.hears("eigenaar", "De Heeze", within=SOON)
    els.says("/koppel")
    told = await els.hears("/koppel", within=SOON)
    [code] = re.findall(r"/koppel ([A-Z0-9]{10})", told.text)
    group = bot.api.group("Buurtapp", els)
    group.add_bot(by=els, rights=RIGHTS)
    els.says(f"/koppel {code}", group=group)
    hello = await group.hears("Hallo buren", within=SOON)
    assert hello.silent
    assert {button.label for button in hello.buttons} == {"Ik zoek hulp", "Ik wil helpen"}
    await group.hears("lees mee", within=SOON)
    await els.hears("De Heeze", within=SOON)
    pinned = [one for one in group.received if one.method == "pinChatMessage"]
    assert [one.message_id for one in pinned] == [hello.message_id]
    ans = bot.api.person("Ans")
    ans.opens(hello.buttons[0].url)
    await ans.hears("16 jaar", within=SOON)
    await bot.stop()
    await bot.start()
    assert bot.payloads == []  # there is a neighbourhood, and it has an owner


async def test_unknown_groups_are_left_after_a_day(bot: Installation) -> None:
    await bot.start(speed=8_640)  # a day is ten seconds
    els = bot.api.person("Els")
    groups = [bot.api.group(f"Groep {n}", els) for n in range(5)]
    for group in groups:
        group.add_bot(by=els)
    for group in groups:
        await group.hears("ken deze groep nog niet", within=2 * SOON)
    for group in groups:
        left = await bot.api.server.until(lambda group=group: not group.chat.bot_is_in, 2 * SOON)
        assert left


async def test_updates_are_brought_to_its_webhook(bot: Installation) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    await bot.start(telegram_webhook="https://bot.example.org/tg", http_port=port)
    [asked] = [call for method, call in bot.api.world.calls if method == "setWebhook"]
    els = bot.api.person("Els de Boer")
    els.chat.started = True
    who = {"id": els.chat.id, "is_bot": False, "first_name": "Els", "language_code": "nl"}
    chat = {"id": els.chat.id, "type": "private", "first_name": "Els"}
    message = {"message_id": 1, "date": 1_795_000_000, "from": who, "chat": chat, "text": "hallo"}
    headers = {"X-Telegram-Bot-Api-Secret-Token": asked["secret_token"]}
    where = f"http://127.0.0.1:{port}/tg"
    async with aiohttp.ClientSession(headers=headers) as http, asyncio.timeout(SOON):
        status = 503
        while status == 503:  # Telegram too brings it again, until it can be kept
            async with http.post(where, json={"update_id": 1, "message": message}) as got:
                status = got.status
    assert status == 200
    async with asyncio.timeout(SOON):
        while not bot.api.sent:  # noqa: ASYNC110 - there is nobody who could set an event
            await asyncio.sleep(0.05)
    assert "nog geen buurt" in bot.api.sent[0].text
