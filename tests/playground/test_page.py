"""What the web server of the playground gives, and to whom."""

import asyncio
import json
import re
import tomllib
from typing import Any

import pytest
from aiohttp import ClientSession, WSServerHandshakeError

from bot.messages import Address, Document, Outgoing
from bot.platforms.playground import PlaygroundGateway, loopback_only
from bot.platforms.playground.audience import BEHIND, SEATS, Audience
from bot.platforms.playground.page import HERE, STATIC
from tests.playground.story import Clock, Story


async def status(address: str, path: str = "", **headers: str) -> int:
    async with ClientSession() as browser, browser.get(address + path, headers=headers) as got:
        return got.status


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.53", "::1", "[::1]", "localhost"])
def test_an_address_on_this_computer_will_do(host: str) -> None:
    loopback_only(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "", "::", "192.168.1.4", "example.org", "localhost."])  # noqa: S104 - refused here
def test_an_address_that_others_can_reach_is_refused(host: str) -> None:
    with pytest.raises(ValueError, match="this computer only"):
        loopback_only(host)


async def test_the_page_and_its_parts(address: str) -> None:
    async with ClientSession() as browser, browser.get(address) as page:
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]
        assert "unsafe" not in page.headers["Content-Security-Policy"]
        assert "<!doctype html>" in await page.text()
    for path in ("static/page.js", "static/talk.css", "static/icon.svg", "words/nl.json"):
        assert await status(address, path) == 200
    for path in ("static/page.py", "static/..%2Fpage.py", "words/xx.json", "document/a/b", "x"):
        assert await status(address, path) == 404


@pytest.mark.parametrize("path", ["", "static/page.js", "words/nl.json", "ws", "nothing"])
async def test_a_foreign_host_gets_nothing(address: str, path: str) -> None:
    port = address.rstrip("/").rpartition(":")[2]
    for host in (f"example.org:{port}", "127.0.0.1", "127.0.0.1:1", f"127.0.0.1:{port}.org"):
        assert await status(address, path, Host=host) == 403
    assert await status(address, Host=f"localhost:{port}") == 200
    assert await status(address, Host=f"[::1]:{port}") == 200


@pytest.mark.parametrize("origin", ["http://example.org", "null", "http://127.0.0.1:1"])
async def test_a_foreign_origin_is_refused(address: str, origin: str) -> None:
    async with ClientSession() as browser:
        with pytest.raises(WSServerHandshakeError) as caught:
            await browser.ws_connect(f"{address}ws", origin=origin)
    assert caught.value.status == 403


async def listen(socket: Any, kind: str) -> dict[str, Any]:
    async with asyncio.timeout(2):
        while (event := await socket.receive_json())["type"] != kind:
            pass
    return dict(event)


async def test_the_conversation_with_a_page(address: str, story: Story) -> None:
    async with (
        ClientSession() as browser,
        browser.ws_connect(f"{address}ws", origin=address.rstrip("/")) as socket,
    ):
        hello = await listen(socket, "hello")
        assert [each["name"] for each in hello["people"]][:2] == ["Ans", "Bilal"]
        assert hello["now"] == "2026-11-24T14:05+01:00"
        say = {"do": "say", "n": 1, "person": "ans", "chat": "group", "text": "boodschappen?"}
        await socket.send_json(say)
        mine = await listen(socket, "message")
        assert mine["message"]["author"] == "ans"
        preview = await listen(socket, "message")
        assert preview["message"]["buttons"][0]["label"] == "Ja, plaats maar"
        for frame in ("{", "[]", '{"do": "say", "n": 2, "person": []}'):
            await socket.send_str(frame)
            assert (await listen(socket, "refused"))["reason"] == "unknown"
        await socket.send_str(json.dumps({"do": "turn", "n": 3, "to": "hour"}))
        assert (await listen(socket, "clock"))["now"] == "2026-11-24T15:05+01:00"
        assert (await listen(socket, "done"))["n"] == 3
    async with ClientSession() as browser, browser.ws_connect(f"{address}ws") as socket:
        again = await listen(socket, "hello")
        assert [each["author"] for each in again["chats"]["group"]] == ["ans", ""]


