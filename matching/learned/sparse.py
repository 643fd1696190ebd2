"""As `table`, where there are very many labels and most names say something of a few of them."""

from array import array
from collections.abc import Iterable, Mapping, Sequence

from matching.learned.seen import key
from matching.learned.table import little, places

_MOST = 127  # the largest a byte tells


class Sparse:
    """Of each name the labels it says something of, and how much: two bytes for each."""

    def __init__(
        self,
        names: "array[int]",
        starts: "array[int]",
        which: bytes,
        much: "array[int]",
        step: float,
        labels: int,
    ) -> None:
        """`starts`: where each name begins in `which` (places of labels) and `much`; the end."""
        self.names, self.starts, self.which, self.much = names, starts, which, much
        self.step, self.labels = step, labels

    def __len__(self) -> int:
        return len(self.names)

    def sums(self, keys: Iterable[int]) -> tuple[int, ...]:
        """How many of these names are known, and what they say of every label, in steps."""
        starts, which, much, found = self.starts, self.which, self.much, [0] * self.labels
        known = places(self.names, keys)
        for at in known:
            begin, end = starts[at], starts[at + 1]
            for place, told in zip(which[begin:end], much[begin:end], strict=True):
                found[place] += told
        return (len(known), *found)

    def kept(self) -> bytes:
        """As a file has it."""
        numbers = little(self.names).tobytes() + little(self.starts).tobytes()
        return numbers + self.which + self.much.tobytes()


def sparse_of(weights: Mapping[str, Sequence[float]], labels: int, least: float) -> Sparse:
    """Of these rows what says at least so much for a label or against it."""
    rows = {
        key(name): [(place, much) for place, much in enumerate(row) if abs(much) >= least]
        for name, row in weights.items()
    }
    step = max((abs(much) for row in rows.values() for _, much in row), default=1.0) / _MOST
    names, starts, which, much = (
        array("I", sorted(rows)),
        array("I", (0,)),
        bytearray(),
        array("b"),
    )
    for name in names:
        which.extend(place for place, _ in rows[name])
        much.extend(round(told / step) for _, told in rows[name])
        starts.append(len(which))
    return Sparse(names, starts, bytes(which), much, step, labels)


def sparse_from(data: bytes, count: int, step: float, labels: int) -> tuple[Sparse, int]:
    """What `Sparse.kept` gave, of so many names, and how many bytes of `data` that was."""
    names, starts, much = array("I"), array("I"), array("b")
    size = count * names.itemsize
    names.frombytes(data[:size])
    starts.frombytes(data[size : 2 * size + starts.itemsize])
    starts = little(starts)
    begin = 2 * size + starts.itemsize
    middle = begin + starts[-1]
    end = middle + starts[-1]
    much.frombytes(data[middle:end])
    return Sparse(little(names), starts, data[begin:middle], much, step, labels), end
