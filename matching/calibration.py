"""How true the chances are, and what is acted on, asked back and left alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from matching.recognise import Understanding

BINS = 10
DECISIONS = ("acted on", "asked back", "left alone")
UNSURE = 0.6  # below this chance the conversation asks which of two kinds of help is meant
_ACTED = ("request", "offer")


@dataclass(frozen=True, slots=True)
class Bin:
    """The readings of nearly one chance: how many, their mean chance, and the share right."""

    size: int
    chance: float
    right: float


def bins(told: Iterable[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Ten bins, from the least sure on, empty ones left out; `told` is chance and truth."""
    rows: dict[int, list[tuple[float, bool]]] = {}
    for chance, right in told:
        rows.setdefault(min(BINS - 1, int(chance * BINS)), []).append((chance, right))
    return tuple(
        Bin(
            len(row),
            sum(chance for chance, _ in row) / len(row),
            sum(right for _, right in row) / len(row),
        )
        for _, row in sorted(rows.items())
    )


def expected_error(told: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error in ten bins, 0..1: how far the chances are from what happens."""
    every = sum(row.size * abs(row.chance - row.right) for row in bins(told))
    return every / max(1, len(told))


def decision(read: Understanding) -> str:
    """What the conversation does with a reading: act, ask what is meant, or say nothing."""
    if read.kind not in _ACTED and read.route == "neighbours":
        return "left alone"
    if read.route != "neighbours":
        return "acted on"
    unclear = any("what" in need.missing for need in read.needs) or len(read.guesses) == 1
    doubted = bool(read.guesses) and read.confidence < UNSURE
    return "asked back" if unclear or doubted else "acted on"


def decisions(rows: Iterable[tuple[str, bool]]) -> Mapping[str, tuple[int, float]]:
    """Of every decision how often it was taken, and the share in which it was the right one."""
    taken: dict[str, list[bool]] = {name: [] for name in DECISIONS}
    for name, right in rows:
        taken[name].append(right)
    return {name: (len(row), sum(row) / max(1, len(row))) for name, row in taken.items()}
