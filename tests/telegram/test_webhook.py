"""Telegram brings updates by itself: acknowledged when kept, and only from Telegram."""

import asyncio
import io
import json
import random
import socket
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from itertools import count
from statistics import median
from typing import Any

import aiohttp
import pytest

from bot.messages import Incoming, Kind, Toast
from bot.platforms.telegram import webhook as module
from bot.platforms.telegram import webhook_at
from bot.web import WebServer
from tests.botapi import BotApi
from tests.security.reporting import Figure
from tests.telegram.running import Running, until

PUBLIC = "https://bot.example.org/telegram"


@dataclass
class Brought:
    """The program behind its webhook, and the one who brings updates there."""

    bot: Running
    http: aiohttp.ClientSession
    address: str
    secret: str

    async def bring(
        self, body: object, *, secret: str | None = None, method: str = "POST", **more: Any
    ) -> int:
        """The status that whoever brings `body` gets back."""
        data = io.BytesIO(body if isinstance(body, bytes) else json.dumps(body).encode())
        headers = (
            {module.HEADER: self.secret if secret is None else secret} if secret != "" else {}
        )
        async with self.http.request(
            method, self.address, data=data, headers=headers, **more
        ) as response:
            assert await response.read() in (b"", b"405: Method Not Allowed")
            return response.status


@pytest.fixture
async def brought() -> AsyncIterator[Brought]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    async with BotApi() as api, aiohttp.ClientSession() as http:
        webhook = webhook_at(PUBLIC, api.token)
        server = WebServer("127.0.0.1", port)
        server.app.add_routes(webhook.routes())
        address = await server.start()
        bot = Running(api, webhook=webhook)
        await bot.start()
        await asyncio.sleep(0)
        [asked] = [call for method, call in api.world.calls if method == "setWebhook"]
        assert asked["url"] == PUBLIC
        assert "chat_member" in asked["allowed_updates"]
        yield Brought(bot, http, f"{address}telegram", asked["secret_token"])
        await bot.stop()
        await server.stop()


_ids = count(100)


def said(text: str, chat: int = 5, update: int = 0) -> dict[str, Any]:
    who = {"id": chat, "is_bot": False, "first_name": "Ans", "language_code": "nl"}
    number = update or next(_ids)
    return {
        "update_id": number,
        "message": {
            "message_id": number, "date": 1_795_000_000, "text": text, "from": who,
            "chat": {"id": chat, "type": "private", "first_name": "Ans"},
        },
    }  # fmt: skip


async def test_what_is_brought_is_heard(brought: Brought) -> None:
    assert await brought.bring(said("Kan iemand helpen?")) == 200
    assert (await brought.bot.hears(Kind.TEXT)).text == "Kan iemand helpen?"


async def test_it_is_answered_only_when_it_is_kept(brought: Brought) -> None:
    gate = asyncio.Event()

    async def deal(_: Incoming) -> Toast | None:
        await gate.wait()
        return None

    brought.bot.deal = deal
    bringing = asyncio.create_task(brought.bring(said("wacht")))
    await asyncio.sleep(0.2)
    assert not bringing.done()
    gate.set()
    assert await bringing == 200


