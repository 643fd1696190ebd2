"""`burenhulp evaluate DIRECTORY`: how well a labelled set is understood, against its floors."""

import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from matching.calibration import decisions
from matching.evaluate import Case, Figure, decided, evaluate
from matching.language import LANGUAGES
from matching.subsets import SUBSETS

FLOORS = "floors.toml"
_SHOWN = 400  # failures that are listed at most


def run(directory: Path, *, failures: str = "", out: TextIO | None = None) -> int:
    """Print the table; 1 when a figure is below its floor, 2 when the set cannot be read.

    `failures` names a figure whose wrong cases are listed below the table. A bad line is named on
    standard error and skipped, and gives 1.
    """
    out, bad = out or sys.stdout, list[str]()
    try:
        figures, cases = evaluate(directory, bad)
        floors = _floors(directory)
        done = decided(directory)
    except (OSError, ValueError, KeyError) as error:
        print(f"This set cannot be read: {type(error).__name__} {error}", file=sys.stderr)
        return 2
    for line in bad:
        print(line, file=sys.stderr)
    if failures and failures not in cases:
        print(f"--failures is one of: {', '.join(cases)}", file=sys.stderr)
        return 2
    _table(figures, floors, out)
    _decisions(done, out)
    if failures:
        _list(cases.get(failures, ()), out)
    low = [(name, value) for name, value in _every(figures) if value < floors.get(name, 0) - 1e-9]
    for name, value in low:
        print(f"Below its floor: {name} {value:.3f}", file=out)
    return 1 if low or bad else 0


def _every(figures: Sequence[Figure]) -> Iterator[tuple[str, float]]:
    """Every figure, and each part of it as "offers nDCG@5, noisy"."""
    for figure in figures:
        yield figure.name, figure.value
        for part, value in figure.parts.items():
            yield f"{figure.name}, {part}", value


def _floors(directory: Path) -> dict[str, float]:
    path = directory / FLOORS
    if not path.exists():
        return {}
    return {name: float(value) for name, value in tomllib.loads(path.read_text("utf-8")).items()}


def _table(figures: Sequence[Figure], floors: dict[str, float], out: TextIO) -> None:
    columns = (*LANGUAGES, *SUBSETS)
    head = "".join(f"{column:>{_wide(column)}}" for column in columns)
    print(f"{'':34}{'value':>7}{'95%':>14}{'floor':>7}{'n':>6}{head}", file=out)
    for figure in figures:
        span = f"{figure.low:.2f}-{figure.high:.2f}" if figure.parts else ""
        floor = f"{floors[figure.name]:.2f}" if figure.name in floors else ""
        by = "".join(
            f"{figure.parts[column]:{_wide(column)}.2f}"
            if column in figure.parts
            else " " * _wide(column)
            for column in columns
        )
        print(
            f"{figure.name:34}{figure.value:7.3f}{span:>14}{floor:>7}{figure.size:6}{by}",
            file=out,
        )


def _wide(column: str) -> int:
    return max(7, len(column) + 2)


def _decisions(done: Mapping[str, Sequence[tuple[str, bool]]], out: TextIO) -> None:
    """What is acted on, asked back and left alone, and how often that is right."""
    for place, rows in done.items():
        for name, (size, right) in decisions(rows).items():
            print(f"{place + ': ' + name:34}{right:7.3f}{'right of':>14}{'':7}{size:6}", file=out)


def _list(cases: Sequence[Case], out: TextIO) -> None:
    for case in sorted(cases, key=lambda case: case.score)[:_SHOWN]:
        if case.score < 1:
            print(f"{case.score:5.2f} {case.language} {case.text!r}", file=out)