async def test_a_clock_that_cannot_be_turned_is_told(
    address: str, gateway: PlaygroundGateway
) -> None:
    async def stuck(_: object) -> None:
        raise OSError("no")

    gateway.turn_clock = stuck
    async with ClientSession() as browser, browser.ws_connect(f"{address}ws") as socket:
        await socket.send_json({"do": "turn", "n": 1, "to": "hour"})
        assert (await listen(socket, "refused"))["reason"] == "failed"


async def test_a_clock_that_goes_by_itself_is_shown(address: str, clock: Clock) -> None:
    async with ClientSession() as browser, browser.ws_connect(f"{address}ws") as socket:
        await listen(socket, "hello")
        clock.now = clock.now.replace(minute=59)
        assert (await listen(socket, "clock"))["now"] == "2026-11-24T14:59+01:00"


async def test_a_document_is_saved_and_never_shown(
    address: str, gateway: PlaygroundGateway
) -> None:
    paper = Document('mijn"gegevens.html', b"<script>", "text/html")
    to = Address("playground", "ans")
    receipt = await gateway.deliver(Outgoing(to, "Je gegevens", document=paper))
    async with (
        ClientSession() as browser,
        browser.get(f"{address}document/ans/{receipt}") as got,
    ):
        assert await got.read() == b"<script>"
        assert got.headers["Content-Disposition"] == 'attachment; filename="mijngegevens.html"'
        assert got.headers["Content-Type"] == "application/octet-stream"


@pytest.mark.parametrize(
    ("site", "status"), [("same-origin", 404), ("cross-site", 403), ("same-site", 403)]
)
async def test_a_form_without_a_referrer_is_judged_by_its_site(
    address: str, site: str, status: int
) -> None:
    headers = {"Origin": "null", "Sec-Fetch-Site": site}
    async with ClientSession() as browser, browser.post(f"{address}x", headers=headers) as got:
        assert got.status == status


async def test_a_picture_is_shown_as_one(address: str, gateway: PlaygroundGateway) -> None:
    drawn = Document("cijfers.png", b"\x89PNG", "image/png")
    to = Address("playground", "ans")
    receipt = await gateway.deliver(Outgoing(to, "Oktober: 12 vragen.", document=drawn))
    [entry] = [one for one in gateway.chats["ans"].shown() if one["receipt"] == receipt]
    assert entry["picture"] is True
    async with (
        ClientSession() as browser,
        browser.get(f"{address}document/ans/{receipt}") as got,
    ):
        assert (await got.read(), got.headers["Content-Type"]) == (b"\x89PNG", "image/png")


async def test_a_page_that_lags_behind_is_sent_away() -> None:
    audience = Audience()
    with audience.seat() as seat:
        for _ in range(BEHIND + 1):
            audience.tell({"type": "clock"})
        assert await seat.next(1) is None
        others = [audience.seat() for _ in range(SEATS)]
        for other in others:
            other.__enter__()
        assert await seat.next(1) is None
        for other in others:
            other.__exit__(None, None, None)


def test_both_languages_say_the_same_things() -> None:
    dutch, english = (
        tomllib.loads((HERE / f"words.{language}.toml").read_text("utf-8"))
        for language in ("nl", "en")
    )
    assert dutch.keys() == english.keys()
    for room in dutch.keys() - {"language"}:
        assert dutch[room].keys() == english[room].keys()
        for key in dutch[room]:
            places = [set(re.findall(r"{\w+}", each[room][key])) for each in (dutch, english)]
            assert places[0] == places[1], key


def test_every_sentence_is_used_and_the_page_needs_nothing_from_elsewhere() -> None:
    sources = "\n".join(
        file.read_text("utf-8") for file in STATIC.iterdir() if file.suffix in {".js", ".html"}
    )
    dutch = tomllib.loads((HERE / "words.nl.toml").read_text("utf-8"))
    made = ("role.", "roles.", "refused.", "note.", "message.", "hints.", "write.")
    for room in dutch.keys() - {"language"}:
        for key in dutch[room]:
            name = f"{room}.{key}"
            assert f'"{name}"' in sources or name.startswith(made), name
    assert not re.search(r"(src|href)=\"(https?:)?//|@import|innerHTML|eval\(", sources)
    for style in STATIC.glob("*.css"):
        assert "url(" not in style.read_text("utf-8")
