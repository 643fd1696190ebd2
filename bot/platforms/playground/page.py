"""Serves the page of the playground, to browsers on this computer only."""

import ipaddress
import json
import tomllib
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

from bot.platforms.playground.gateway import PlaygroundGateway
from bot.platforms.playground.wire import talk

HERE = Path(__file__).parent
STATIC = HERE / "static"
LANGUAGES = ("nl", "en")
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def loopback_only(host: str) -> None:
    """Raise ValueError when `host` can be reached from another computer."""
    bare = host.removeprefix("[").removesuffix("]")
    if bare == "localhost":
        return
    try:
        loopback = ipaddress.ip_address(bare).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise ValueError(f"the playground is for this computer only, not for {host!r}")


def add_routes(app: web.Application, gateway: PlaygroundGateway) -> None:
    """Serve the page at "/", and refuse everything in `app` to a foreign Host or Origin."""

    async def index(_: web.Request) -> web.FileResponse:
        return web.FileResponse(STATIC / "index.html", headers=HEADERS)

    async def wire(request: web.Request) -> web.StreamResponse:
        return await talk(request, gateway)

    async def document(request: web.Request) -> web.Response:
        return _document(gateway, request.match_info["chat"], request.match_info["receipt"])

    async def hang_up(_: web.Application) -> None:
        await gateway.close()

    app.middlewares.append(_guard)
    app.router.add_get("/", index)
    app.router.add_get("/static/{name}", _static)
    app.router.add_get("/words/{language}.json", _words)
    app.router.add_get("/document/{chat}/{receipt}", document)
    app.router.add_get("/ws", wire)
    app.on_shutdown.append(hang_up)


@web.middleware
async def _guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A page elsewhere that gives its name this computer's address reads and does nothing."""
    port = request.transport.get_extra_info("sockname")[1] if request.transport else 0
    own = {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")}
    origin = request.headers.get("Origin")
    if request.headers.get("Host", "").lower() not in own:
        raise web.HTTPForbidden(text="This page is for this computer only.")
    # A form of a page that tells no referrer says "null"; then the browser says whose form it was.
    form = origin == "null" and request.headers.get("Sec-Fetch-Site") == "same-origin"
    if origin is not None and not form and origin.lower() not in {f"http://{h}" for h in own}:
        raise web.HTTPForbidden(text="This page talks to itself only.")
    return await handler(request)


async def _static(request: web.Request) -> web.FileResponse:
    files = {
        file.name: file for file in STATIC.iterdir() if file.suffix in {".js", ".css", ".svg"}
    }
    file = files.get(request.match_info["name"])
    if file is None:
        raise web.HTTPNotFound
    return web.FileResponse(file, headers=HEADERS)


async def _words(request: web.Request) -> web.Response:
    language = request.match_info["language"]
    if language not in LANGUAGES:
        raise web.HTTPNotFound
    words = tomllib.loads((HERE / f"words.{language}.toml").read_text(encoding="utf-8"))
    return web.Response(text=json.dumps(words), content_type="application/json", headers=HEADERS)


def _document(gateway: PlaygroundGateway, chat: str, receipt: str) -> web.Response:
    transcript = gateway.chats.get(chat)
    entry = transcript.find(receipt) if transcript else None
    if entry is None or entry.document is None:
        raise web.HTTPNotFound
    name = entry.document.name.replace('"', "").replace("\r", "").replace("\n", "")
    return web.Response(
        body=entry.document.content,
        content_type="image/png" if entry.document.picture else "application/octet-stream",
        headers={**HEADERS, "Content-Disposition": f'attachment; filename="{name}"'},
    )
