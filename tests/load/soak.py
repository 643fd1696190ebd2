"""Updates for hours, with random faults: nothing is lost, memory stays flat: `make soak`."""

import argparse
import random
import sqlite3
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

from sqlalchemy.orm import Session

from bot.db import open_engine, use_keys
from bot.keys import Keys
from bot.seen import SetAside
from tests.crash import script, town
from tests.crash.program import SECRET, Bot, Server, until

FAULTS = (
    {"kind": "429", "retry_after": 3, "times": 20, "share": 0.5},
    {"kind": "500", "times": 20, "share": 0.3},
    {"kind": "502", "times": 10, "share": 0.5},
    {"kind": "reject", "times": 20, "share": 0.3},
    {"kind": "reset", "times": 10, "share": 0.3},
    {"kind": "garbage", "times": 5, "share": 0.3},
    {"kind": "slow", "seconds": 2.0, "times": 20, "share": 0.5},
    {"kind": "403", "times": 2, "share": 0.1},
    {"kind": "502", "method": "getUpdates", "times": 3},
)
TROUBLE, LOCKED = 0.1, 0.01  # chances of each second
HELD = 3.0  # seconds that somebody else has the database
WARM = 0.2  # of the time, before memory is looked at
GROWTH = 1.2  # of memory from there to the end, at most


class Soak:
    """The whole program, and what is done to it."""

    def __init__(self, folder: Path, seed: str) -> None:
        self.chance = random.Random(seed)
        self.server = Server()
        self.bot = Bot(folder, self.server)
        self.file = folder / "burenhulp.db"
        self.said = 0
        self.faults = 0
        self.held: list[float] = []
        self._script = cycle(range(10_000))
        self._waiting: list[dict[str, object]] = []

    def settle(self) -> None:
        town.found(self.bot).dispose()
        self.server.knows([script.HELPER + n for n in range(script.HELPERS)])

    def second(self, rate: int) -> None:
        """One second: updates, perhaps a fault."""
        began = time.monotonic()
        self.server.push([self._next() for _ in range(rate)])
        if self.chance.random() < TROUBLE:
            self.faults += 1
            self.server.fault(**self.chance.choice(FAULTS))
        if self.chance.random() < LOCKED:
            self.faults += 1
            self._hold()
        self.held.append(self.bot.megabytes())
        time.sleep(max(0.0, 1.0 - (time.monotonic() - began)))

    def _next(self) -> dict[str, object]:
        if not self._waiting:
            self._waiting = script.script(next(self._script))[::-1]
        update = self._waiting.pop()
        self.said += 1
        message = update["message"]
        update["update_id"] = message["message_id"] = self.said  # type: ignore[index]  # from JSON
        message["date"] = int(time.time())  # type: ignore[index]  # as above
        return update

    def _hold(self) -> None:
        with sqlite3.connect(self.file, isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            time.sleep(HELD)
            other.execute("ROLLBACK")
        other.close()

    def ends(self) -> list[str]:
        """What is wrong when everything has come to rest."""
        self.server.fault()
        until(lambda: not self.server.confirmed()["waiting"], 300)
        audited = self.bot.command("audit")
        wrong = [] if audited.returncode == 0 else [f"audit: {audited.stdout[:2000]}"]
        if self.bot.stop() != 0:
            wrong.append("it did not stop in good order")
        engine = open_engine(f"sqlite:///{self.file}")
        with Session(engine) as db:
            aside = db.query(SetAside).count()
        engine.dispose()
        return wrong + ([f"{aside} were set aside"] if aside else [])


def main() -> int:
    """1 when something was lost, or memory grew."""
    parser = argparse.ArgumentParser(prog="python -m tests.load.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--rate", type=int, default=20, help="updates a second")
    parser.add_argument("--seed", default=str(random.SystemRandom().randrange(10**9)))
    asked = parser.parse_args()
    use_keys(Keys(SECRET))
    print(f"seed {asked.seed}, {asked.minutes:g} minutes at {asked.rate} a second", flush=True)
    with tempfile.TemporaryDirectory(prefix="burenhulp-soak-") as name:
        soak = Soak(Path(name), asked.seed)
        try:
            soak.settle()
            soak.bot.start()
            end = time.monotonic() + asked.minutes * 60
            while time.monotonic() < end:
                soak.second(asked.rate)
                if len(soak.held) % 60 == 0:
                    print(f"{len(soak.held) // 60:4} min {soak.held[-1]:6.1f} MB"
                          f" {soak.said:,} updates {soak.faults} faults", flush=True)  # fmt: skip
            wrong = soak.ends()
        finally:
            soak.bot.close()
            soak.server.stop()
    warm = soak.held[int(len(soak.held) * WARM)]
    last = sorted(soak.held[-30:])[len(soak.held[-30:]) // 2]
    print(f"{soak.said:,} updates, {soak.faults} faults; {warm:.1f} MB, in the end {last:.1f} MB")
    if last > warm * GROWTH:
        wrong.append("memory grew")
    print(*wrong or ["nothing was lost"], sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
