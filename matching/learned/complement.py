"""Learns which of many labels words go with, by counting: complement naive Bayes.

After Rennie and others, *Tackling the poor assumptions of naive Bayes text classifiers* (2003):
what speaks for a label is how seldom a name is in the texts of all others. Takes a second where
fitting takes minutes, and tells kinds of help as well.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from matching.learned.descent import Example
from matching.learned.reader import Weights
from matching.learned.seen import parts

LEAST = 3  # examples a name has to be in
DOUBT = 0.3  # of an example that every label is thought to have beforehand


def complement(
    examples: Sequence[Example], labels: Sequence[str], *, least: int = LEAST
) -> list[Weights]:
    """The weights of each part by name: for every label, with a mean of nothing."""
    told = [parts(example.seen) for example in examples]
    place = {label: number for number, label in enumerate(labels)}
    places = [place[example.label] for example in examples]
    return [_weights(names, places, len(labels), least) for names in zip(*told, strict=True)]


def _weights(
    every: Sequence[Mapping[str, int]], places: Sequence[int], labels: int, least: int
) -> Weights:
    seen = Counter(name for names in every for name in names)
    rare = {
        name: math.log((1 + len(every)) / (1 + count)) + 1
        for name, count in seen.items()
        if count >= least
    }
    found = {name: [0.0] * labels for name in rare}
    for names, place in zip(every, places, strict=True):
        here = [name for name in names if name in rare]
        size = math.sqrt(math.fsum(rare[name] ** 2 for name in here)) or 1.0
        for name in here:
            found[name][place] += rare[name] / size
    sums = [math.fsum(row[at] for row in found.values()) for at in range(labels)]
    doubt = DOUBT * len(rare)
    most = [math.log(math.fsum(sums) - one + doubt) if rare else 0.0 for one in sums]
    return {name: _against(row, rare[name], most) for name, row in found.items()}


def _against(row: Sequence[float], rare: float, most: Sequence[float]) -> list[float]:
    """How seldom a name is in the texts of all other labels, the rarer the more it counts."""
    total = math.fsum(row)
    told = [whole - math.log(total - own + DOUBT) for own, whole in zip(row, most, strict=True)]
    mean = math.fsum(told) / len(told)
    return [rare * (value - mean) for value in told]
