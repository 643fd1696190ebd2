"""The whole program in a real browser: help is found, and what nobody takes climbs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, expect

from tests.playground.phone import PATIENCE, WAKING, Phone, Screen
from tests.playground.program import program

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


@pytest.fixture
def playground(tmp_path: Path) -> Iterator[str]:
    with program(tmp_path / "data") as address:
        yield address


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
    group = await screen.group("Ans")
    await group.says("Kan iemand vanavond mijn lamp ophangen?")
    await group.hears("Zal ik dit aan je buren vragen", "vandaag")
    await group.presses("Ja, plaats maar")
    await (await screen.phone("Bilal")).hears("Lamp ophangen")
    await screen.turn("hour")
    await (await screen.phone("Vera")).hears("Lamp ophangen", "nog geen buur")
    await screen.turn("evening")
    els = await screen.phone("Els")
    await els.hears("Lamp ophangen", "Ans")
    await els.says("/pak 14")
    await els.hears("Je behandelt hulpvraag 14")
    await group.hears("Hulpvraag 14", "De coördinator zoekt mee")
    await screen.turn("morning")
    assert await screen.violations() == []
    await screen.close()


async def test_the_whole_story_by_keyboard_alone(browser: Browser, playground: str) -> None:
    screen = await Screen.open(browser, playground)
    hands = Hands(screen)
    group = Phone(screen.page.get_by_test_id("group"))
    await hands.presses("Wie kan morgen boodschappen voor mij doen?")
    await hands.keys.press("Enter")  # the example stands in the place to write, with the focus
    await group.hears("Zal ik dit aan je buren vragen")
    await hands.presses("Ja, plaats maar")
    bilal = await hands.takes("bilal")
    await bilal.hears("Een buur zoekt hulp")
    await hands.presses("Ik help")
    await bilal.hears("Kun je echt morgen")
    await hands.presses("Ja, het lukt")
    await hands.takes("group")
    await group.hears("Is dat goed?")
    await hands.presses("Ja, fijn")
    await group.hears("breng ik jullie in contact")
    await hands.presses("Open gesprek")
    await (await hands.takes("ans")).hears("Bilal")
    await hands.takes("group")
    await hands.writes("Kan iemand vanavond mijn lamp ophangen?")
    await group.hears("Lamp ophangen")
    await hands.presses("Ja, plaats maar")
    await group.hears("Hulpvraag 15")
    await hands.presses("+ 1 uur")
    await expect(screen.page.locator("#notice")).to_contain_text("Vera", timeout=WAKING)
    await hands.presses("Vanavond 18:00")
    await expect(screen.page.locator("#notice")).to_contain_text("Els", timeout=WAKING)
    els = await hands.takes("els")
    await els.hears("Hulpvraag 15", "Lamp ophangen")
    await hands.writes("/pak 15")
    await els.hears("Je behandelt hulpvraag 15")
    await (await hands.takes("ans")).hears("Els", "helpt je verder")
    await screen.close()


class Hands:
    """Somebody who has a keyboard only."""

    def __init__(self, screen: Screen) -> None:
        self.page, self.keys = screen.page, screen.page.keyboard

    async def presses(self, label: str) -> None:
        """Go to a button with Tab and press it."""
        button = self.page.get_by_role("button", name=label).last
        await button.wait_for()
        await self._tab_to(self.page.get_by_role("button", name=label))
        await self.keys.press("Enter")

    async def takes(self, chat: str) -> Phone:
        """Show a chat, by the row of faces; the conversation has the focus then."""
        await self._tab_to(self.page.locator("#strip button"))
        for _ in range(12):
            if await self._focused(self.page.locator(f'#strip [data-chat="{chat}"]')):
                break
            await self.keys.press("ArrowRight")
        await self.keys.press("Enter")
        root = self.page.locator(".pane", has=self.page.locator(".log:focus"))
        place = await root.get_attribute("id", timeout=PATIENCE)
        return Phone(self.page.locator(f"#{place}"))

    async def writes(self, text: str) -> None:
        """Write in the conversation that has the focus."""
        await self._tab_to(self.page.locator("textarea"))
        await self.keys.type(text)
        await self.keys.press("Enter")

    async def _tab_to(self, wanted: Locator) -> None:
        for _ in range(150):
            await self.keys.press("Tab")
            if await self._focused(wanted):
                style = "each => getComputedStyle(each).outlineStyle"
                assert await self.page.locator(":focus").evaluate(style) == "solid"
                return
        pytest.fail(f"{wanted} was not reached with Tab")

    async def _focused(self, wanted: Locator) -> bool:
        return await self.page.locator(":focus").and_(wanted).count() > 0
