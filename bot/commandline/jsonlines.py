"""Reads JSON lines: a bad one is named on standard error and skipped."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

Read = TypeVar("Read")


@dataclass(slots=True)
class Lines:
    """Lines with what each should be; afterwards `bad` says how many could not be read."""

    lines: Iterable[str]
    source: str = ""  # said before the number of a bad line
    bad: int = 0

    def read(self, make: Callable[[dict[str, Any]], Read]) -> Iterator[Read]:
        """What `make` makes of each line's object; it raises what JSON and dictionaries raise."""
        for number, line in enumerate(self.lines, 1):
            if not line.strip():
                continue
            try:
                yield make(_object(line))
            except (ValueError, KeyError, TypeError) as error:
                what = f"{self.source}line {number}: {type(error).__name__} {error}"
                print(what, file=sys.stderr)
                self.bad += 1


def _object(line: str) -> dict[str, Any]:
    row = json.loads(line)
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise ValueError("no object with a text")
    return row
