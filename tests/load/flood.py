"""Ten thousand updates at once, against the whole program."""

import json
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.db import use_keys
from bot.keys import Keys
from bot.outbox import Letter
from bot.seen import Seen, SetAside
from tests.crash import script, town
from tests.crash.program import SECRET, Bot, Server, until

TIMES = 10  # the thousand updates, each time by other people
OTHERS = 100  # between the ids of the people of two times


class Flood(NamedTuple):
    """What came of it."""

    updates: int
    seconds: float
    megabytes: float  # the most it ever held
    lost: int  # private updates that were neither answered nor set aside


def updates(times: int) -> list[dict[str, object]]:
    """The script of the crash tests, so many times over."""
    found = []
    for time in range(times):
        for update in script.script(time):
            moved = json.loads(json.dumps(update))
            message = moved["message"]
            moved["update_id"] = message["message_id"] = update["update_id"] + time * 1000
            for side in ("chat", "from"):
                if message[side]["id"] > 0:
                    message[side]["id"] += time * OTHERS
            found.append(moved)
    return found


def flood(folder: Path, times: int = TIMES) -> Flood:
    """Push them, start, and measure until the last one is acknowledged."""
    use_keys(Keys(SECRET))
    server = Server()
    bot = Bot(folder, server)
    try:
        engine = town.found(bot)
        every = updates(times)
        server.push(every)
        began = perf_counter()
        bot.start()
        until(lambda: not server.confirmed()["waiting"], 600)
        seconds, held = perf_counter() - began, bot.megabytes("VmHWM")
        bot.stop()
        with Session(engine) as db:
            lost = _lost(db, every)
        engine.dispose()
        return Flood(len(every), seconds, held, lost)
    finally:
        bot.close()
        server.stop()


def _lost(db: Session, every: list[dict[str, object]]) -> int:
    """How many of what people wrote in private left no trace."""
    private = {
        str(one["update_id"])
        for one in every
        if one["message"]["chat"]["id"] > 0  # type: ignore[index]  # read from JSON
    }
    known = set(db.scalars(select(Seen.update))) | set(db.scalars(select(SetAside.update)))
    assert (db.scalar(select(func.count()).select_from(Letter)) or 0) > len(private) / 2
    return len(private - known)
