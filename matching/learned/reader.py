"""A linear model of messages: signs, words and runs of letters speak for each label or against.

No two say it in the same words. Runs of letters tell of words that were never seen
("buurvrouwtje", "wasmasjien"), pairs of words how it is said.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from matching.learned.seen import Seen, key, keys_of, share
from matching.learned.table import Table, table_from, table_of

NOTHING: Mapping[str, float] = MappingProxyType({})
LEAST = 0.05  # what says less for every label is not kept
_CACHED = 2048  # words whose letters are kept as sums: the same few hundred are in most messages


class Reader:
    """Labels, what speaks for each beforehand, and a table for each part of what is seen."""

    def __init__(
        self, labels: Sequence[str], start: Sequence[float], tables: Sequence[Table]
    ) -> None:
        self.labels, self.start, self.tables = tuple(labels), tuple(start), tuple(tables)
        self._letters = lru_cache(maxsize=_CACHED)(self._of_word)

    def sums(self, seen: Seen) -> list[float]:
        """What speaks for every label, in their order."""
        found = list(self.start)
        for table, names in zip(self.tables, (seen.signs, seen.said), strict=False):
            _add(found, table.sums(map(key, names)), table.step)
        if seen.words:
            told = zip(*map(self._letters, seen.words), strict=True)
            _add(found, [sum(column) for column in told], self.tables[2].step)
        return found

    def told(self, words: Iterable[str], label: str) -> dict[str, int]:
        """How much the letters of each word speak for a label; only the order means something."""
        place = self.labels.index(label) + 1
        return {word: self._letters(word)[place] for word in words}

    def _of_word(self, word: str) -> tuple[int, ...]:
        return self.tables[2].sums(keys_of(word))

    def chances(self, seen: Seen, start: Mapping[str, float] = NOTHING) -> dict[str, float]:
        """The chance of every label; together 1. `start`: what is known of a label beforehand."""
        sums = self.sums(seen)
        if start:
            sums = [
                value + start.get(name, 0.0) for name, value in zip(self.labels, sums, strict=True)
            ]
        top = max(sums)
        powers = [math.exp(value - top) for value in sums]
        total = sum(powers)
        return {name: power / total for name, power in zip(self.labels, powers, strict=True)}

    def shifted(self, by: Mapping[str, float]) -> "Reader":
        """The same, but so much more speaks for these labels beforehand."""
        start = [
            round(value + by.get(name, 0.0), 4)
            for name, value in zip(self.labels, self.start, strict=True)
        ]
        return Reader(self.labels, start, self.tables)


def _add(found: list[float], told: Sequence[int], step: float) -> None:
    """Adds what a part says; the first of `told` is how many names of it are known."""
    each = step * share(told[0])
    for place, value in enumerate(told[1:]):
        found[place] += value * each


def reader_of(
    labels: Sequence[str], start: Sequence[float], weights: Sequence[Mapping[str, Sequence[float]]]
) -> Reader:
    """Of what speaks for each label beforehand, and the weights of each part by name."""
    tables = [table_of(rows, len(labels), LEAST) for rows in weights]
    return Reader(labels, [round(value, 4) for value in start], tables)


def write(reader: Reader, file: Path) -> None:
    """Keep it: a line that says what it is, and then the tables."""
    head = {
        "labels": reader.labels,
        "start": reader.start,
        "tables": [[len(table), table.step] for table in reader.tables],
    }
    data = b"".join(table.kept() for table in reader.tables)
    file.write_bytes(json.dumps(head).encode() + b"\n" + data)


def read(file: Path) -> Reader:
    """What was kept in `file`."""
    line, _, data = file.read_bytes().partition(b"\n")
    head = json.loads(line)
    labels, tables, at = head["labels"], [], 0
    for count, step in head["tables"]:
        size = count * (4 + len(labels))
        tables.append(table_from(data[at : at + size], count, step, len(labels)))
        at += size
    return Reader(labels, head["start"], tables)
