"""How fast the outbox is emptied under Telegram's limits, and how long what is urgent waits."""

import asyncio

from bot.app import App
from bot.clock import monotonic
from bot.shell import Shell
from tests.platform import A_SECOND, Platform, letters

BULK, SECONDS, URGENT = 10_000, 8.0, 5


async def rate_and_wait(app: App) -> tuple[float, int, float]:
    """Messages a second, how many were refused, and the longest wait of an urgent one.

    The wait is in seconds, from the first place that was free after the letter was written.
    """
    letters(app, "digest", *(f"1{n}" for n in range(BULK)))
    platform = Platform()
    shell = Shell(app, [platform], lambda _: None)
    running = asyncio.create_task(shell.run())
    written: dict[str, float] = {}
    for number in range(URGENT):
        await asyncio.sleep(SECONDS / URGENT)
        written[f"9{number}"] = monotonic()
        letters(app, "answer", f"9{number}")
    await asyncio.sleep(1.0)
    shell.stop()
    await running
    took = platform.took
    whole = (len(took) - 1) // A_SECOND * A_SECOND  # they leave in bursts: count whole ones
    rate = whole / (took[whole][0] - took[0][0])
    return rate, platform.refused, max(_waited(took, chat, at) for chat, at in written.items())


def _waited(took: list[tuple[float, str, str]], chat: str, written: float) -> float:
    """From the first message of whatever chat that left after it was written."""
    free = min(at for at, _, _ in took if at > written)
    return next((at - free for at, to, _ in took if to == chat), float("inf"))
