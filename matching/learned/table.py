"""What each of many names says for every label, in one byte a label: all that is asked is sums."""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from matching.learned.seen import key

_MOST = 127  # the largest a byte tells


class Table:
    """Rows by name. A name is kept as a number of 32 bits: a dictionary takes ten times more."""

    def __init__(self, names: "array[int]", rows: "array[int]", step: float, labels: int) -> None:
        """`step`: what one counts for in a row, which has a place for each of so many `labels`."""
        self.names, self.rows, self.step, self.labels = names, rows, step, labels

    def __len__(self) -> int:
        return len(self.names)

    def sums(self, keys: Iterable[int]) -> tuple[int, ...]:
        """How many of these names are known, and what they say for every label, in steps."""
        rows, width = self.rows, self.labels
        found = [rows[at * width : at * width + width] for at in places(self.names, keys)]
        told = [sum(column) for column in zip(*found, strict=True)] if found else [0] * width
        return (len(found), *told)

    def kept(self) -> bytes:
        """As a file has it: the numbers of the names, and then the rows."""
        return little(self.names).tobytes() + self.rows.tobytes()


def table_of(weights: Mapping[str, Sequence[float]], labels: int, least: float) -> Table:
    """Of these rows; what says less than `least` for every label is left out."""
    told = {key(name): row for name, row in weights.items() if max(map(abs, row)) >= least}
    step = max((abs(weight) for row in told.values() for weight in row), default=1.0) / _MOST
    names = array("I", sorted(told))
    rows = array("b", [round(weight / step) for name in names for weight in told[name]])
    return Table(names, rows, step, labels)


def table_from(data: bytes, count: int, step: float, labels: int) -> tuple[Table, int]:
    """What `Table.kept` gave, of so many names, and how many bytes of `data` that was."""
    names, rows = array("I"), array("b")
    size = count * names.itemsize
    end = size + count * labels
    names.frombytes(data[:size])
    rows.frombytes(data[size:end])
    return Table(little(names), rows, step, labels), end


def places(names: "array[int]", keys: Iterable[int]) -> list[int]:
    """Where those of the keys stand that are among these names, which are in order."""
    count = len(names)
    return [
        at for wanted in keys if (at := bisect_left(names, wanted)) < count and names[at] == wanted
    ]


def little(names: "array[int]") -> "array[int]":
    """The same on a machine that writes its numbers the other way round."""
    if sys.byteorder == "big":
        names = names[:]
        names.byteswap()
    return names
