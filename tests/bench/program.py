"""The whole program against the Bot API server: how soon it is ready and how much it holds."""

from pathlib import Path
from time import perf_counter

from bot.db import use_keys
from bot.keys import Keys
from tests.crash import script, town
from tests.crash.program import SECRET, Bot, Server, until

UPDATES = 200
HIDE = "import sys\nsys.modules.update(rich=None, click=None)\n"


def ready_and_memory(folder: Path) -> tuple[float, float]:
    """Seconds until it says that it is running, and megabytes after 200 updates."""
    use_keys(Keys(SECRET))
    server = Server()
    bot = Bot(folder, server)
    as_installed(bot)
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


def as_installed(bot: Bot) -> None:
    """Without what only our own tools need.

    The linter of imports brings `rich` and `click`. Where httpx finds those it loads them for a
    command line of its own, 4 MB; `deploy/requirements.lock` has neither.
    """
    folder = bot.folder / "as-installed"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(HIDE, "ascii")
    bot.env["PYTHONPATH"] = str(folder)
