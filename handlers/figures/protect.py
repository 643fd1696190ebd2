"""Hides small numbers, so that nobody is pointed at and nothing hidden can be worked out.

A total and its parts are published together, so a part that is hidden alone is the total less the
others. Parts are therefore hidden until every number under five could still be any of one to four.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FEWEST = 5  # a number from one to four points at somebody
MOST = FEWEST - 1


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be told of a number: what it is at least and at most.

    `few`: it is under five. Neither `few` nor exact: it is hidden for the sake of another one,
    and lies between the two.
    """

    least: int
    most: int
    few: bool = False

    @property
    def exact(self) -> int | None:
        return self.least if self.least == self.most else None


def alone(number: int) -> Shown:
    """A number that is published without a total it is part of."""
    return Shown(1, MOST, few=True) if 0 < number < FEWEST else Shown(number, number)


def parts(numbers: Mapping[str, int], first: Sequence[str] = ()) -> dict[str, Shown] | None:
    """The parts of a total that is published too; None when none of them may be told.

    `first` are hidden before others when more has to be hidden, then the smallest ones.
    """
    total = sum(numbers.values())
    few = {name for name, number in numbers.items() if 0 < number < FEWEST}
    if total < FEWEST:
        return None
    rest = sorted(
        (name for name, number in numbers.items() if number >= FEWEST),
        key=lambda name: (name not in first, numbers[name]),
    )
    others: list[str] = []
    while few:
        hidden = sum(numbers[name] for name in (*few, *others))
        if _open(hidden, len(few), len(others)):
            return _told(numbers, few, others, hidden)
        if not rest:
            return None
        others.append(rest.pop(0))
    return {name: Shown(number, number) for name, number in numbers.items()}


def finest(
    numbers: Mapping[str, int],
    together: Sequence[tuple[str, Sequence[str]]],
    first: Sequence[str] = (),
) -> dict[str, Shown] | None:
    """The parts as they are or, where that tells more, with some of them added up.

    `together` are names for what may be added up, each with its parts.
    """
    tables: list[dict[str, int]] = [dict(numbers)]
    for name, those in together:
        others = {part: number for part, number in numbers.items() if part not in those}
        tables.append({**others, name: sum(numbers[part] for part in those)})
    told = [found for table in tables if (found := parts(table, first)) is not None]
    return min(told, key=_hidden, default=None)


def _hidden(told: Mapping[str, Shown]) -> int:
    """How much a reader does not know of what had to be hidden for another number."""
    return sum(shown.most - shown.least for shown in told.values() if not shown.few)


def _open(hidden: int, few: int, others: int) -> bool:
    """Whether each of `few` could be one and could be four, when together it is `hidden`."""
    least = hidden - others * FEWEST - (few - 1)  # left for one when the others take the least
    most = 1 if others else hidden - (few - 1) * MOST
    return least >= MOST and most <= 1


def _told(
    numbers: Mapping[str, int], few: set[str], others: list[str], hidden: int
) -> dict[str, Shown]:
    told = {}
    for name, number in numbers.items():
        if name in few:
            told[name] = Shown(1, MOST, few=True)
        elif name in others:
            spare = len(others) - 1
            least = FEWEST if spare else max(FEWEST, hidden - len(few) * MOST)
            told[name] = Shown(least, hidden - len(few) - spare * FEWEST)
        else:
            told[name] = Shown(number, number)
    return told


def merged(numbers: Mapping[str, int], rest: str) -> list[tuple[str, int]]:
    """The parts of a total, the largest first, with the small ones together as `rest`.

    `rest` stands last and is at least five, unless the total is less.
    """
    found = sorted(numbers.items(), key=lambda part: (-part[1], part[0]))
    found = [part for part in found if part[1]]
    together: list[tuple[str, int]] = []
    while found and (found[-1][1] < FEWEST or 0 < _sum(together) < FEWEST):
        together.append(found.pop())
    return [*found, (rest, _sum(together))] if together else found


def _sum(some: Sequence[tuple[str, int]]) -> int:
    return sum(number for _, number in some)
