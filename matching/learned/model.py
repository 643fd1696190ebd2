"""A linear model: each feature speaks for or against each label; the sums become chances."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

HERE = Path(__file__).parent
NOTHING: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Model:
    """Labels, and what every feature says for each of them: (place of the label, weight)."""

    labels: tuple[str, ...]
    weights: Mapping[str, tuple[tuple[int, float], ...]]

    def chances(
        self, features: Mapping[str, float], start: Mapping[str, float] = NOTHING
    ) -> dict[str, float]:
        """The chance of every label; together 1. `start`: what is known of a label beforehand."""
        sums = self.sums(features)
        for place, label in enumerate(self.labels):
            sums[place] += start.get(label, 0.0)
        top = max(sums)
        powers = [math.exp(value - top) for value in sums]
        total = sum(powers)
        return {label: power / total for label, power in zip(self.labels, powers, strict=True)}

    def sums(self, features: Mapping[str, float]) -> list[float]:
        """What speaks for every label, in the order of the labels."""
        sums = [0.0] * len(self.labels)
        for place, weight in self.weights.get("", ()):
            sums[place] += weight
        for name, value in features.items():
            for place, weight in self.weights.get(name, ()):
                sums[place] += weight * value
        return sums

    def shifted(self, by: Mapping[str, float]) -> "Model":
        """The same, but so much more speaks for these labels beforehand."""
        start = dict(self.weights.get("", ()))
        for place, label in enumerate(self.labels):
            start[place] = round(start.get(place, 0.0) + by.get(label, 0.0), 2)
        return Model(self.labels, {**self.weights, "": tuple(sorted(start.items()))})


def write(model: Model, file: Path) -> None:
    """Keep a model as text: the labels, then a line a feature, in order."""
    lines = ["\t".join(("labels", *model.labels))]
    for name, row in sorted(model.weights.items()):
        lines.append("\t".join((name, *(f"{place}:{weight:.2f}" for place, weight in row))))
    file.write_text("\n".join(lines) + "\n", "utf-8")


def read(file: Path) -> Model:
    """The model that was kept in `file`."""
    head, *lines = file.read_text("utf-8").rstrip("\n").split("\n")
    weights = {}
    pairs: dict[str, tuple[int, float]] = {}  # a few thousand different ones: each is kept once
    for line in lines:
        name, *row = line.split("\t")
        for part in row:
            if part not in pairs:
                place, weight = part.split(":")
                pairs[part] = int(place), float(weight)
        weights[name] = tuple([pairs[part] for part in row])
    return Model(tuple(head.split("\t")[1:]), weights)


@lru_cache(maxsize=1)
def danger_model() -> Model:
    """Which number a message is for, if any."""
    return read(HERE / "danger.model")


@lru_cache(maxsize=1)
def kinds_model() -> Model:
    """Which kind a message is."""
    return read(HERE / "kinds.model")
