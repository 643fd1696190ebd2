"""Weighs all that a message has of danger when no single sign is clear: a second, slower ear."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from matching.language import guess_language
from matching.learned import Seen, danger_reader, seen_of
from matching.phrasebook import Hit
from matching.recognise.families import Families
from matching.words import Sentence, fold

QUIET = "quiet"  # no number is needed: the first label
NEAR = 6  # words two families may stand apart to count together
FEWEST, FEW = 4, 7  # words of a message that is weighed, and of one that holds little
SURELY, HARDLY = 0.3, 3.0  # how far beyond the border of the model; of one that holds little
MOST = 160  # words that are weighed
_PLACES = 3  # words that tell most of it
_HERE = Path(__file__).parent / "evidence"


def traits(words: Sentence) -> tuple[str, ...]:
    """The families in a message, and the pairs of them that stand near, each once."""
    told = _families(guess_language(words)).told(words, MOST)
    found: dict[str, None] = {}
    for at, mine in enumerate(told):
        for name in mine:
            found[name] = None
            for near in {near for other in told[at + 1 : at + NEAR] for near in other}:
                if near != name:
                    found["+".join(sorted((name, near)))] = None
    return tuple(sorted(found))


def seen_of_danger(words: Sentence) -> Seen:
    """What the model sees of a message, when it hears and when it learns."""
    return seen_of(words.words[:MOST], traits(words))


def weighed(words: Sentence) -> list[Hit]:
    """Hits for what tells most of danger, if all of it together is enough."""
    if len(words.words) < FEWEST:
        return []
    families = _families(guess_language(words))
    told = families.of_each(words.words[:MOST])
    reasons = _reasons()
    if not any(name in reasons for mine in told for name in mine):
        return []  # "who" and "not" are no danger by themselves
    reader, seen = danger_reader(), seen_of_danger(words)
    sums = reader.sums(seen)
    over = {label: value - sums[0] for label, value in zip(reader.labels, sums, strict=True)}
    number = max(("112", "113"), key=over.__getitem__)
    if over[number] <= (HARDLY if len(words.words) < FEW else SURELY):
        return []
    reason = "suicide" if number == "113" else _reason(seen.signs)
    most = reader.told(seen.words, number)
    top = sorted(most, key=lambda word: -most[word])[:_PLACES]
    at = tuple(place for place, word in enumerate(words.words[:MOST]) if word in top)
    return [Hit(reason, 1.0, (place,)) for place in at]


def _reason(signs: Iterable[str]) -> str:
    """What it is about: that most of the families in it are a reason of."""
    reasons = _reasons()
    votes = Counter(
        reasons[family]
        for name in signs
        for family in name.split("+")
        if reasons.get(family, "suicide") != "suicide"
    )
    return max(votes, key=lambda reason: votes[reason]) if votes else "danger"


@lru_cache(maxsize=8)
def _families(language: str) -> Families:
    table = tomllib.loads(fold((_HERE / f"{language}.toml").read_text("utf-8")))
    families = {name: "|".join(text.split()) for name, text in table["families"].items()}
    return Families(families, table.get("idle", {}).get("phrases", ""))


@lru_cache(maxsize=1)
def _reasons() -> dict[str, str]:
    table = tomllib.loads((_HERE / "reasons.toml").read_text("utf-8"))
    return {family: reason for reason, row in table.items() for family in row.split()}
