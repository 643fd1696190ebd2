"""Fits a linear model to examples: plain Python, the same at every run, for developers."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from matching.learned.model import Model
from matching.learned.softmax import softmax

RATE, DECAY, EPOCHS = 0.1, 1e-3, 16  # AdaGrad's step, pull towards nothing, rounds
SEEN = 2  # examples a feature has to be in
NEARLY = 0.003  # a chance that is wrong by less is right
LEAST = 0.06  # a weight below this says nothing
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Example:
    """What is seen of one message, its label, and how much it counts."""

    features: Mapping[str, float]
    label: str
    weight: float = 1.0


def fit(
    examples: Sequence[Example], labels: Sequence[str], *, epochs: int = EPOCHS, least: int = SEEN
) -> Model:
    """The weights under which the labels of the examples are most likely (logistic regression).

    `least`: in how many examples a feature has to be.
    """
    seen = Counter(name for example in examples for name in example.features)
    known = {name for name, count in seen.items() if count >= least} | {""}
    place = {label: number for number, label in enumerate(labels)}
    weights = {name: [0.0] * len(labels) for name in known}
    squares = {name: [1e-6] * len(labels) for name in known}
    order = list(range(len(examples)))
    chance = Random(1)  # noqa: S311 - an order of examples, not a secret
    for _ in range(epochs):
        chance.shuffle(order)
        for number in order:
            example = examples[number]
            seen_here = [("", 1.0), *((n, v) for n, v in example.features.items() if n in known)]
            _step(place[example.label], example.weight, seen_here, weights, squares)
    return Model(tuple(labels), _kept(weights))


def held_out(
    examples: Sequence[tuple[int, Example]], labels: Sequence[str], *, epochs: int = EPOCHS
) -> Iterable[tuple[Example, Model]]:
    """Every example, and a model fitted to the other folds. The number is an example's fold."""
    for fold in range(FOLDS):
        model = fit([one for part, one in examples if part != fold], labels, epochs=epochs)
        yield from ((one, model) for part, one in examples if part == fold)


def _step(
    wanted: int,
    weight: float,
    seen: Sequence[tuple[str, float]],
    weights: dict[str, list[float]],
    squares: dict[str, list[float]],
) -> None:
    sums = [0.0] * len(weights[""])
    for name, value in seen:
        for place, counted in enumerate(weights[name]):
            sums[place] += counted * value
    wrong = softmax(sums)
    wrong[wanted] -= 1.0
    misses = [(at, weight * miss) for at, miss in enumerate(wrong) if abs(miss) > NEARLY]
    for name, value in seen:
        row, known = weights[name], squares[name]
        for at, miss in misses:
            slope = miss * value + DECAY * row[at]
            known[at] += slope * slope
            row[at] -= RATE * slope / math.sqrt(known[at])


def _kept(weights: Mapping[str, Sequence[float]]) -> dict[str, tuple[float, ...]]:
    rows = {
        name: tuple(round(w, 2) if abs(w) >= LEAST else 0.0 for w in row)
        for name, row in weights.items()
    }
    return {name: row for name, row in rows.items() if any(row)}
