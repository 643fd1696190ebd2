"""The whole program against the Bot API server: how soon it is ready and how much it holds."""

from pathlib import Path
from time import perf_counter

from bot.db import use_keys
from bot.keys import Keys
from tests.crash import script, town
from tests.crash.program import SECRET, Bot, Server, until

UPDATES = 200


def ready_and_memory(folder: Path) -> tuple[float, float]:
    """Seconds until it says that it is running, and megabytes after 200 updates."""
    use_keys(Keys(SECRET))
    server = Server()
    bot = Bot(folder, server)
    try:
        town.found(bot).dispose()
        began = perf_counter()
        bot.start()
        ready = perf_counter() - began
        server.push(script.script()[:UPDATES])
        until(lambda: not server.confirmed()["waiting"], 120)
        held = bot.megabytes()
        bot.stop()
        return ready, held
    finally:
        bot.close()
        server.stop()
