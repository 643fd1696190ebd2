"""Which words may be given a meaning, and which mean too much already."""

import tomllib
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from matching.language import is_small
from matching.moments import find_moments
from matching.profile import CLEAR, profile
from matching.recognise.emergency import emergency
from matching.recognise.evidence import traits
from matching.recognise.private import private_spans
from matching.recognise.replies import claim_words, yes_no
from matching.recognise.routes import OPEN, find_route
from matching.words import Sentence, fold, sentence

MOST_WORDS = 4  # of one expression
_ANY_DAY = datetime(2026, 1, 5, 12, tzinfo=UTC)  # a word of time is one on every day


def unfit(said: str) -> str:
    """Why an expression cannot be taught; "" when it can.

    "danger": it may be an emergency, a health reason, or something that is refused or referred.
    "personal": a number, an address, a name. "common": everybody uses it, or it says when, yes
    or no. "long": more than four words. "empty": no word at all.
    """
    words = sentence(said)
    if not words.words:
        return "empty"
    personal, health = private_spans(said)
    if health or _dangerous(said, words):
        return "danger"
    if len(words.words) > MOST_WORDS:
        return "long"
    if personal or any(word[0].isdigit() for word in words.words):
        return "personal"
    return "common" if _common(said, words) else ""


def _dangerous(said: str, words: Sentence) -> bool:
    if emergency(said) is not None or find_route(words) is not OPEN:
        return True
    return not _words("danger").isdisjoint(traits(words))


def _common(said: str, words: Sentence) -> bool:
    if max(profile(said).weights.values(), default=0.0) >= CLEAR:
        return False  # "koffie": it is known, and may mean something else here
    if all(is_small(word) or word in _words("everyday") for word in words.words):
        return True
    if yes_no(said) is not None or claim_words(said):
        return True
    return bool(find_moments(said, _ANY_DAY))


@lru_cache(maxsize=2)
def _words(table: str) -> frozenset[str]:
    rows = tomllib.loads((Path(__file__).parent / "teaching.toml").read_text("utf-8"))[table]
    return frozenset(fold(word) for words in rows.values() for word in words.split())


def concept_of_word(said: str) -> str:
    """The service that an expression already means to everybody; "" if none or unclear."""
    known = profile(said)
    name, weight = next(iter(known.weights.items()), ("", 0.0))
    return name if weight >= CLEAR else ""
