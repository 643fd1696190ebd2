"""What somebody says instead of an answer: why it is asked, that they do not know, thanks."""

from functools import lru_cache
from pathlib import Path

from matching.phrasebook import Phrasebook
from matching.recognise.signs import in_all_languages
from matching.words import sentence

LONGEST = {"why": 10, "unsure": 6, "polite": 4}  # words; more tells something too


@lru_cache(maxsize=1)
def _book() -> Phrasebook:
    return in_all_languages(Path(__file__).parent / "reactions.toml")


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
