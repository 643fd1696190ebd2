"""The page in a real browser: the story by keyboard, with little room, and without buttons."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from bot.drawing import png
from bot.messages import Address, Button, Document, Outgoing, Self
from bot.platforms.playground import PlaygroundGateway
from tests.playground.phone import Screen
from tests.playground.serving import playing, served
from tests.playground.story import Clock

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"></svg>'
ANS, BILAL, GROUP = (Address("playground", chat) for chat in ("ans", "bilal", "group"))
REQUEST = "Kan iemand morgen boodschappen voor mij doen?"


@pytest_asyncio.fixture(loop_scope="module")
async def address(gateway: PlaygroundGateway) -> AsyncIterator[str]:
    async with playing(gateway), served(gateway) as address:
        gateway.self = Self("Buurtbot", "buurtbot", address)
        yield address


async def look(screen: Screen, picture: Path) -> None:
    """Keep a picture for people to look at, and let axe-core look."""
    await screen.page.screenshot(path=picture)
    assert await screen.violations() == []


@pytest.mark.parametrize(
    ("width", "height", "scheme"),
    [
        (1280, 800, "light"),
        (1280, 800, "dark"),
        (768, 1024, "light"),
        (360, 740, "light"),
        (360, 740, "dark"),
    ],
)
async def test_the_story_can_be_used_by_everybody(
    browser: Browser,
    address: str,
    width: int,
    height: int,
    scheme: Literal["light", "dark"],
    tmp_path: Path,
) -> None:
    screen = await Screen.open(browser, address, width, height, scheme)
    await look(screen, tmp_path / "start.png")
    group = await screen.group("Ans")
    await group.says(REQUEST)
    await group.hears("Zal ik dit aan je buren vragen?", "Boodschappen doen")
    await group.presses("Ja, plaats maar")
    await group.toast("Alleen Ans ziet dit", "Je vraag staat in de groep.")
    await group.hears("Hulpvraag 12", "Wie kan helpen?")
    await look(screen, tmp_path / "asked-in-the-group.png")
    bilal = await screen.phone("Bilal")
    await bilal.hears("Een buur zoekt hulp")
    assert await bilal.choices() == ["Ik help", "Nu niet", "Dit soort niet meer"]
    await bilal.presses("Ik help")
    await bilal.hears("Jij bent de helper")
    await look(screen, tmp_path / "mid-story.png")
    await screen.text_only()
    assert await bilal.choices() == []
    await bilal.hears("1 = Ik help", "3 = Dit soort niet meer", "Antwoord met 1, 2 of 3.")
    await look(screen, tmp_path / "without-buttons.png")
    await screen.close()


async def test_the_story_by_keyboard_alone(browser: Browser, address: str) -> None:
    screen = await Screen.open(browser, address)
    page = screen.page
    keys = page.keyboard

    async def tab_to(label: str, times: int = 40) -> None:
        for _ in range(times):
            await keys.press("Tab")
            focused = page.locator(":focus")
            if await focused.and_(page.get_by_role("button", name=label)).count():
                assert await focused.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
                return
        pytest.fail(f"{label} was not reached with Tab")

    await tab_to("Wie kan morgen boodschappen")
    await keys.press("Enter")
    await keys.press("Enter")  # the example stands in the input, which has the focus
    group, bilal = await screen.group("Ans"), await screen.phone("Bilal")
    await group.hears("Zal ik dit aan je buren vragen?")
    await page.locator("#panes").focus()
    await tab_to("Ja, plaats maar")
    await keys.press("Space")
    await bilal.hears("Een buur zoekt hulp")
    await bilal.root.get_by_role("combobox").focus()
    await tab_to("Ik help")
    await keys.press("Enter")
    await bilal.hears("Jij bent de helper")
    await group.hears("Iemand helpt")
    await screen.close()


async def test_reloading_shows_everything_again(browser: Browser, address: str) -> None:
    screen = await Screen.open(browser, address)
    group = await screen.group("Ans")
    await group.says(REQUEST)
    await group.presses("Nee")
    await group.toast("Deze knop is oud.")
    await screen.page.reload()
    await screen.ready()
    await group.hears("Zal ik dit aan je buren vragen?")
    await group.toast("Deze knop is oud.")
    await screen.close()


async def test_somebody_who_never_opened_a_chat_starts_one(browser: Browser, address: str) -> None:
    screen = await Screen.open(browser, address)
    cor = await screen.phone("Cor")
    await expect(cor.root.get_by_text("De bot kan Cor dus niet schrijven")).to_be_visible()
    await cor.starts()
    await cor.hears("Welkom Cor!")
    await expect(cor.input).to_be_visible()
    await screen.close()


async def test_an_invitation_asks_who_opens_it(browser: Browser, address: str) -> None:
    screen = await Screen.open(browser, f"{address}?start=m-42")
    form = screen.page.locator("#invitation")
    await form.get_by_label("Wie opent deze link?").select_option(label="Cor")
    assert await screen.violations() == []
    await form.get_by_role("button", name="Open de link").click()
    cor = await screen.phone("Cor")
    await expect(cor.root.get_by_text("/start m-42")).to_be_visible()
    await cor.hears("Welkom Cor!")
    await screen.close()


async def test_a_link_button_in_a_list_leads_to_the_private_chat(
    browser: Browser, address: str
) -> None:
    screen = await Screen.open(browser, address)
    group = await screen.group("Bilal")
    await group.says("de lijst graag")
    await group.hears("Deze hulpvragen staan open")
    assert await group.choices() == [
        "Open gesprek",
        "12 Boodschappen doen",
        "13 Boodschappen doen",
    ]
    await group.presses("Open gesprek")
    bilal = await screen.phone("Bilal")
    await expect(bilal.root.get_by_text("/start r-12")).to_be_visible()
    await screen.text_only()
    await group.hears("1 = 12 Boodschappen doen", "Open gesprek: ", "Antwoord met 1 of 2.")
    await screen.close()


async def test_the_small_things(
    browser: Browser, address: str, gateway: PlaygroundGateway, clock: Clock
) -> None:
    screen = await Screen.open(browser, address)
    ans = await screen.phone("Ans")
    share = (Button("Geef mijn nummer", "share"),)
    await gateway.deliver(Outgoing(ANS, "Mag ik je nummer?", buttons=share, ask_contact=True))
    await ans.presses("Geef mijn nummer")
    await expect(ans.root.get_by_text("Telefoonnummer: +31612340001")).to_be_visible()
    await gateway.deliver(Outgoing(ANS, "Hier.", document=Document("jij.json", b"{}")))
    await expect(ans.root.get_by_role("link", name="Bewaar jij.json")).to_be_visible()
    drawn = Document("cijfers.png", png(SQUARE), "image/png")
    await gateway.deliver(Outgoing(ANS, "Oktober: 12 vragen.", document=drawn))
    await expect(ans.root.locator("img.picture")).to_have_js_property("naturalWidth", 80)
    await ans.says("Dag bot")
    mine = ans.root.locator('[data-side="own"]').filter(has_text="Dag bot")
    await mine.locator("summary").click()
    await mine.get_by_role("button", name="Bewerk").click()
    await ans.says("Dag lieve bot")
    await expect(ans.root.get_by_text("Dag lieve bot")).to_be_visible()
    await screen.turn("evening")
    await expect(screen.page.get_by_test_id("now")).to_have_text("dinsdag 24 november, 18:00")
    assert clock().hour == 17
    receipt = await gateway.deliver(Outgoing(GROUP, "Even weg"))
    await gateway.deliver(Outgoing(GROUP, "x", replaces=receipt, delete=True))
    group = await screen.group("Ans")
    await expect(group.root.get_by_text("Dit bericht is weggehaald.")).to_be_visible()
    await screen.close()


async def test_english_and_twice_as_large(browser: Browser, address: str) -> None:
    screen = await Screen.open(browser, address, 1280, 1024)
    await screen.speak("en")
    await expect(screen.page.locator("html")).to_have_attribute("lang", "en")
    await expect(screen.page.get_by_role("heading", level=1)).to_have_text("Practise Burenhulp")
    await screen.page.evaluate("document.documentElement.style.fontSize = '200%'")
    await screen.page.evaluate("window.dispatchEvent(new Event('resize'))")
    assert await screen.page.locator("body").get_attribute("data-columns") == "2"
    wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert await screen.page.evaluate(wide)
    assert await screen.violations() == []
    await screen.close()


async def test_targets_are_large_enough_for_a_thumb(browser: Browser, address: str) -> None:
    screen = await Screen.open(browser, address, 360, 740)
    group = await screen.group("Ans")
    await group.says(REQUEST)
    await group.hears("Zal ik dit")
    small = await screen.page.evaluate(
        """() => [...document.querySelectorAll('button, select, summary, textarea')]
        .filter((each) => each.checkVisibility())
        .filter((each) => each.getBoundingClientRect().height < 43.9
            || each.getBoundingClientRect().width < 43.9)
        .map((each) => each.outerHTML)"""
    )
    assert small == []
    await screen.close()


async def test_the_page_comes_back_after_the_server_was_gone(
    browser: Browser, gateway: PlaygroundGateway, address: str
) -> None:
    screen = await Screen.open(browser, address)
    await gateway.deliver(Outgoing(BILAL, "Voor de storing"))
    await gateway.close()
    await expect(screen.page.locator("#notice")).to_have_text("De verbinding is er weer.")
    await (await screen.phone("Bilal")).hears("Voor de storing")
    await screen.close()
