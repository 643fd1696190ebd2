"""Tells histories: each on a database file of its own, in memory where there is such a place."""

import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from bot.db import use_keys
from tests.ablation.table import TABLE
from tests.empty import open_copy, template
from tests.simulation.history import Ended, History
from tests.street import KEYS

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it


class Plan(NamedTuple):
    """What is told: how many days with trouble, and how many without until it must be over."""

    seed: str
    days: float = 1.0
    calm: float = 24.0
    without: str = ""  # a safeguard that is taken away first


def tell(plan: Plan) -> Ended:
    """One history, in this process."""
    use_keys(KEYS)
    folder = Path(tempfile.mkdtemp("-town", dir=MEMORY if os.access(MEMORY, os.W_OK) else None))
    engine = open_copy(template(folder), folder)
    try:
        return History(engine, plan.seed).told(plan.days, plan.calm)
    finally:
        engine.dispose()
        shutil.rmtree(folder)


def tell_all(plans: Iterable[Plan], processes: int) -> Iterator[Ended]:
    """Many histories, several at the same time, in order."""
    # not concurrent.futures: with `max_tasks_per_child` it does not replace every worker that
    # ends in Python 3.11 and may wait for ever (github.com/python/cpython/issues/115634)
    with get_context("spawn").Pool(processes, maxtasksperchild=20) as pool:
        yield from pool.imap(_tell_without, plans)


def _tell_without(plan: Plan) -> Ended:
    if plan.without:
        TABLE[plan.without].take_away()
    return tell(plan)


def summary(ended: Iterable[Ended], days: float) -> str:
    """What was lived through, in a line or two."""
    seeds, counts, struck = 0, Counter[str](), Counter[str]()
    for one in ended:
        seeds += 1
        counts += one.counts
        struck += one.struck
    faults = ", ".join(f"{n:,} {trouble}" for trouble, n in sorted(struck.items()))
    return (
        f"{seeds} seeds of {days:g} days: {counts['steps']:,} steps, {counts['commits']:,} commits"
        f" audited, {counts['kills']:,} kills\n{faults}"
    )


def failure(one: Ended, lines: int = 40) -> str:
    """What went wrong, what came before it, and how to see it again."""
    return "\n".join(
        (
            *one.lines[-lines:],
            *one.wrong,
            f"SEED={one.seed} STEP={one.counts['steps']} COMMIT={one.counts['commits']}",
            f"{Path(sys.executable).name} -m tests.simulation --seed {one.seed} tells it again",
        )
    )
