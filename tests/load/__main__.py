"""Prints how it bears up, with the limits: `make load`; 1 when one was missed."""

import logging
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles

from bot.db import use_keys
from tests.bench import ours
from tests.load import flood, million
from tests.street import KEYS

SECONDS, MEGABYTES = 60.0, 250.0
CLOSED, OPEN, TAPS, TAP = 1_000_000, 100_000, 300, 0.2
SIZES = (1_000, 10_000, 100_000, 1_000_000)
TIMES = 3.0  # that a beat over a million may take longer than one over a thousand


class Limits:
    """Says each figure with what it may be at most."""

    def __init__(self) -> None:
        self.missed = 0

    def say(self, what: str, found: float, most: float, unit: str) -> None:
        fine = found <= most
        self.missed += not fine
        print(f"{what:<58}{found:>10.4g} {unit:<4} limit {most:g}{'' if fine else '  MISSED'}",
              flush=True)  # fmt: skip


def at_once(limits: Limits, folder: Path) -> None:
    found = flood.flood(folder)
    limits.say(f"{found.updates:,} updates at once, all committed", found.seconds, SECONDS, "s")
    limits.say("  the most memory it held meanwhile", found.megabytes, MEGABYTES, "MB")
    limits.say("  lost", found.lost, 0, "")


def a_tap(limits: Limits, folder: Path) -> None:
    town = million.Requests(ours.open_town(folder))
    town.grow(opened=OPEN, closed=CLOSED)
    million.taps(town, range(20))  # the first ones warm everything up
    took, won = million.taps(town, range(20, 20 + TAPS))
    p99 = quantiles(took, n=100)[98]
    limits.say(f"[Ik help] among {CLOSED:,} closed and {OPEN:,} open, p50", median(took), TAP, "s")
    limits.say("  p99", p99, TAP, "s")
    limits.say("  not taken", TAPS - won, 0, "")
    town.app.engine.dispose()


def the_heart(limits: Limits, folder: Path) -> None:
    town, found = million.Requests(ours.open_town(folder)), []
    for size in SIZES:
        town.grow(opened=size)
        found.append(min((million.beat(town) for _ in range(3)), key=lambda one: one.idle))
    longest = max(one.idle for one in found)
    for one in found:
        bar = "█" * max(1, round(30 * one.idle / longest))
        print(f"a beat over {one.open:>9,} open: {one.idle * 1e3:6.1f} ms {bar:<30}"
              f" {one.busy * 1e3:5.1f} ms for each that is due", flush=True)  # fmt: skip
    first, last = found[0], found[-1]
    limits.say("a beat with nothing due, a million to a thousand", last.idle / first.idle, TIMES,
               "x")  # fmt: skip
    limits.say("  for each that is due", last.busy / first.busy, TIMES, "x")
    town.app.engine.dispose()


def main() -> int:
    logging.disable(logging.WARNING)
    limits = Limits()
    for measure in (at_once, a_tap, the_heart):
        with tempfile.TemporaryDirectory(prefix="burenhulp-load-") as name:
            measure(limits, Path(name))
            use_keys(KEYS)
    return 1 if limits.missed else 0


if __name__ == "__main__":
    sys.exit(main())
