"""What a linear model sees of a sentence: words, beginnings, pairs, and how it is written."""

import math
import re
from collections.abc import Mapping
from itertools import pairwise

from matching.words import Sentence

Features = dict[str, float]  # name to value; most are 1

LENGTH = 4.0  # of what is seen of a message, as a vector
_LONG = 7  # letters from which a word's beginning counts as well
_STEM = 5  # letters of that beginning
_LENGTHS = (3, 6, 10, 16, 25)  # words; the steps of how long a message is
_SIGNS = {
    "?": re.compile(r"[?؟]"),
    "!": re.compile("!"),
    "…": re.compile(r"\.\.|…"),
    "emoji": re.compile(r"[\u2600-\u27bf\U0001F300-\U0001FAFF]"),
    "euro": re.compile(r"€|\beuro?s?\b"),
    "link": re.compile(r"https?:|www\.|\.(?:nl|com|net|be)\b"),
    "quote": re.compile(r"[\"“„«]"),
    "number": re.compile(r"\d{5}"),
}


def of_kind(words: Sentence, language: str, signs: Mapping[str, float]) -> Features:
    """For the kind of a message; `signs` are the turns of phrase that were found in it."""
    found = _words(words, language)
    told = [_name(word) for word in words.words]
    if told:
        found[f"first {told[0]}"] = found[f"last {told[-1]}"] = 1.0
        found[f"first {' '.join(told[:2])}"] = 1.0
    text = words.raw.lower()
    for name, pattern in _SIGNS.items():
        if pattern.search(text):
            found[f"sign {name}"] = 1.0
    found[f"long {sum(len(told) > step for step in _LENGTHS)}"] = 1.0
    found.update((f"cue {name}", value) for name, value in signs.items())
    return _levelled(found)


def _levelled(found: Features) -> Features:
    """The same with one length for all, so that many words do not make a message surer."""
    length = math.sqrt(sum(value * value for value in found.values()))
    return {name: LENGTH * value / length for name, value in found.items()}


def _words(words: Sentence, language: str) -> Features:
    found: Features = {f"in {language}": 1.0}
    told = [_name(word) for word in words.words]
    for word in told:
        found[word] = 1.0
        if len(word) >= _LONG:
            found[f"{word[:_STEM]}*"] = 1.0
    for one, two in pairwise(told):
        found[f"{one} {two}"] = 1.0
    return found


def _name(word: str) -> str:
    return "#" if word[0].isdigit() else word
