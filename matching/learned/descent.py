"""Finds the weights of a linear model from examples: plain Python, the same at every run."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import add
from random import Random

from matching.learned.reader import Reader, reader_of
from matching.learned.seen import Seen, parts, share
from matching.learned.softmax import softmax

RATE, SLOWER, EPOCHS = 4.0, 0.5, 20  # the first step, how fast it shrinks each round, and rounds
PULL = 3e-5  # towards nothing, at each example
START = 0.1  # of a step: for what speaks for a label beforehand
LEAST = 2  # examples a name has to be in
NEARLY = 0.003  # a chance that is wrong by less is right
MEAN = 10  # the last rounds, after each of which the weights are taken into the mean that is kept
FOLDS = 5

Row = list[float]


@dataclass(frozen=True, slots=True)
class Example:
    """What is seen of one message, its label, and how much it counts."""

    seen: Seen
    label: str
    weight: float = 1.0


def learned(examples: Sequence[Example], labels: Sequence[str], *, least: int = LEAST) -> Reader:
    """The model under which the labels of the examples are most likely (logistic regression).

    Steps are not made larger for what is seldom, as AdaGrad's are: a rare run of letters would
    say as much as a word that is in hundreds of messages. What is kept is a mean of many rounds:
    which example happened to come last, or to come at all, turns less of it.
    """
    told = [parts(example.seen) for example in examples]
    known = [_known(names, least, len(labels)) for names in zip(*told, strict=True)]
    start = [0.0] * len(labels)
    place = {label: number for number, label in enumerate(labels)}
    data = [
        (place[one.label], one.weight, _rows(names, known))
        for one, names in zip(examples, told, strict=True)
    ]
    every = [start, *(row for rows in known for row in rows.values())]
    sums = [[0.0] * len(labels) for _ in every]
    chance = Random(1)  # noqa: S311 - an order of examples, not a secret
    for number in range(EPOCHS):
        chance.shuffle(data)
        rate = RATE / (1.0 + SLOWER * number)
        for one in data:
            _step(one, start, rate)
        left = (1.0 - PULL * rate) ** len(data)
        for row in every[1:]:
            row[:] = [weight * left for weight in row]
        if number >= EPOCHS - MEAN:
            for total, row in zip(sums, every, strict=True):
                total[:] = map(add, total, row)
    for total, row in zip(sums, every, strict=True):
        row[:] = [weight / MEAN for weight in total]
    return reader_of(labels, start, known)


def _known(every: Iterable[Mapping[str, int]], least: int, labels: int) -> dict[str, Row]:
    """Weights of nothing for the names of a part that are in so many examples at least."""
    seen = Counter(name for names in every for name in names)
    return {name: [0.0] * labels for name, count in seen.items() if count >= least}


def _rows(
    told: Sequence[Mapping[str, int]], known: Sequence[Mapping[str, Row]]
) -> list[tuple[Row, float]]:
    """The weights of what is seen of one message, and how much each counts."""
    found: list[tuple[Row, float]] = []
    for names, rows in zip(told, known, strict=True):
        here = {name: many for name, many in names.items() if name in rows}
        each = share(sum(here.values()))
        found += [(rows[name], many * each) for name, many in here.items()]
    return found


def _step(one: tuple[int, float, list[tuple[Row, float]]], start: Row, rate: float) -> None:
    wanted, weight, names = one
    sums = start[:]
    for row, value in names:
        for place, told in enumerate(row):
            sums[place] += told * value
    wrong = softmax(sums)
    wrong[wanted] -= 1.0
    misses = [(at, rate * weight * miss) for at, miss in enumerate(wrong) if abs(miss) > NEARLY]
    for at, miss in misses:
        start[at] -= START * miss
    for row, value in names:
        for at, miss in misses:
            row[at] -= miss * value


def held_out(
    examples: Sequence[tuple[int, Example]], labels: Sequence[str]
) -> Iterator[tuple[Example, Reader]]:
    """Every example, and a model of the other folds. The number is an example's fold."""
    for fold in range(FOLDS):
        reader = learned([one for part, one in examples if part != fold], labels)
        yield from ((one, reader) for part, one in examples if part == fold)
