"""A browser without a screen, and the link that a coordinator follows with it."""

import re
from collections.abc import Mapping

from aiohttp import ClientSession, CookieJar

from tests.phone import Phone

OURS = {"Sec-Fetch-Site": "same-origin"}


def link_of(phone: Phone) -> str:
    """The link that somebody gets who writes *overzicht*."""
    phone.says("overzicht")
    found = re.search(r"http\S+/open/\S+", phone.hears("één keer", key="pag.link.here").text)
    assert found is not None
    return found[0]


class Browser:
    """Somebody's browser: keeps cookies, follows links, fills in forms."""

    def __init__(self) -> None:
        self.session = ClientSession(cookie_jar=CookieJar(unsafe=True))

    async def get(self, address: str, **headers: str) -> tuple[int, str]:
        async with self.session.get(address, headers=headers) as got:
            return got.status, await got.text()

    async def post(
        self, address: str, form: Mapping[str, str], headers: Mapping[str, str] = OURS
    ) -> tuple[int, str]:
        async with self.session.post(address, data=form, headers=headers) as got:
            return got.status, await got.text()

    async def opens(self, link: str) -> tuple[int, str]:
        """Follow a link and press the button there."""
        status, door = await self.get(link)
        assert status == 200
        token = re.search(r'name="token" value="([^"]+)"', door)
        assert token is not None
        return await self.post(f"{link.split('/open/')[0]}/open", {"token": token[1]})
