"""What a linear model sees of a sentence: words, beginnings, pairs, and how it is written."""

import math
import re
from collections.abc import Mapping
from itertools import pairwise

from matching.seldom import Seldom
from matching.words import Sentence

Features = dict[str, float]  # name to value; most are 1

LENGTH = 4.0  # of what is seen of a message, as a vector
_LONG = 7  # letters from which a word's beginning counts as well
_STEM = 5  # letters of that beginning
_LENGTHS = (3, 6, 10, 16, 25)  # words; the steps of how long a message is
_SIGNS = {
    "sign ?": Seldom(("?", "؟"), re.compile(r"[?؟]")),
    "sign !": Seldom(("!",), re.compile("!")),
    "sign …": Seldom(("..", "…"), re.compile(r"\.\.|…")),
    "sign euro": Seldom(("€", "eur"), re.compile(r"€|\beuro?s?\b")),
    "sign link": Seldom(
        ("http", "www.", ".nl", ".com", ".net", ".be"),
        re.compile(r"https?:|www\.|\.(?:nl|com|net|be)\b"),
    ),
    "sign quote": Seldom(('"', "“", "„", "«"), re.compile(r"[\"“„«]")),
}
_ANYWHERE = {
    "sign emoji": re.compile(r"[\u2600-\u27bf\U0001F300-\U0001FAFF]"),
    "sign number": re.compile(r"\d{5}"),
}


def of_kind(words: Sentence, language: str, signs: Mapping[str, float]) -> Features:
    """For the kind of a message; `signs` are the turns of phrase that were found in it.

    They count `level` times as much.
    """
    told = ["#" if word[0].isdigit() else word for word in words.words]
    found = _words(told, language)
    if told:
        found[f"first {told[0]}"] = found[f"last {told[-1]}"] = 1.0
        found[f"first {' '.join(told[:2])}"] = 1.0
    text = words.raw.lower()
    for name, sign in _SIGNS.items():
        if sign.within(text, text):
            found[name] = 1.0
    for name, pattern in _ANYWHERE.items():
        if pattern.search(text):
            found[name] = 1.0
    found[f"long {sum(len(told) > step for step in _LENGTHS)}"] = 1.0
    for name, value in signs.items():
        found[f"cue {name}"] = value
    return found


def level(found: Features) -> float:
    """What to multiply them by for one length for all: many words make a message no surer."""
    return LENGTH / math.sqrt(sum([value * value for value in found.values()]))


def _words(told: list[str], language: str) -> Features:
    found: Features = dict.fromkeys(told, 1.0)
    found[f"in {language}"] = 1.0
    for word in told:
        if len(word) >= _LONG:
            found[word[:_STEM] + "*"] = 1.0
    for one, two in pairwise(told):
        found[f"{one} {two}"] = 1.0
    return found
