"""The whole program against the Bot API server: how soon it is ready and how much it holds."""

from pathlib import Path
from time import perf_counter

from bot.db import open_engine, use_keys
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
        made = bot.command(
            "neighbourhood", "add", "De Heeze", "--organisation", "Samen", "--contact", "Els",
            "--phone", "055-1234567",
        )  # fmt: skip
        if made.returncode:
            raise SystemExit(made.stderr)
        engine = open_engine(f"sqlite:///{folder / 'burenhulp.db'}")
        town.settle(engine)
        engine.dispose()
        began = perf_counter()
        bot.start()
        ready = perf_counter() - began
        server.push(script.script()[:UPDATES])
        until(lambda: not server.confirmed()["waiting"], 120)
        held = _megabytes(bot.pid)
        bot.stop()
        return ready, held
    finally:
        bot.close()
        server.stop()


def _megabytes(process: int) -> float:
    lines = Path(f"/proc/{process}/status").read_text("ascii").splitlines()
    resident = next(line for line in lines if line.startswith("VmRSS"))
    return int(resident.split()[1]) / 1024
