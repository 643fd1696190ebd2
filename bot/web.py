"""The one web server: for now it serves the playground, on loopback only."""

import asyncio
import logging

from aiohttp import web

log = logging.getLogger(__name__)


class AddressInUse(Exception):
    """Something else listens there already."""


class WebServer:
    """An aiohttp server that is started and stopped with the bot."""

    def __init__(self, host: str, port: int) -> None:
        self.app = web.Application(client_max_size=1 << 20)
        self.host, self.port = host, port
        self._runner: web.AppRunner | None = None

    async def start(self) -> str:
        """Listen; returns the address of the page. Raises `AddressInUse`."""
        self._runner = web.AppRunner(self.app, access_log=None, handle_signals=False)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self.host, self.port, shutdown_timeout=2)
        try:
            await site.start()
        except OSError:
            await self._runner.cleanup()
            raise AddressInUse from None
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/"

    async def stop(self) -> None:
        if self._runner is not None:
            await asyncio.wait_for(self._runner.cleanup(), timeout=5)
