"""How a message is written, as signs for a model."""

import math
import re
from collections.abc import Iterator

from matching.seldom import Seldom
from matching.words import Sentence

Features = dict[str, float]  # name to value; most are 1

LENGTH = 4.0  # of what is seen of a message, as a vector
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


def written(words: Sentence, language: str) -> Iterator[str]:
    """Signs of how a message is written: its first and last words, its length, marks, language."""
    told = ["#" if word[0].isdigit() else word for word in words.words]
    if told:
        yield from (f"first {told[0]}", f"last {told[-1]}", f"first {' '.join(told[:2])}")
    text = words.raw.lower()
    for name, sign in _SIGNS.items():
        if sign.within(text, text):
            yield name
    for name, pattern in _ANYWHERE.items():
        if pattern.search(text):
            yield name
    yield f"long {sum(len(told) > step for step in _LENGTHS)}"
    yield f"in {language}"


def level(found: Features) -> float:
    """What to multiply them by for one length for all: many words make a message no surer."""
    return LENGTH / math.sqrt(sum([value * value for value in found.values()]))
