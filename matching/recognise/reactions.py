"""What somebody says instead of an answer: why it is asked, that they do not know, thanks."""

import tomllib
from functools import lru_cache
from pathlib import Path

from matching.phrasebook import Phrasebook
from matching.words import fold, sentence

LONGEST = {"why": 10, "unsure": 6, "polite": 4}  # words; more tells something too


@lru_cache(maxsize=1)
def _book() -> Phrasebook:
    table = tomllib.loads((Path(__file__).parent / "reactions.toml").read_text("utf-8"))
    patterns = [
        (label, fold(row))
        for label, languages in table.items()
        for rows in languages.values()
        for row in rows
    ]
    return Phrasebook(patterns, {}, ordered=True)


def reaction(text: str) -> str:
    """Which reaction this is and nothing besides: "why", "unsure", "polite", "none"; else "".

    "none" has no words at all: a thumb, a question mark. With a number in it it tells something.
    """
    words = sentence(text).words
    if not any(letter.isalnum() for letter in text):
        return "none"
    if any(letter.isdigit() for letter in text):
        return ""
    found = {hit.label for hit in _book().match(sentence(text))}
    return next((one for one in LONGEST if one in found and len(words) <= LONGEST[one]), "")
