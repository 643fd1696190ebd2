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

LEAST = 2  # examples a name has to be in
DOUBT = 1.0  # examples that every label is thought to have beforehand
LOUDEST = 2.5  # the most one name says: a word that was in three texts is no proof

Groups = Sequence[Sequence[int]]  # places of labels, each in one group


def complement(
    examples: Sequence[Example], labels: Sequence[str], groups: Groups = ()
) -> list[Weights]:
    """The weights of each part by name: for every label, with a mean of nothing.

    With `groups` a label is told from the others of its group only; without, from all.
    """
    told = [parts(example.seen) for example in examples]
    place = {label: number for number, label in enumerate(labels)}
    places = [place[example.label] for example in examples]
    apart, many = groups or [range(len(labels))], len(labels)
    return [_Part(names, places).weights(apart, many) for names in zip(*told, strict=True)]


class _Part:
    """One part of all examples: how much each name is there, of each label."""

    def __init__(self, every: Sequence[Mapping[str, int]], places: Sequence[int]) -> None:
        seen = Counter(name for names in every for name in names)
        self.rare = {
            name: math.log((1 + len(every)) / (1 + count)) + 1
            for name, count in seen.items()
            if count >= LEAST
        }
        self.found: dict[str, dict[int, float]] = {name: {} for name in self.rare}
        for names, place in zip(every, places, strict=True):
            here = [name for name in names if name in self.rare]
            size = math.sqrt(math.fsum(self.rare[name] ** 2 for name in here)) or 1.0
            for name in here:
                row = self.found[name]
                row[place] = row.get(place, 0.0) + self.rare[name] / size

    def weights(self, groups: Groups, labels: int) -> Weights:
        """For every label, within its group."""
        told: dict[str, list[float]] = {name: [0.0] * labels for name in self.rare}
        for group in groups:
            sums = [math.fsum(row.get(at, 0.0) for row in self.found.values()) for at in group]
            beforehand = DOUBT * len(self.rare)
            most = [math.log(math.fsum(sums) - one + beforehand) for one in sums if self.rare]
            for name, row in self.found.items():
                own = [row.get(at, 0.0) for at in group]
                if any(own):
                    for at, much in zip(group, _against(own, most), strict=True):
                        told[name][at] = max(-LOUDEST, min(LOUDEST, self.rare[name] * much))
        return told


def _against(row: Sequence[float], most: Sequence[float]) -> list[float]:
    """How seldom a name is in the texts of all the other labels."""
    total = math.fsum(row)
    told = [whole - math.log(total - own + DOUBT) for own, whole in zip(row, most, strict=True)]
    mean = math.fsum(told) / len(told)
    return [value - mean for value in told]
