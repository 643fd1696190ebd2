"""Which of nine kinds a message is: signs in it are weighed, and the weights say how sure."""

import math
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from matching.phrasebook import Phrasebook
from matching.words import Sentence, fold

KINDS = (
    "request", "offer", "claim", "thanks", "chitchat", "information", "marketplace", "alert",
    "spam",
)  # fmt: skip
_AGAIN = 0.35  # every further sign of the same kind and strength counts so much
_HEAT = 1.0  # the higher, the less sure

_PRICE = re.compile(r"\d+(?:[.,]\d+)?(?:,-| ?(?:euros?|eur|€|pu|pp|pm)\b)|€ ?\d|\b\d+,-")
_LINK = re.compile(r"https?:|www\.|\.example\b|\.(?:com|nl|net|info)/|\bbit\.ly")
_QUOTE = re.compile(r"[\"“„«].{8,}[\"”“»]")
_LAUGH = re.compile(
    r"\b(?:ha){2,}h?\b|\blol\b|\bhihi\b|\bgrap(?:je)?\b|\bkidding\b|[\U0001F600-\U0001F606\U0001F923"
    r"\U0001F61C\U0001F61D\U0001F939]"
)


@dataclass(frozen=True, slots=True)
class Kind:
    """The kind a message most likely is, and the chances of all of them (together 1)."""

    name: str
    chances: Mapping[str, float]


@lru_cache(maxsize=8)
def cues(language: str) -> Phrasebook:
    """The turns of phrase of one language; labels are "kind.strength"."""
    path = Path(__file__).parent / "cues" / f"{language}.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    patterns = [(label, fold(row)) for label, rows in table["cues"].items() for row in rows]
    groups = {name: fold(words) for name, words in table.get("groups", {}).items()}
    return Phrasebook(patterns, groups, ordered=True)


@lru_cache(maxsize=1)
def _weights() -> dict[str, dict[str, float]]:
    table = tomllib.loads((Path(__file__).parent / "weights.toml").read_text("utf-8"))
    flat = {name: row for name, row in table.items() if name != "signs"}
    return flat | {f"sign {name}": row for name, row in table["signs"].items()}


def signs(words: Sentence, language: str, service: float, *, past: bool) -> dict[str, float]:
    """The signs in a message, with how often each counts.

    `service` is the weight of its clearest service, `past` whether it speaks of a time gone by.
    """
    found: dict[str, float] = {}
    places: dict[str, list[tuple[int, ...]]] = {}
    for hit in cues(language).match(words):
        places.setdefault(hit.label, []).append(hit.at)
    for label, at in places.items():
        found[label] = 1.0 + _AGAIN * min(3, _apart(at) - 1)
    text = words.folded
    laughs = "@" not in text and _LAUGH.search(text)
    plain = {
        "service": service >= 0.9,
        "vague": service < 0.9,
        "question": "?" in text or "؟" in text,
        "short": len(words.words) <= 3,
        "laugh": laughs,
        "price": _PRICE.search(text),
        "link": _LINK.search(text),
        "past": past,
        "story": "past.strong" in found,
        "fact": "fact.strong" in found,
        "quote": _QUOTE.search(text),
        "first_person": any(
            word in ("ik", "'k", "i", "ben", "ja", "я", "انا") for word in words.words
        ),
    }
    return found | {f"sign {name}": 1.0 for name, is_so in plain.items() if is_so}


def _apart(places: list[tuple[int, ...]]) -> int:
    """How many of these places do not overlap."""
    used: set[int] = set()
    count = 0
    for at in places:
        if not used & set(at):
            count += 1
            used |= set(at)
    return max(1, count)


def weigh(found: Mapping[str, float], *, group: bool) -> Kind:
    """The kind these signs speak for."""
    weights = _weights()
    scores = dict(weights["start"])
    if not group:
        for name, value in weights["private"].items():
            scores[name] += value
    for label, times in found.items():
        row = weights.get(label)
        if row is None:
            kind, _, strength = label.partition(".")
            if kind not in scores:
                continue
            row = {kind: weights["strength"][strength]}
        for name, value in row.items():
            scores[name] += value * times
    top = max(scores.values())
    powers = {name: math.exp((value - top) / _HEAT) for name, value in scores.items()}
    total = sum(powers.values())
    chances = {name: value / total for name, value in powers.items()}
    return Kind(max(KINDS, key=lambda name: chances[name]), chances)
