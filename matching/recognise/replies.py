"""Short answers: somebody takes up a card, says yes, or says no."""

import tomllib
from functools import lru_cache
from pathlib import Path

from matching.phrasebook import Phrasebook
from matching.words import fold, sentence

_LONGEST = 12  # words of an answer that is just a yes or a no


@lru_cache(maxsize=1)
def _book() -> Phrasebook:
    table = tomllib.loads((Path(__file__).parent / "replies.toml").read_text("utf-8"))
    patterns = [
        (label, fold(row))
        for label, languages in table.items()
        for rows in languages.values()
        for row in rows
    ]
    return Phrasebook(patterns, {}, ordered=True)


def _labels(text: str) -> frozenset[str]:
    return frozenset(hit.label for hit in _book().match(sentence(text)))


def claim_words(text: str) -> bool:
    """Whether a reply to a card takes it up ("ik doe het wel", "ik help", "ben yaparım").

    Not with a "not" in it, nor when it only asks something back.
    """
    words = sentence(text).words
    if any(word in _NOT for word in words) and not any(word in _STILL for word in words):
        return False
    return "claim" in _labels(text)


def yes_no(text: str) -> bool | None:
    """True for yes, False for no, None when it is neither ("ja graag", "liever niet")."""
    words = sentence(text).words
    if not words or len(words) > _LONGEST:
        return None
    labels = _labels(text)
    if "no" in labels:
        return False
    return True if "yes" in labels else None


_NOT = frozenset(
    {"niet", "nie", "geen", "not", "can't", "cannot", "don't", "won't", "degil", "yok", "لا", "не"}
)
_STILL = frozenset({"maar", "morgen", "wel", "but", "tomorrow", "wacht", "vandaag"})