@pytest.mark.threat("T1", "T15")
@pytest.mark.parametrize("secret", ["", "wrong", "é" * 64])
async def test_nobody_else_may_bring_anything(
    brought: Brought, secret: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert await brought.bring(said("ik ben Telegram niet"), secret=secret) == 401
    assert brought.bot.heard == []
    assert brought.secret not in caplog.text
    assert not secret or secret not in caplog.text


@pytest.mark.threat("T1")
async def test_only_by_post(brought: Brought) -> None:
    assert await brought.bring(b"", method="GET") == 405
    assert await brought.bring(b"", method="DELETE") == 405


@pytest.mark.threat("T1", "T11")
async def test_what_is_too_large_is_not_even_read(brought: Brought) -> None:
    assert await brought.bring(b"x" * (module.LARGEST + 1)) == 413


async def test_who_never_finishes_is_let_go(
    brought: Brought, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BODY_WITHIN", 0.2)
    host, _, port = brought.address.removeprefix("http://").partition("/")[0].partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(
        f"POST /telegram HTTP/1.1\r\nHost: x\r\n{module.HEADER}: {brought.secret}\r\n"
        "Content-Length: 500\r\n\r\n{".encode()
    )
    async with asyncio.timeout(3):
        assert (await reader.readline()).split()[1] == b"408"
    writer.close()


@pytest.mark.parametrize(
    "body", [b"", b"no json", b"[]", b"{}", b'{"update_id": "7"}', b"\xff\xfe", b"[" * 5_000]
)
async def test_rubbish_is_passed_over_for_good(brought: Brought, body: bytes) -> None:
    assert await brought.bring(body) == 200
    assert await brought.bring(said("en verder")) == 200
    assert (await brought.bot.hears(Kind.TEXT)).text == "en verder"


async def test_what_cannot_be_read_is_set_aside(brought: Brought) -> None:
    assert await brought.bring(b'{"update_id": 77, "message": {"text": "geheim"') == 200
    assert await brought.bring({"update_id": 78, "message": "geheim"}) == 200
    assert [update for update, _, _ in brought.bot.aside] == ["77", "78"]
    assert "geheim" not in str(brought.bot.aside)


async def test_the_same_brought_twice_meanwhile_is_heard_once(brought: Brought) -> None:
    gate = asyncio.Event()

    async def deal(_: Incoming) -> Toast | None:
        await gate.wait()
        return None

    brought.bot.deal = deal
    twice = [asyncio.create_task(brought.bring(said("dubbel", update=9))) for _ in range(3)]
    await asyncio.sleep(0.2)
    gate.set()
    assert await asyncio.gather(*twice) == [200, 200, 200]
    assert [one.text for one in brought.bot.heard] == ["dubbel"]


async def test_while_nothing_can_be_kept_it_is_brought_again(
    brought: Brought, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "KEPT_WITHIN", 0.2)
    brought.bot.storage_down = True

    async def down(_: Incoming) -> Toast | None:
        raise OSError("disk full")

    async def up(_: Incoming) -> Toast | None:
        return None

    brought.bot.deal = down
    assert await brought.bring(said("bewaar mij", update=11)) == 503
    assert await brought.bring(said("iemand anders", chat=6, update=12)) == 503
    brought.bot.deal, brought.bot.storage_down = up, False
    await until(lambda: len(brought.bot.heard) == 2)
    assert await brought.bring(said("bewaar mij", update=11)) == 200


async def test_a_slow_one_holds_up_nobody_else(brought: Brought) -> None:
    gate = asyncio.Event()

    async def deal(incoming: Incoming) -> Toast | None:
        if incoming.text == "langzaam":
            await gate.wait()
        return None

    brought.bot.deal = deal
    slow = asyncio.create_task(brought.bring(said("langzaam", chat=7)))
    for number in range(20):
        assert await brought.bring(said(f"snel {number}", chat=100 + number)) == 200
    assert not slow.done()
    gate.set()
    assert await slow == 200


async def test_after_stopping_it_is_brought_to_the_next_one(brought: Brought) -> None:
    await brought.bot.stop()
    assert await brought.bring(said("na sluitingstijd")) == 503
    assert brought.bot.heard == []


async def test_without_a_webhook_updates_are_fetched_again(brought: Brought) -> None:
    api = brought.bot.api
    assert api.world.webhook == PUBLIC
    polling = Running(api)
    await polling.start()
    assert api.world.webhook == ""
    api.person("Cor").says("hoi")
    assert (await polling.hears(Kind.TEXT)).text == "hoi"
    await polling.stop()


@pytest.mark.threat("T1")
async def test_thousands_of_forged_calls_leave_nothing(
    brought: Brought, figure: Figure, caplog: pytest.LogCaptureFixture
) -> None:
    """Without the secret, with another, with a part of it, twice, with what is no letter."""
    chance, count = random.Random(1), figure.of(10_000)
    secret = brought.secret
    forged = [
        lambda: "", lambda: secret[:-1], lambda: secret + "x", lambda: secret.swapcase(),
        lambda: secret[::-1], lambda: f"{secret}, {secret}", lambda: "é" * 32, lambda: " ",
        lambda: "".join(chance.choices(secret, k=len(secret))),
    ]  # fmt: skip
    assert len(secret) >= 43  # 256 bits
    statuses = {
        await brought.bring(said("ik ben Telegram niet"), secret=chance.choice(forged)())
        for _ in range(count)
    }
    assert statuses == {401}
    assert brought.bot.heard == []
    assert secret not in caplog.text
    figure.found(f"{count:,} forged calls: all refused, nothing heard, no secret in the log")


NANOSECOND = 1e-9  # a call: stopping at the first wrong letter of 43 saves tens of them


@pytest.mark.threat("T1")
def test_how_long_it_takes_tells_nothing(figure: Figure) -> None:
    """Wrong in the first letter, wrong in the last one: no more apart than the same twice."""
    secret, times = "s" * 43, figure.of(100_000, 20_000)
    first, last = "x" + secret[1:], secret[:-1] + "x"
    part = times // 100

    def seconds(shown: str) -> float:
        began = time.perf_counter()
        for _ in range(part):
            module.is_secret(shown, secret)
        return time.perf_counter() - began

    for _ in range(5):  # what else the machine does is not its fault
        rounds = [(seconds(first), seconds(last), seconds(first)) for _ in range(100)]
        apart = abs(median(a - b for a, b, _ in rounds))
        noise = median(abs(a - c) for a, _, c in rounds)
        most = max(noise, part * NANOSECOND)
        if apart <= most:
            break
    assert apart <= most
    figure.found(
        f"{times:,} times wrong at the beginning and at the end: {apart / part * 1e9:.1f} ns "
        f"apart, where the same twice is {noise / part * 1e9:.1f} ns"
    )
