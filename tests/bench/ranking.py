"""Understanding a sentence and ranking the offers, beside rapidfuzz over all of them."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from statistics import median
from time import perf_counter
from zoneinfo import ZoneInfo

from rapidfuzz import fuzz, process

from matching import Index, Need, understand
from tests.bench import updates

REFERENCE = datetime.fromtimestamp(updates.MOMENT, UTC).astimezone(ZoneInfo("Europe/Amsterdam"))


def words(count: int) -> list[str]:
    """The texts of `count` requests of the bench."""
    return [json.loads(data)["message"]["text"] for data in updates.requests(count)]


def understanding(texts: list[str]) -> float:
    """Median seconds to understand one sentence."""
    return _median(lambda text: understand(text, REFERENCE), texts)


def ranking(texts: list[str], offers: int) -> tuple[float, float]:
    """Median seconds to rank `offers` offers for one need: ours, and rapidfuzz's."""
    known = updates.sentences("offers.jsonl")
    pool = [f"{known[n % len(known)]} {n // len(known) or ''}".strip() for n in range(offers)]
    index = Index()
    for number, text in enumerate(pool):
        index.put(number, text)
    needs = [need for text in texts for need in understand(text, REFERENCE).needs[:1]]
    ours = _median(lambda need: index.rank(need, 50, reference=REFERENCE), needs)
    theirs = _median(
        lambda need: process.extract(need.text, pool, scorer=fuzz.WRatio, limit=50), needs[:40]
    )
    return ours, theirs


def _median(run: Callable[..., object], things: list[str] | list[Need]) -> float:
    took = []
    for thing in things:
        began = perf_counter()
        run(thing)
        took.append(perf_counter() - began)
    return median(took)
