"""Weighs what a message has of danger when no single sign is clear: a second, slower ear."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from matching.language import guess_language
from matching.learned import danger_model
from matching.phrasebook import Hit
from matching.recognise.families import Families
from matching.words import Sentence, fold

QUIET = "quiet"  # no number is needed: the first label
NEAR = 6  # words two families may stand apart to count together
FEWEST = 4  # words of a message that is weighed
MOST = 160  # words that are weighed
SURELY = 1.0  # how far beyond the border of the model: half of that was noise
_HERE = Path(__file__).parent / "evidence"


def traits(words: Sentence) -> dict[str, tuple[int, ...]]:
    """The families in a message, and the pairs of them that stand near, with their places."""
    return _pairs(_families(guess_language(words)).told(words, MOST))


def _pairs(told: list[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for at, mine in enumerate(told):
        for name in mine:
            found.setdefault(name, (at,))
            for other in range(at + 1, min(at + NEAR, len(told))):
                for near in told[other]:
                    if near != name:
                        found.setdefault("+".join(sorted((name, near))), (at, other))
    return found


def weighed(words: Sentence) -> list[Hit]:
    """Hits for what tells most of danger, if all of it together is enough."""
    if len(words.words) < FEWEST:
        return []
    families = _families(guess_language(words))
    told = families.of_each(words.words[:MOST])
    if not _reasons_of(told):  # "who" and "not" are no danger by themselves
        return []
    told = families.in_earnest(told, words)
    said = _reasons_of(told)
    if not said:
        return []
    found = _pairs(told)
    model = danger_model()
    sums = model.sums(dict.fromkeys(found, 1.0))
    over = {label: value - sums[0] for label, value in zip(model.labels, sums, strict=True)}
    numbers = {"113" if reason == "suicide" else "112" for reason in said}
    number = max(sorted(numbers), key=lambda label: over[label])
    if over[number] <= SURELY:
        return []
    place = model.labels.index(number)
    counts = {name: model.weights[name][place] for name in found if name in model.weights}
    top = sorted((name for name in counts if counts[name] > 0), key=lambda n: -counts[n])[:3]
    reason = "suicide" if number == "113" else _reason(counts)
    return [Hit(reason, 1.0, found[name]) for name in top]


def _reasons_of(told: list[tuple[str, ...]]) -> set[str]:
    reasons = _reasons()
    return {reasons[name] for mine in told for name in mine if name in reasons}


def _reason(told: Mapping[str, float]) -> str:
    """What it is about: the families that count most have a say in it."""
    reasons = _reasons()
    votes: dict[str, float] = {"medical": 0.01}
    for name, count in told.items():
        for family in name.split("+"):
            if count > 0 and reasons.get(family, "suicide") != "suicide":
                votes[reasons[family]] = votes.get(reasons[family], 0.0) + count
    return max(votes, key=lambda reason: votes[reason])


@lru_cache(maxsize=8)
def _families(language: str) -> Families:
    table = tomllib.loads(fold((_HERE / f"{language}.toml").read_text("utf-8")))
    families = {name: "|".join(text.split()) for name, text in table["families"].items()}
    return Families(families, table.get("idle", {}).get("phrases", ""))


@lru_cache(maxsize=1)
def _reasons() -> dict[str, str]:
    table = tomllib.loads((_HERE / "reasons.toml").read_text("utf-8"))
    return {family: reason for reason, row in table.items() for family in row.split()}
