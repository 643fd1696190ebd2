"""The page in a real browser: usable on a telephone and by who uses no mouse or sees little."""

from collections.abc import AsyncIterator

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page

from tests.figures.planting import plant_month
from tests.overview.browsing import link_of
from tests.overview.showing import busy
from tests.playground.phone import chromium
from tests.street import Street

pytestmark = [pytest.mark.browser]
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SMALL = """() => [...document.querySelectorAll("body *")]
    .filter((one) => one.checkVisibility() && !one.closest("svg") && one.childElementCount === 0)
    .filter((one) => Number.parseFloat(getComputedStyle(one).fontSize) < 16)
    .map((one) => one.outerHTML)"""
TIGHT = """() => [...document.querySelectorAll("a, button")]
    .map((one) => [one.outerHTML, one.getBoundingClientRect()])
    .filter(([, box]) => box.width < 24 || box.height < 24).map(([html]) => html)"""


@pytest.fixture
async def chrome() -> AsyncIterator[Browser]:
    async with chromium() as browser:
        yield browser


async def opened(chrome: Browser, link: str, width: int, height: int = 780) -> Page:
    """The page as whoever follows `link` sees it; nothing may have gone wrong in it."""
    page = await chrome.new_page(viewport={"width": width, "height": height}, locale="nl-NL")
    page.on("console", lambda told: pytest.fail(told.text) if told.type == "error" else None)
    await page.goto(link)
    await page.get_by_role("button", name="Open het overzicht").click()
    await page.get_by_role("heading", name="De Heeze").wait_for()
    return page


@pytest.mark.parametrize("width", [320, 390, 1280])
async def test_it_is_legible_and_needs_no_scrolling_sideways(
    quiet_street: Street, address_of_quiet: str, chrome: Browser, width: int
) -> None:
    els = busy(quiet_street)
    plant_month(quiet_street, 2026, 11, {"neighbour": 9, "volunteer": 2, "nobody": 1})
    page = await opened(chrome, link_of(els), width)
    assert page.url == f"{address_of_quiet}overzicht"
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
    found = await Axe().run(page, options={"runOnly": LEVELS})
    assert [each["id"] for each in found.response["violations"]] == []
    assert await page.evaluate(SMALL) == []
    assert await page.evaluate(TIGHT) == []
    await page.close()


async def test_it_works_by_keyboard_and_without_scripts(
    quiet_street: Street, address_of_quiet: str, chrome: Browser
) -> None:
    els = busy(quiet_street)
    context = await chrome.new_context(java_script_enabled=False, locale="nl-NL")
    page = await context.new_page()
    await page.goto(link_of(els))
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await page.get_by_role("heading", name="De Heeze").wait_for()
    await page.get_by_role("link", name="11", exact=True).click()
    assert page.url == f"{address_of_quiet}overzicht#v11"
    await page.get_by_role("link", name="Ververs").click()
    await page.get_by_role("button", name="Sluit dit overzicht").click()
    await page.get_by_text("Het overzicht is dicht").wait_for()
    await page.goto(f"{address_of_quiet}overzicht")
    await page.get_by_text("Je kunt hier nu niet kijken").wait_for()
    await context.close()
