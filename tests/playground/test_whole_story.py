"""The whole program in a real browser: help is found, and what nobody takes climbs."""

import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from tests.playground.phone import Screen, chromium

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

ROOT = Path(__file__).parent.parent.parent


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as browser:
        yield browser


@pytest.fixture
def playground(tmp_path: Path) -> Iterator[str]:
    """`burenhulp playground` as a program of its own; gives the address of its page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {
        "PATH": os.environ["PATH"],
        "BURENHULP_DATA_DIR": str(tmp_path / "data"),
        "BURENHULP_HTTP": f"127.0.0.1:{port}",
    }
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "playground"],
        cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    ) as program:  # fmt: skip
        assert program.stdout is not None
        line = program.stdout.readline()
        assert f"http://127.0.0.1:{port}/" in line, line
        yield f"http://127.0.0.1:{port}/"
        program.terminate()
        assert program.wait(timeout=15) == 0


async def test_ans_asks_in_the_group_and_bilal_helps(browser: Browser, playground: str) -> None:
    screen = await Screen.open(browser, playground)
    group, bilal = await screen.group("Ans"), await screen.phone("Bilal")
    await group.says("Kan iemand morgen om 15 uur boodschappen voor me doen?")
    await group.hears("Zal ik dit aan je buren vragen", "morgen", "15:00")
    await group.presses("Ja, plaats maar")
    await group.hears("Hulpvraag", "Boodschappen doen", "Wie kan helpen?")
    await bilal.hears("Een buur zoekt hulp", "Boodschappen doen")
    await bilal.says("ik help")  # words do what the button does
    await group.hears("Er is een buur die wil helpen")
    await group.presses("Ja, fijn")
    await group.hears("Iemand helpt")
    assert "Ans" not in await group.hears("Hulpvraag", "Boodschappen")
    assert await screen.violations() == []
    await screen.close()


async def test_what_nobody_takes_climbs_to_the_coordinator(
    browser: Browser, playground: str
) -> None:
    screen = await Screen.open(browser, playground)
    maria = await screen.phone("Maria")
    await maria.says("Wie kan over drie dagen om 11 uur mijn ramen wassen?")
    await maria.hears("Zo ga ik het vragen")
    await maria.presses("Ja, plaats maar")
    await maria.hears("vrijwilligers")
    for _ in range(4):
        await screen.turn("morning")
    els = await screen.phone("Els")
    await els.hears("Ramen")
    await els.presses("Ik pak dit")
    maria = await screen.phone("Maria")
    await maria.hears("Els", "helpt je verder")
    await screen.close()
