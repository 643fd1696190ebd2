"""As `table`, where there are very many labels and each name speaks for a few of them only."""

from array import array
from collections.abc import Iterable, Mapping, Sequence

from matching.learned.seen import key
from matching.learned.table import little, places

MOST = 4  # labels a name speaks for
_BYTE = 255  # the largest a byte tells


class Sparse:
    """Of each name the labels it speaks for, and how much: two bytes for each."""

    def __init__(
        self, names: "array[int]", starts: "array[int]", told: bytes, step: float, labels: int
    ) -> None:
        """`starts`: where in `told` what each name says begins; one more for the end."""
        self.names, self.starts, self.told = names, starts, told
        self.step, self.labels = step, labels

    def __len__(self) -> int:
        return len(self.names)

    def sums(self, keys: Iterable[int]) -> tuple[int, ...]:
        """How many of these names are known, and what they say for every label, in steps."""
        starts, told, found = self.starts, self.told, [0] * self.labels
        known = places(self.names, keys)
        for at in known:
            for place in range(starts[at], starts[at + 1], 2):
                found[told[place]] += told[place + 1]
        return (len(known), *found)

    def kept(self) -> bytes:
        """As a file has it."""
        return little(self.names).tobytes() + little(self.starts).tobytes() + self.told


def sparse_of(weights: Mapping[str, Sequence[float]], labels: int, least: float) -> Sparse:
    """Of these rows what speaks at least so much more for a label than for half of the others."""
    rows = {key(name): _few(row, least) for name, row in weights.items()}
    step = max((more for row in rows.values() for _, more in row), default=1.0) / _BYTE
    names, starts, told = array("I", sorted(rows)), array("I", (0,)), bytearray()
    for name in names:
        for place, more in rows[name]:
            told += bytes((place, round(more / step)))
        starts.append(len(told))
    return Sparse(names, starts, bytes(told), step, labels)


def _few(row: Sequence[float], least: float) -> list[tuple[int, float]]:
    usual = sorted(row)[len(row) // 2]
    best = sorted(range(len(row)), key=lambda place: (-row[place], place))[:MOST]
    return [(place, row[place] - usual) for place in best if row[place] - usual >= least]


def sparse_from(data: bytes, count: int, step: float, labels: int) -> tuple[Sparse, int]:
    """What `Sparse.kept` gave, of so many names, and how many bytes of `data` that was."""
    names, starts = array("I"), array("I")
    size = count * names.itemsize
    names.frombytes(data[:size])
    starts.frombytes(data[size : 2 * size + starts.itemsize])
    starts = little(starts)
    begin = 2 * size + starts.itemsize
    end = begin + starts[-1]
    return Sparse(little(names), starts, data[begin:end], step, labels), end
