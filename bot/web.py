"""The one web server: the playground (on loopback only), or what Telegram brings, and health."""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web


class AddressInUse(Exception):
    """Something else listens there already."""


def address(host: str, port: int) -> str:
    """The address of the page, as it is typed into a browser."""
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def on_loopback(host: str) -> bool:
    """Whether only this computer reaches what is served there."""
    bare = host.strip("[]")
    try:
        return bare == "localhost" or ipaddress.ip_address(bare).is_loopback
    except ValueError:
        return False


def ask_for(host: str, port: int) -> None:
    """Raises `AddressInUse` when nothing can listen there, before anything was made ready."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError:
        raise AddressInUse from None


FIGURES = "text/plain; version=0.0.4; charset=utf-8"  # how Prometheus reads them
Answer = Callable[[], Awaitable[tuple[bool, dict[str, Any]]]]  # all is well, and what is said


def add_watch(app: web.Application, health: Answer, ready: Answer) -> None:
    """Serve "/health" and "/ready": 200 or 503, and one JSON object without anything personal."""

    def serve(path: str, answer: Answer) -> None:
        async def told(_: web.Request) -> web.Response:
            well, said = await answer()
            headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
            return web.json_response(said, status=200 if well else 503, headers=headers)

        app.router.add_get(path, told)

    serve("/health", health)
    serve("/ready", ready)


def add_figures(app: web.Application, figures: Callable[[], bytes]) -> None:
    """Serve "/metrics" for Prometheus; `figures` is asked in a thread, as it asks the database."""

    async def told(_: web.Request) -> web.Response:
        said = await asyncio.to_thread(figures)
        return web.Response(body=said, headers={"Content-Type": FIGURES})

    app.router.add_get("/metrics", told)


class WebServer:
    """An aiohttp server that is started and stopped with the bot."""

    def __init__(self, host: str, port: int) -> None:
        self.app = web.Application(client_max_size=1 << 20)
        self.host, self.port = host, port
        self._runner: web.AppRunner | None = None

    async def start(self) -> str:
        """Listen; returns the address of the page. Raises `AddressInUse`."""
        self._runner = web.AppRunner(
            self.app, access_log=None, handle_signals=False, shutdown_timeout=2
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, self.host, self.port)
        try:
            await site.start()
        except OSError:
            await self._runner.cleanup()
            raise AddressInUse from None
        return address(self.host, self.port)

    async def stop(self) -> None:
        if self._runner is not None:
            await asyncio.wait_for(self._runner.cleanup(), timeout=5)
