"""Many names with a number each, in a few bytes a name: all that is asked is the number."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable

from matching.learned.seen import key


class Packed:
    """Numbers by name, which is kept as 32 bits of it.

    A dictionary of the same names takes ten times the memory.
    """

    def __init__(self, numbers: Iterable[tuple[str, int]], kind: str) -> None:
        """`kind`: how wide a number is, as in `array`."""
        rows = sorted((key(name), number) for name, number in numbers)
        self._names = array("I", [name for name, _ in rows])
        self._numbers = array(kind, [number for _, number in rows])

    def __len__(self) -> int:
        """How many names there are."""
        return len(self._names)

    def get(self, name: str) -> int:
        """The number of this name, 0 where it has none."""
        wanted, names = key(name), self._names
        at = bisect_left(names, wanted)
        return self._numbers[at] if at < len(names) and names[at] == wanted else 0
