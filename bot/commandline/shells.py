"""The shell of this process, for Telegram as for the playground, and how it is stopped."""

import asyncio
import signal

from bot.app import App
from bot.commandline import assemble
from bot.election import Election, at_once
from bot.messages import Gateway
from bot.meter import Meter
from bot.pace import Pace
from bot.pulse import BEAT
from bot.settings import Settings
from bot.shell import Shell
from handlers.safety import first_aid

PRACTICE_BEAT = 0.5  # seconds between two beats where the clock is fast


def shell_for(
    app: App,
    gateways: list[Gateway],
    settings: Settings,
    pace: Pace | None = None,
    meter: Meter | None = None,
) -> Shell:
    """The shell with as many threads as the database takes."""
    threads = 8 if app.engine.dialect.name == "postgresql" else 1
    # Telegram brings to a webhook what one of several processes would have to fetch.
    several = threads > 1 and not settings.telegram_webhook
    beat = BEAT.total_seconds() if settings.clock_speed == 1 else PRACTICE_BEAT
    house = app.house
    return Shell(
        app,
        gateways,
        lambda incoming: first_aid(incoming, house),
        threads=threads,
        beat=beat,
        menu=assemble.staff_menu(house),
        pace=pace,
        meter=meter,
        elected=Election(app.engine.url).hold if several else at_once,
    )


def stop_on_signals(shell: Shell) -> None:
    """Ctrl-C and `kill` end it in good order."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, shell.stop)
