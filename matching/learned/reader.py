"""A linear model of messages: signs, words and runs of letters speak for each label or against.

No two say it in the same words. Runs of letters tell of words that were never seen
("buurvrouwtje", "wasmasjien"), pairs of words how it is said.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from matching.learned.seen import Seen, key, keys_of, share
from matching.learned.softmax import softmax
from matching.learned.sparse import Sparse, sparse_from
from matching.learned.table import Table, table_from, table_of

Weights = Mapping[str, Sequence[float]]  # of each name, for every label

NOTHING: Mapping[str, float] = MappingProxyType({})
LEAST = 0.05  # what says less for every label is not kept
_CACHED = 2_000  # words of which what they say is kept: the same few hundred are in most messages


class Reader:
    """Labels, what speaks for each beforehand, and a table for each part of what is seen."""

    def __init__(
        self, labels: Sequence[str], start: Sequence[float], tables: Sequence[Table | Sparse]
    ) -> None:
        self.labels, self.start, self.tables = tuple(labels), tuple(start), tuple(tables)
        self._by_word = lru_cache(maxsize=_CACHED)(self._of_word)

    def sums(self, seen: Seen) -> list[float]:
        """What speaks for every label, in their order."""
        signs, said, letters = self.tables
        found: Sequence[float] = self.start
        if seen.signs:
            found = _added(found, signs.sums(map(key, seen.signs)), signs.step)
        told = [said.sums(map(key, seen.pairs))]
        if seen.words:
            words = [self._by_word(word) for word in seen.words]
            told += [word for word, _ in words]
            spelled = _together([letter for _, letter in words])
            found = _added(found, spelled, letters.step)
        return _added(found, _together(told), said.step)

    def knows(self, words: Iterable[str]) -> bool:
        """Whether it has learned anything of one of these words itself."""
        return self.tables[1].sums(map(key, words))[0] > 0

    def told(self, words: Iterable[str], label: str) -> dict[str, int]:
        """How much the letters of each word speak for a label; only the order means something."""
        place = self.labels.index(label) + 1
        return {word: self._by_word(word)[1][place] for word in words}

    def _of_word(self, word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """What a word says by itself, and what its letters say."""
        _, said, letters = self.tables
        return said.sums((key(word),)), letters.sums(keys_of(word))

    def chances(
        self, seen: Seen, start: Mapping[str, float] = NOTHING, sharp: float = 1.0
    ) -> dict[str, float]:
        """The chance of every label; together 1. `start`: what is known of a label beforehand.

        `sharp`: above 1 the likely ones become likelier.
        """
        sums = self.sums(seen)
        if start:
            sums = [
                value + start.get(name, 0.0) for name, value in zip(self.labels, sums, strict=True)
            ]
        return dict(zip(self.labels, softmax(sums, sharp), strict=True))

    def among(self, seen: Seen, groups: Sequence[Sequence[int]]) -> dict[str, float]:
        """The chance of every label in one of these groups of places; 1 for each group."""
        sums = self.sums(seen)
        return {
            self.labels[at]: chance
            for group in groups
            for at, chance in zip(group, softmax([sums[at] for at in group]), strict=True)
        }

    def shifted(self, by: Mapping[str, float]) -> "Reader":
        """The same, but so much more speaks for these labels beforehand."""
        start = [
            round(value + by.get(name, 0.0), 4)
            for name, value in zip(self.labels, self.start, strict=True)
        ]
        return Reader(self.labels, start, self.tables)


def _together(told: Sequence[Sequence[int]]) -> Sequence[int]:
    return [sum(column) for column in zip(*told, strict=True)]


def _added(found: Sequence[float], told: Sequence[int], step: float) -> list[float]:
    """With what a part says; the first of `told` is how many names of it are known."""
    each = step * share(told[0])
    return [value + each * more for value, more in zip(found, told[1:], strict=True)]


def reader_of(
    labels: Sequence[str],
    start: Sequence[float],
    weights: Sequence[Weights],
    table: Callable[[Weights, int, float], Table | Sparse] = table_of,
    least: float = LEAST,
) -> Reader:
    """Of what speaks for each label beforehand, and the weights of each part by name.

    `table`: how they are kept, `sparse_of` where there are very many labels.
    """
    tables = [table(rows, len(labels), least) for rows in weights]
    return Reader(labels, [round(value, 4) for value in start], tables)


def write(reader: Reader, file: Path) -> None:
    """Keep it: a line that says what it is, and then the tables."""
    tables = [(len(table), table.step, isinstance(table, Sparse)) for table in reader.tables]
    head = {"labels": reader.labels, "start": reader.start, "tables": tables}
    data = b"".join(table.kept() for table in reader.tables)
    file.write_bytes(json.dumps(head).encode() + b"\n" + data)


def read(file: Path) -> Reader:
    """What was kept in `file`."""
    line, _, data = file.read_bytes().partition(b"\n")
    head = json.loads(line)
    labels, tables = head["labels"], []
    for count, step, sparse in head["tables"]:
        kept = sparse_from if sparse else table_from
        table, end = kept(data, count, step, len(labels))
        tables.append(table)
        data = data[end:]
    return Reader(labels, head["start"], tables)
