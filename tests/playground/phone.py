"""Drives the page of the playground as a person would, by labels, roles and what can be read.

What a test may count on, in every language of the page:

- `body[data-ready]`: the page knows everything and can be used;
- `data-testid="group"` and `"phone"`: one telephone each, `data-person` says whose it is;
- in it a `combobox` (whose it is), a `log` (what was said), a `textbox` (what is written; Enter
  sends), `button`s under a message, a `status` (the short answer that only this person sees);
- `data-testid="message"` with `data-side="bot|own|other"`, `data-author` and `data-receipt`, and
  in it `data-testid="text"`; `data-testid="now"`: the practice clock; `data-turn`: its buttons;
- the `toolbar`: a face for the group and for everybody, with `data-chat`, which shows that chat;
  `body[data-columns]`: how many telephones there is room for.
"""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Literal, Self

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 5_000  # milliseconds
WAKING = 30_000  # milliseconds until a neighbourhood has woken up, on a busy machine too


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A browser without a window; without the program the test is left out, or fails."""
    if shutil.which(CHROMIUM) is None:
        if "browser" in os.environ.get("BURENHULP_TEST_REQUIRE", ""):
            pytest.fail(f"{CHROMIUM} is not installed")
        pytest.skip(f"left out: {CHROMIUM} is not installed")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        await browser.close()


class Phone:
    """One telephone on the page: of one person, or the group as one person sees it."""

    def __init__(self, root: Locator) -> None:
        self.root = root
        self.input = root.get_by_role("textbox")

    async def says(self, text: str) -> None:
        """Write `text` and send it with Enter."""
        await self.input.fill(text)
        await self.input.press("Enter")
        await expect(self.input).to_have_value("", timeout=PATIENCE)

    async def presses(self, label: str) -> None:
        """Press the newest button with this label."""
        await self.root.get_by_role("button", name=label, exact=True).last.click(timeout=PATIENCE)

    async def starts(self) -> None:
        """Open the private chat with the bot."""
        await self.root.locator(".bar button").click(timeout=PATIENCE)

    async def hears(self, *words: str) -> str:
        """The newest message of the bot with all `words`, as soon as it is there."""
        message = self.root.locator('[data-testid="message"][data-side="bot"]')
        for word in words:
            message = message.filter(has_text=word)
        await message.last.wait_for(timeout=PATIENCE)
        return await message.last.inner_text()

    async def toast(self, *words: str) -> str:
        """The short answer that only this person sees, as soon as it has all `words`."""
        status = self.root.get_by_role("status")
        for word in words:
            await expect(status).to_contain_text(word, timeout=PATIENCE)
        return await status.inner_text()

    async def choices(self) -> list[str]:
        """The labels of the buttons under messages, oldest first."""
        return await self.root.locator(".choice").all_inner_texts()


class Screen:
    """The whole page, in one browser window."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda told: self._console(told.type, told.text))

    @classmethod
    async def open(
        cls,
        browser: Browser,
        address: str,
        width: int = 1280,
        height: int = 800,
        scheme: Literal["light", "dark"] = "light",
    ) -> Self:
        """Open `address` in a window of this size and wait until it can be used."""
        page = await browser.new_page(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        screen = cls(page)
        await page.goto(address)
        await screen.ready()
        return screen

    async def ready(self) -> None:
        """Wait until the page knows everything."""
        await self.page.locator("body[data-ready]").wait_for(timeout=WAKING)

    async def group(self, name: str) -> Phone:
        """The group, in which `name` writes."""
        root = self.page.get_by_test_id("group")
        if not await root.is_visible():
            await self.face("group").click()
        await root.get_by_role("combobox").select_option(label=name)
        return Phone(root)

    async def phone(self, name: str) -> Phone:
        """The telephone of `name`, put in the place of the last one where it was not shown."""
        for root in await self.page.get_by_test_id("phone").all():
            shown = await root.locator("select option:checked").inner_text()
            if shown == name and await root.is_visible():
                return Phone(root)
        face = self.page.locator("#strip button").filter(has=self.page.get_by_text(name))
        chat = await face.get_attribute("data-chat")
        await face.click()
        root = self.page.locator(f'[data-testid="phone"][data-person="{chat}"]:visible')
        await root.wait_for(timeout=PATIENCE)
        place = await root.get_attribute("id")
        return Phone(self.page.locator(f"#{place}"))

    def face(self, chat: str) -> Locator:
        """The button in the row of faces that shows this chat."""
        return self.page.locator(f'#strip [data-chat="{chat}"]')

    async def turn(self, to: Literal["hour", "evening", "morning"]) -> None:
        """Turn the practice clock and wait until everything that became due is done."""
        button = self.page.locator(f'[data-turn="{to}"]')
        await button.click()
        await expect(button).not_to_have_attribute("aria-disabled", "true", timeout=60_000)

    async def text_only(self, on: bool = True) -> None:
        """Show everything as a platform without buttons would."""
        await self._unfold()
        await self.page.locator("#text-only").set_checked(on)

    async def speak(self, language: str) -> None:
        """Choose the language of the page."""
        await self._unfold()
        await self.page.locator("#language").select_option(language)

    async def sticking_out(self) -> list[str]:
        """What is wider than there is room for, so that one would have to scroll sideways."""
        found = await self.page.evaluate(
            """() => [...document.querySelectorAll("html, .pane, .log, .bubble, .choice, .toast")]
            .filter((each) => each.checkVisibility() && each.scrollWidth > each.clientWidth)
            .map((each) => `${each.scrollWidth} > ${each.clientWidth} ${each.outerHTML}`)"""
        )
        return [str(each)[:300] for each in found]

    async def violations(self) -> list[str]:
        """What axe-core finds against WCAG 2.1 AA, and 2.2 AA as far as it can tell."""
        levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
        found = await Axe().run(self.page, options={"runOnly": levels})
        return [
            f"{each['id']}: {node['html']} {node['failureSummary']}"
            for each in found.response["violations"]
            for node in each["nodes"]
        ]

    async def close(self) -> None:
        """Close the window; nothing may have gone wrong in it."""
        await self.page.close()
        assert self.errors == []

    def _console(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.errors.append(text)

    async def _unfold(self) -> None:
        tools = self.page.locator("#tools")
        if await tools.get_attribute("open") is None:
            await tools.locator("summary").click()
