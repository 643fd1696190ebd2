"""Understanding a sentence and ranking the offers, beside what others rank with."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from statistics import median
from time import perf_counter
from typing import TypeVar
from zoneinfo import ZoneInfo

from matching import Index, understand
from tests.bench import peers, updates

REFERENCE = datetime.fromtimestamp(updates.MOMENT, UTC).astimezone(ZoneInfo("Europe/Amsterdam"))
Thing = TypeVar("Thing")
OURS = "ours"
FEW = 40  # needs that the slow ones are asked
TIMED = """
from time import perf_counter
began = perf_counter()
import matching
print(perf_counter() - began)
"""


def words(messages: list[bytes]) -> list[str]:
    """The texts of updates."""
    return [json.loads(data)["message"]["text"] for data in messages]


def import_time(runs: int) -> float:
    """Median seconds to import `matching` in a process of its own."""
    return median(
        float(
            subprocess.run([sys.executable, "-c", TIMED], capture_output=True, check=True).stdout
        )
        for _ in range(runs)
    )


def understanding(texts: list[str], *, group: bool) -> float:
    """Median seconds to understand one sentence."""
    return median(_took(lambda text: understand(text, REFERENCE, group=group), t) for t in texts)


def ranking(texts: list[str], offers: int) -> dict[str, float]:
    """Median seconds to rank so many offers for one need: ours and the others in turn."""
    known = updates.sentences("offers.jsonl")
    pool = [f"{known[n % len(known)]} {n // len(known) or ''}".strip() for n in range(offers)]
    index = Index()
    for number, text in enumerate(pool):
        index.put(number, text)
    others = {
        "rapidfuzz": peers.rapidfuzz(pool),
        "BM25": peers.bm25(pool),
        "FTS5": peers.fts5(pool),
    }
    took: dict[str, list[float]] = {OURS: [], **{name: [] for name in others}}
    needs = [need for text in texts for need in understand(text, REFERENCE).needs[:1]]
    for number, need in enumerate(needs):
        took[OURS].append(_took(lambda one: index.rank(one, 50, reference=REFERENCE), need))
        for name, search in others.items() if number < FEW else ():
            took[name].append(_took(search, need.text))
    return {name: median(seconds) for name, seconds in took.items()}


def _took(run: Callable[[Thing], object], thing: Thing) -> float:
    began = perf_counter()
    run(thing)
    return perf_counter() - began
