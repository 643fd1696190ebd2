"""What just happened is easy to find: counted, marked, told once, and nothing jumps."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from bot.messages import Address, Outgoing, Self
from bot.platforms.playground import PlaygroundGateway
from tests.playground.phone import Screen
from tests.playground.serving import playing, served

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(loop_scope="module")
async def address(gateway: PlaygroundGateway) -> AsyncIterator[str]:
    async with playing(gateway), served(gateway) as address:
        gateway.self = Self("Buurtbot", "buurtbot", address)
        yield address


async def test_new_messages_elsewhere_are_announced(
    browser: Browser, address: str, gateway: PlaygroundGateway
) -> None:
    screen = await Screen.open(browser, address)
    await gateway.deliver(Outgoing(Address("playground", "grace"), "Somebody needs help."))
    await expect(screen.page.locator("#announce")).to_have_text("Nieuw bericht bij Grace.")
    await expect(screen.face("grace")).to_contain_text("1 nieuw")
    assert await screen.violations() == []
    await screen.face("grace").click()
    await (await screen.phone("Grace")).hears("Somebody needs help.")
    await expect(screen.face("grace")).not_to_contain_text("nieuw")
    await screen.close()


async def test_turning_the_clock_tells_what_happened(
    browser: Browser, address: str, gateway: PlaygroundGateway
) -> None:
    async def much_happens(_: timedelta) -> None:
        for n in range(12):
            await gateway.deliver(Outgoing(Address("playground", "els"), f"Oproep {n}"))
        await gateway.deliver(Outgoing(Address("playground", "grace"), "Somebody needs help."))

    gateway.turn_clock = much_happens
    screen = await Screen.open(browser, address)
    els = await screen.phone("Els")
    top = await els.root.bounding_box()
    spoken = els.root.get_by_role("log")
    await els.input.focus()
    await expect(spoken).to_have_attribute("aria-live", "polite")
    await screen.turn("hour")
    notice = screen.page.locator("#notice")
    await expect(notice).to_contain_text("Nieuw bericht bij Els en Grace.")
    mark = els.root.locator(".news")
    await expect(mark).to_be_in_viewport()
    await expect(els.root.get_by_text("Oproep 0", exact=True)).to_be_in_viewport()
    assert await els.root.bounding_box() == top  # nothing jumped
    await els.says("dank je")
    await expect(mark).to_have_count(0)
    gateway.turn_clock = quiet
    await screen.turn("hour")
    await expect(notice).to_contain_text("Er is niets nieuws.")
    await screen.close()


async def quiet(_: timedelta) -> None:
    """Nothing happens."""


async def test_only_the_telephone_in_hand_is_read_aloud(
    browser: Browser, address: str, gateway: PlaygroundGateway
) -> None:
    screen = await Screen.open(browser, address)
    ans, bilal = await screen.phone("Ans"), await screen.phone("Bilal")
    await ans.input.focus()
    live = {
        name: await phone.root.get_by_role("log").get_attribute("aria-live")
        for name, phone in (("ans", ans), ("bilal", bilal))
    }
    assert live == {"ans": "polite", "bilal": "off"}
    for n in range(30):
        await gateway.deliver(Outgoing(Address("playground", "bilal"), f"Oproep {n}"))
    await bilal.hears("Oproep 29")
    told = screen.page.locator("#announce")
    await expect(told).to_have_text("Nieuw bericht bij Bilal.")  # once, not thirty times
    await screen.close()


async def test_the_row_of_faces_by_keyboard(browser: Browser, address: str) -> None:
    for width in (1280, 360):
        screen = await Screen.open(browser, address, width)
        await screen.face("group").focus()
        for key in ("ArrowRight", "End", "ArrowRight", "ArrowLeft"):
            await screen.page.keyboard.press(key)
        await expect(screen.face("els")).to_be_focused()
        await screen.page.keyboard.press("Enter")
        els = screen.page.locator('[data-testid="phone"][data-person="els"]:visible')
        await expect(els.get_by_role("log")).to_be_focused()
        await expect(screen.face("els")).to_have_attribute("aria-pressed", "true")
        await screen.close()


async def test_while_the_neighbourhood_wakes_up(
    browser: Browser, address: str, gateway: PlaygroundGateway
) -> None:
    gateway.awake = False
    page = await browser.new_page()
    await page.goto(address)
    await expect(page.locator("#waking")).to_have_text("De buurt wordt wakker…")
    await expect(page.locator("#strip")).to_be_hidden()
    await gateway.deliver(Outgoing(Address("playground", "ans"), "Van vroeger"))
    screen = Screen(page)
    assert await screen.violations() == []
    assert await page.locator("body[data-ready]").count() == 0
    gateway.wake()
    await screen.ready()
    await expect(page.locator("#waking")).to_be_hidden()
    await (await screen.phone("Ans")).hears("Van vroeger")
    await screen.close()
