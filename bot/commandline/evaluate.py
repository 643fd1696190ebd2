"""`burenhulp evaluate DIRECTORY`: how well a labelled set is understood, against its floors."""

import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from matching.evaluate import LANGUAGES, Case, Figure, evaluate

FLOORS = "floors.toml"
_SHOWN = 400  # failures that are listed at most


def run(directory: Path, *, failures: str = "", out: TextIO | None = None) -> int:
    """Print the table; 1 when a figure is below its floor, 2 when the set cannot be read.

    `failures` names a figure whose wrong cases are listed below the table.
    """
    out = out or sys.stdout
    try:
        figures, cases = evaluate(directory)
        floors = _floors(directory)
    except (OSError, ValueError, KeyError) as error:
        print(f"This set cannot be read: {type(error).__name__} {error}", file=sys.stderr)
        return 2
    _table(figures, floors, out)
    if failures:
        _list(cases.get(failures, ()), out)
    low = [f for f in figures if f.value < floors.get(f.name, 0.0) - 1e-9]
    for figure in low:
        print(f"Below its floor: {figure.name} {figure.value:.3f}", file=out)
    return 1 if low else 0


def _floors(directory: Path) -> dict[str, float]:
    path = directory / FLOORS
    if not path.exists():
        return {}
    return {name: float(value) for name, value in tomllib.loads(path.read_text("utf-8")).items()}


def _table(figures: Sequence[Figure], floors: dict[str, float], out: TextIO) -> None:
    head = "".join(f"{language:>7}" for language in LANGUAGES)
    print(f"{'':34}{'value':>7}{'95%':>14}{'floor':>7}{'n':>6}{head}", file=out)
    for figure in figures:
        span = f"{figure.low:.2f}-{figure.high:.2f}" if figure.languages else ""
        floor = f"{floors[figure.name]:.2f}" if figure.name in floors else ""
        by = "".join(
            f"{figure.languages[language]:7.2f}" if language in figure.languages else " " * 7
            for language in LANGUAGES
        )
        print(
            f"{figure.name:34}{figure.value:7.3f}{span:>14}{floor:>7}{figure.size:6}{by}",
            file=out,
        )


def _list(cases: Sequence[Case], out: TextIO) -> None:
    for case in sorted(cases, key=lambda case: case.score)[:_SHOWN]:
        if case.score < 1:
            print(f"{case.score:5.2f} {case.language} {case.text!r}", file=out)
