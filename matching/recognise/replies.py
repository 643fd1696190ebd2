"""Short answers: somebody takes up a card, says yes, or says no."""

from functools import lru_cache
from pathlib import Path

from matching.phrasebook import Phrasebook
from matching.recognise.signs import in_all_languages
from matching.words import sentence

_BARE = 2  # words of an answer that says nothing besides
_LONGEST = 12  # words of an answer that is just a yes or a no


@lru_cache(maxsize=1)
def _book() -> Phrasebook:
    return in_all_languages(Path(__file__).parent / "replies.toml")


def _labels(text: str) -> frozenset[str]:
    return frozenset(hit.label for hit in _book().match(sentence(text)))


def claim_words(text: str) -> bool:
    """Whether a reply to a card takes it up ("ik doe het wel", "ik help", "ben yaparım").

    Not with a "not" in it, nor when it only asks something back.
    """
    words = sentence(text).words
    if any(word in _NOT for word in words) and not any(word in _STILL for word in words):
        return False
    return bool({"claim", "perhaps"} & _labels(text))


def firm_claim(text: str) -> bool:
    """Whether words that stand on their own take up what was asked, without an if or a but.

    "Ik doe het wel", not "ik ga naar bed" and not "ja maar ik heb geen auto".
    """
    labels = _labels(text)
    return claim_words(text) and "claim" in labels and "condition" not in labels


def with_condition(text: str) -> bool:
    """Whether there is an if or a but to it: "hangt ervan af", "mijn man kan wel"."""
    return "condition" in _labels(text)


def yes_no(text: str) -> bool | None:
    """True for yes, False for no, None when it is neither ("ja graag", "liever niet")."""
    words = sentence(text).words
    if not words or len(words) > _LONGEST:
        return None
    labels = _labels(text)
    if "no" in labels:
        return False
    return True if "yes" in labels else None


def bare_yes_no(text: str) -> bool | None:
    """The same of an answer that says no more than that: "ok", "ja graag"."""
    return yes_no(text) if len(text.split()) <= _BARE else None


_NOT = frozenset(
    {"niet", "nie", "geen", "not", "can't", "cannot", "don't", "won't", "degil", "yok", "لا", "не"}
)
_STILL = frozenset({"maar", "morgen", "wel", "but", "tomorrow", "wacht", "vandaag"})
