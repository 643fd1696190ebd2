"""What people write may be anything: no markup, no breaking out, nothing that makes it slow."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from bot.messages import Address, Button, Outgoing, Self
from bot.platforms.playground import Persona, PlaygroundGateway
from tests.playground.phone import Screen
from tests.playground.serving import playing, served
from tests.playground.story import Clock, playground

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


EVIL = "<img src=x onerror=alert(1)>"
ANS, GROUP = Address("playground", "ans"), Address("playground", "group")


@pytest.fixture
def gateway(clock: Clock) -> PlaygroundGateway:
    people = [
        Persona("ans", "Ans", opened=True),
        Persona("evil", EVIL, "helper", opened=True),
        Persona("long", "A" * 300, "volunteer", opened=True),
        Persona("maryam", "مريم", "coordinator", opened=True),
    ]
    return playground(clock, people)


@pytest_asyncio.fixture(loop_scope="module")
async def address(gateway: PlaygroundGateway) -> AsyncIterator[str]:
    async with playing(gateway), served(gateway) as address:
        gateway.self = Self("Buurtbot", "buurtbot", address)
        yield address


@pytest.mark.threat("T12")
async def test_words_never_become_markup(
    browser: Browser, address: str, gateway: PlaygroundGateway
) -> None:
    screen = await Screen.open(browser, address)
    evil = f"{EVIL} \x02vet\x03 \x0eschuin\x0f \x02open & http://a.example/x."
    buttons = (Button("Kwaad", link="javascript:alert(1)"), Button("Bel 112", link="tel:112"))
    await gateway.deliver(Outgoing(ANS, evil, buttons=buttons))
    phone = await screen.phone("Ans")
    await phone.hears("<img src=x onerror=alert(1)>")
    text = phone.root.get_by_test_id("text")
    assert await text.locator("b").first.inner_text() == "vet"
    assert await text.locator("i").inner_text() == "schuin"
    assert await text.locator("img").count() == 0
    assert await text.locator("a").get_attribute("href") == "http://a.example/x"
    assert await phone.root.get_by_role("link", name="Kwaad").count() == 0
    assert await phone.root.get_by_role("link", name="Bel 112").get_attribute("href") == "tel:112"
    await screen.close()


@pytest.mark.threat("T12")
async def test_a_name_is_words_wherever_it_stands(browser: Browser, address: str) -> None:
    for width in (1280, 360):
        screen = await Screen.open(browser, address, width)
        group = await screen.group(EVIL)
        await group.says(f"{EVIL} boodschappen?")
        await group.hears("Zal ik dit aan je buren vragen?")  # it quotes what was said
        await group.presses("Nee")
        await group.toast(EVIL)
        await screen.face("evil").click()
        assert await screen.page.locator(".pane img, #strip img").count() == 0
        await screen.close()


@pytest.mark.parametrize("width", [360, 768, 1280])
async def test_long_words_and_long_names_stay_inside(
    browser: Browser, address: str, gateway: PlaygroundGateway, width: int
) -> None:
    screen = await Screen.open(browser, address, width)
    word = "Boodschappenlijstjesverzamelaar" * 40
    group = await screen.group("A" * 300)
    await group.says(word)
    buttons = (Button("W" * 20, "a"), Button("W" * 20, "b"))
    rows = tuple(Button("W" * 24, f"r{n}") for n in range(3))
    await gateway.deliver(Outgoing(GROUP, f"{word} https://a.example/{word}", "answer", buttons))
    await gateway.deliver(Outgoing(GROUP, word, "answer", (), rows, pin=True))
    await group.hears(word[:100])
    await screen.face("long").click()
    assert await screen.sticking_out() == []
    await screen.face("group").click()
    assert await screen.sticking_out() == []
    assert await screen.violations() == []
    await screen.close()


async def test_writing_from_right_to_left(browser: Browser, address: str) -> None:
    screen = await Screen.open(browser, address)
    group = await screen.group("مريم")
    await group.input.fill("هل يمكن لأحد المساعدة؟")
    rtl = "each => getComputedStyle(each).direction"
    assert await group.input.evaluate(rtl) == "rtl"
    await group.input.press("Enter")
    said = group.root.get_by_test_id("text").filter(has_text="هل يمكن")
    await expect(said).to_be_visible()
    assert await said.evaluate(rtl) == "rtl"
    assert await group.root.evaluate(rtl) == "ltr"
    await screen.close()


async def test_hundreds_of_messages_keep_it_fast(
    browser: Browser, address: str, gateway: PlaygroundGateway
) -> None:
    screen = await Screen.open(browser, address)
    group = await screen.group("Ans")
    for n in range(200):
        await gateway.deliver(Outgoing(GROUP, f"Bericht {n}", buttons=(Button("Ik help", "x"),)))
    await group.hears("Bericht 199")
    again = await screen.page.evaluate(
        """async () => {
            const start = performance.now();
            const face = (chat) => document.querySelector(`#strip [data-chat="${chat}"]`);
            for (const chat of ["ans", "evil", "group"]) face(chat).click();
            document.querySelector("#text-only").click();
            await new Promise(requestAnimationFrame);
            return performance.now() - start;
        }"""
    )
    assert again < 2000  # milliseconds to draw all of them again, on a slow machine too
    assert await group.root.get_by_test_id("message").count() == 200
    end = "each => each.scrollHeight - each.scrollTop - each.clientHeight < 5"
    assert await group.root.get_by_role("log").evaluate(end)
    await screen.close()
