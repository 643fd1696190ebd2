"""A linear model: each feature speaks for or against each label; the sums become chances."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from matching.learned.packed import Packed
from matching.learned.softmax import softmax

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Model:
    """Labels, and what every feature says for each of them, in the order of the labels.

    The feature "" is in every message.
    """

    labels: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]

    def chances(self, features: Mapping[str, float], level: float = 1.0) -> dict[str, float]:
        """The chance of every label; together 1. The features count `level` times as much."""
        return dict(zip(self.labels, softmax(self.sums(features, level)), strict=True))

    def sums(self, features: Mapping[str, float], level: float = 1.0) -> list[float]:
        """What speaks for every label, in the order of the labels."""
        known = self.weights
        rows = [known[name] for name in features if name in known]
        sums = [level * sum(column) for column in zip(*rows, strict=True)]
        sums = sums or [0.0] * len(self.labels)
        for name, value in features.items():
            if value != 1.0 and name in known:  # hardly ever: most are there or not
                for place, weight in enumerate(known[name]):
                    sums[place] += level * (value - 1.0) * weight
        for place, weight in enumerate(known.get("", ())):
            sums[place] += weight
        return sums


def write(model: Model, file: Path) -> None:
    """Keep a model as text: the labels, then a line a feature, in order."""
    lines = ["\t".join(("labels", *model.labels))]
    for name, row in sorted(model.weights.items()):
        told = (f"{place}:{weight:.2f}" for place, weight in enumerate(row) if weight)
        lines.append("\t".join((name, *told)))
    file.write_text("\n".join(lines) + "\n", "utf-8")


def read(file: Path) -> Model:
    """The model that was kept in `file`."""
    head, *lines = file.read_text("utf-8").rstrip("\n").split("\n")
    labels = tuple(head.split("\t")[1:])
    weights: dict[str, tuple[float, ...]] = {}
    same: dict[str, float] = {}  # a few hundred values tell all of it
    rows: dict[tuple[float, ...], tuple[float, ...]] = {}  # and many a row is like another
    for line in lines:
        name, *told = line.split("\t")
        row = [0.0] * len(labels)
        for place, _, weight in (part.partition(":") for part in told):
            row[int(place)] = same.setdefault(weight, float(weight))
        told_by = tuple(row)
        weights[name] = rows.setdefault(told_by, told_by)
    return Model(labels, weights)


@dataclass(frozen=True, slots=True)
class Leaning:
    """What speaks for one of two labels, in hundredths, and what does beforehand."""

    start: float
    weights: Packed


def read_leaning(file: Path) -> Leaning:
    """The model of two labels that was kept in `file`: what speaks for the second."""
    model = read(file)
    told = {name: row[1] - row[0] for name, row in model.weights.items()}
    start = told.pop("", 0.0)
    return Leaning(start, Packed(((name, round(100 * w)) for name, w in told.items()), "h"))


@lru_cache(maxsize=1)
def money_model() -> Model:
    """Whether a message is about money, a card or a code."""
    return read(HERE / "money.model")


@lru_cache(maxsize=1)
def reasons_model() -> Leaning:
    """Whether a piece of a message is a private reason."""
    return read_leaning(HERE / "reasons.model")
