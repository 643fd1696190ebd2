"""`burenhulp run`: the bot itself; on Telegram with a token, else the playground."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from functools import partial
from typing import Any

from bot.app import App, StorageDown
from bot.commandline import assemble, overview, playground
from bot.commandline.health import look
from bot.commandline.shells import shell_for, stop_on_signals
from bot.flood import Flood
from bot.messages import Menus, NotDelivered, Outcome
from bot.meter import Meter
from bot.settings import Settings
from bot.web import WebServer, add_figures, add_watch
from handlers.asking.small_talk import small_talk

log = logging.getLogger(__name__)


def run(settings: Settings, tell: Callable[[str], None]) -> int:
    """Run until stopped; returns the exit code. `tell` prints a line for whoever started it."""
    if not settings.telegram_token:
        tell("No BURENHULP_TELEGRAM_TOKEN is set, so this is the playground.")
        return playground.run(settings, tell)
    with assemble.lock(settings) or nullcontext():
        asyncio.run(_run(settings, tell))
    return 0


async def _run(settings: Settings, tell: Callable[[str], None]) -> None:
    from bot.platforms.telegram import TelegramGateway, webhook_at

    keys = assemble.keys_of(settings)
    house = assemble.house(keys)
    engine = assemble.open_database(settings, keys)
    clock = assemble.clock_for(engine, settings, house)
    app = App(engine, clock, house, small_talk, assemble.erasures(settings), Flood())
    if settings.clock_speed == 1:
        assemble.mark_used(app)
    webhook, opened = None, asyncio.Event()
    server = server_for(settings, opened)
    if settings.telegram_webhook:
        webhook = webhook_at(settings.telegram_webhook, settings.telegram_token)
        server.app.add_routes(webhook.routes())
    overview.serve(server, app, overview.base_of(settings))
    gateway = TelegramGateway(
        settings.telegram_token,
        settings.telegram_api_url,
        now=clock.now,
        set_aside=partial(set_aside, app),
        webhook=webhook,
    )
    shell = shell_for(app, [gateway], settings, meter=meter_for(app, settings, server))
    stop_on_signals(shell)
    try:
        if settings.listens:
            await server.start()
        if not await shell.open():
            return
        opened.set()
        assemble.remember_owner_link(app, tell)
        showing = asyncio.create_task(show_menus(gateway.menus, assemble.menus(app)))
        tell(f"{house.selves['telegram'].name} is running on Telegram. Stop it with Ctrl-C.")
        await shell.run()
        showing.cancel()
    finally:
        opened.clear()
        await server.stop()
        engine.dispose()


def server_for(settings: Settings, opened: asyncio.Event) -> WebServer:
    """The web server, which serves /health and /ready where it was told to listen.

    Ready is who is connected to the platform (`opened`) and to a database that beats.
    """
    server = WebServer(settings.http_host, settings.http_port)

    async def health() -> tuple[bool, dict[str, Any]]:
        found = await asyncio.to_thread(look, settings)
        return not found.wrong, found.said()

    async def ready() -> tuple[bool, dict[str, Any]]:
        wrong = (await asyncio.to_thread(look, settings)).wrong
        well = opened.is_set() and not {"database", "schema", "pulse"} & {*wrong}
        return well, {"ready": well}

    if settings.http_set:
        add_watch(server.app, health, ready)
    return server


def meter_for(app: App, settings: Settings, server: WebServer) -> Meter:
    """Counts for Prometheus and serves it at /metrics, where it was told to listen."""
    if not settings.http_set:
        return Meter()
    from bot.metrics import Metrics

    metrics = Metrics(app)
    add_figures(server.app, metrics.text)
    return metrics


async def show_menus(
    show: Callable[[Menus], Awaitable[None]],
    menus: Menus,
    pauses: tuple[float, float] = (5.0, 600.0),
) -> None:
    """Show the menus of commands; a platform that does not take them now is asked again later."""
    pause, longest = pauses
    while True:
        try:
            return await show(menus)
        except NotDelivered as problem:
            log.warning("the menus are not shown", extra={"outcome": problem.outcome.value})
            if problem.outcome not in (Outcome.NOT_SENT, Outcome.UNKNOWN):
                return None
            await asyncio.sleep(max(pause, problem.retry_after or 0))
        pause = min(pause * 2, longest)


async def set_aside(app: App, update: str, kind: str, reason: str) -> None:
    """Note an update that cannot be handled. Raises StorageDown when nothing is wrong with it."""
    if reason == StorageDown.__name__:
        raise StorageDown
    await asyncio.to_thread(app.set_aside, "telegram", update, kind, reason)
