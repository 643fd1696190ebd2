"""Makes the pictures of the README: a story in Chromium, and what is drawn (`make pictures`)."""

import asyncio
import sys
import tempfile
from pathlib import Path

from playwright.async_api import Browser

from tests.figures.planting import plant_month
from tests.figures.showing import half_a_year, page_of, paper
from tests.overview.browsing import link_of
from tests.overview.conftest import served
from tests.overview.showing import busy
from tests.overview.test_in_a_browser import opened
from tests.playground.phone import Phone, Screen, chromium
from tests.playground.program import ROOT, program

PICTURES = ROOT / "deploy" / "pictures"
ASKED = "Kan iemand morgen boodschappen voor me doen?"
SO_FAR = {"neighbour": 21, "volunteer": 4, "coordinator": 3, "nobody": 2, "not_needed": 3}
CLIMBS = "Kan iemand vanavond mijn lamp ophangen?"


async def _ask(screen: Screen, sentence: str, card: str) -> Phone:
    group = await screen.group("Ans")
    await group.says(sentence)
    await group.hears("Zal ik dit aan je buren vragen")
    await group.presses("Ja, plaats maar")
    await group.hears("Hulpvraag", card)
    return group


async def _wide(screen: Screen) -> None:
    group = await _ask(screen, ASKED, "Boodschappen doen")
    bilal = await screen.phone("Bilal")
    await bilal.hears("Een buur zoekt hulp")
    await bilal.presses("Ik help")
    await bilal.presses("Ja, het lukt")
    await group.presses("Ja, fijn")
    await group.presses("Open gesprek")
    await (await screen.phone("Ans")).hears("Bilal")
    await _ask(screen, CLIMBS, "Lamp ophangen")
    await screen.turn("hour")
    await (await screen.phone("Vera")).hears("Lamp ophangen")


async def _narrow(screen: Screen) -> None:
    await _ask(screen, ASKED, "Boodschappen doen")
    await (await screen.phone("Bilal")).hears("Een buur zoekt hulp")


def _month() -> None:
    """The figures of a month, the first page of the paper about them, and the poster."""
    with half_a_year() as (_, els):
        els.says("/cijfers oktober")
        (PICTURES / "cijfers.png").write_bytes(paper(els).content)
        els.says("/cijfers oktober export")
        page_of(paper(els), 1, PICTURES / "rapport.png")
        els.says("/poster")
        els.hears()  # the report as a table
        page_of(paper(els), 1, PICTURES / "poster.png")
    sys.stdout.write("deploy/pictures/cijfers.png, rapport.png, poster.png\n")


async def _overview(browser: Browser) -> None:
    """The page to look at, on a telephone."""
    with half_a_year() as (street, _):
        plant_month(street, 2026, 11, SO_FAR, seed=11)
        els = busy(street)
        async with served(street):
            page = await opened(browser, link_of(els), 390, 1360)
            await page.screenshot(path=PICTURES / "overzicht.png")
            await page.close()
    sys.stdout.write("deploy/pictures/overzicht.png\n")


async def main() -> None:
    """One picture on a wide screen, one on a telephone; then what is drawn."""
    async with chromium() as browser:
        for width, height, play in ((1280, 800, _wide), (360, 740, _narrow)):
            with tempfile.TemporaryDirectory() as data, program(Path(data)) as address:
                screen = await Screen.open(browser, address, width, height)
                await play(screen)
                await screen.page.mouse.move(0, 0)
                await screen.page.wait_for_timeout(1500)  # what came last has come
                await screen.page.screenshot(path=PICTURES / f"playground-{width}.png")
                await screen.close()
            sys.stdout.write(f"deploy/pictures/playground-{width}.png\n")
        await _overview(browser)
    _month()


if __name__ == "__main__":
    asyncio.run(main())
