"""Pages to look at, for who followed a link of the bot: safe headers, one cookie, no script."""

import asyncio
import hmac
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from aiohttp import web

from bot.clock import monotonic
from bot.spoken import LANGUAGES

PATH, COOKIE = "/overzicht", "overzicht"
LASTS = 8 * 3600  # seconds that a browser keeps the cookie
LARGEST = 4096  # bytes of a form
MOST, MINUTE = 60, 60.0  # forms a minute, of everybody together
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
}
PREVIEWS = ("telegrambot", "whatsapp", "facebookexternalhit", "twitterbot", "slackbot", "discord")


@dataclass(frozen=True, slots=True)
class Shown:
    """A page, and what the browser has to show from now on (None: as before; "": nothing)."""

    html: str
    status: int = 200
    secret: str | None = None


class Desk(Protocol):
    """What stands behind the page. Each call may ask the database, so it is made in a thread."""

    style: str  # CSS

    def door(self, token: str, language: str) -> Shown:
        """What a link opens, whoever looks: it uses nothing up and asks no database."""

    def open(self, token: str, secret: str, language: str) -> Shown:
        """The button there: uses the link up. `secret` is what the browser shows already."""

    def look(self, secret: str, language: str) -> Shown:
        """The page, for a browser that shows `secret`."""

    def close(self, secret: str, check: str, language: str) -> Shown:
        """Look no more; `check` stands in the page's own form."""

    def busy(self, language: str) -> Shown:
        """Too many forms: come again."""


class Pages:
    """The routes. `base` is the public address that links begin with: "https://…/"."""

    def __init__(self, base: str, desk: Desk) -> None:
        self._desk = desk
        parts = urlsplit(base)
        self._origin = f"{parts.scheme}://{parts.netloc}".lower()
        self._safe = parts.scheme == "https"
        self._cookie = f"__Host-{COOKIE}" if self._safe else COOKIE
        self._forms: list[float] = []

    def add_to(self, app: web.Application) -> None:
        """Serve them in `app`."""
        app.router.add_get(PATH, self.look)
        app.router.add_get(f"{PATH}/stijl.css", self.style)
        app.router.add_get(f"{PATH}/open/{{token}}", self.door)
        app.router.add_post(f"{PATH}/open", self.open)
        app.router.add_post(f"{PATH}/dicht", self.close)

    async def style(self, _: web.Request) -> web.Response:
        """How it looks."""
        return web.Response(text=self._desk.style, content_type="text/css", headers=HEADERS)

    async def door(self, request: web.Request) -> web.Response:
        """The link. A program that draws a preview of it gets nothing to draw."""
        agent = request.headers.get("User-Agent", "").lower()
        if request.method == "HEAD" or any(name in agent for name in PREVIEWS):
            return web.Response(status=204, headers=HEADERS)
        return self._answer(self._desk.door(request.match_info["token"], _language(request)))

    async def open(self, request: web.Request) -> web.Response:
        """The button behind the link."""
        form, language = await self._form(request), _language(request)
        if form is None:
            return self._answer(self._desk.busy(language))
        shown = await asyncio.to_thread(
            self._desk.open, form.get("token", ""), self._secret(request), language
        )
        if shown.secret and shown.status == 200:
            return self._remember(web.Response(status=303, headers={**HEADERS, "Location": PATH}),
                                  shown.secret)  # fmt: skip
        return self._answer(shown)

    async def look(self, request: web.Request) -> web.Response:
        """The page."""
        secret, language = self._secret(request), _language(request)
        return self._answer(await asyncio.to_thread(self._desk.look, secret, language))

    async def close(self, request: web.Request) -> web.Response:
        """The button to close it."""
        form, language = await self._form(request), _language(request)
        if form is None:
            return self._answer(self._desk.busy(language))
        check = form.get("check", "")
        return self._answer(
            await asyncio.to_thread(self._desk.close, self._secret(request), check, language)
        )

    def _secret(self, request: web.Request) -> str:
        return request.cookies.get(self._cookie, "")

    async def _form(self, request: web.Request) -> dict[str, str] | None:
        """What was filled in; None when there are too many. Refuses what another page sent."""
        if not self._own(request):
            raise web.HTTPForbidden(headers=HEADERS)
        now = monotonic()
        self._forms = [at for at in self._forms if at > now - MINUTE]
        if len(self._forms) >= MOST:
            return None
        self._forms.append(now)
        if (request.content_length or 0) > LARGEST:
            raise web.HTTPRequestEntityTooLarge(LARGEST, request.content_length or 0)
        posted = await request.post()
        return {name: value for name, value in posted.items() if isinstance(value, str)}

    def _own(self, request: web.Request) -> bool:
        """Whether a page of ours sent it. Without a referrer a browser's Origin is "null"."""
        site = request.headers.get("Sec-Fetch-Site")
        if site is not None:
            return site == "same-origin"
        origin = request.headers.get("Origin", "")
        return hmac.compare_digest(origin.lower().encode(), self._origin.encode())

    def _answer(self, shown: Shown) -> web.Response:
        response = web.Response(
            text=shown.html, status=shown.status, content_type="text/html", headers=HEADERS
        )
        if shown.secret is not None:
            self._remember(response, shown.secret)
        return response

    def _remember(self, response: web.Response, secret: str) -> web.Response:
        response.set_cookie(
            self._cookie, secret, max_age=LASTS if secret else 0, path="/", httponly=True,
            secure=self._safe, samesite="Strict",
        )  # fmt: skip
        return response


def _language(request: web.Request) -> str:
    """The first of the browser's languages that is ours."""
    for part in request.headers.get("Accept-Language", "").lower().split(","):
        if part.strip()[:2] in LANGUAGES:
            return part.strip()[:2]
    return "nl"
