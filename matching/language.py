"""Guesses the language of a message from its script and its small words."""

from functools import lru_cache
from pathlib import Path

from matching.words import Sentence

LANGUAGES = ("nl", "en", "tr", "ar", "uk", "pl")

_SPECIAL = {"tr": "ğışİçöü", "pl": "ąęłńśźżć", "uk": "іїєґ"}


@lru_cache(maxsize=1)
def _small_words() -> dict[str, tuple[str, ...]]:
    """Each small word with the languages it is used in."""
    import tomllib

    path = Path(__file__).parent / "language.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    found: dict[str, list[str]] = {}
    for language, words in table.items():
        for word in words.split():
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


def is_small(word: str) -> bool:
    """Whether a word is one of the small and common words of some language."""
    return word in _small_words()


def is_small_in(word: str, language: str) -> bool:
    """Whether it is a small word of this very language: "van" in Dutch, and not in English."""
    return language in _small_words().get(word, ())


@lru_cache(maxsize=256)
def guess_language(sentence: Sentence) -> str:
    """One of nl, en, tr, ar, uk, pl; Dutch when nothing says otherwise."""
    if not sentence.folded.isascii():
        script = _script(sentence.folded)
        if script:
            return script
    scores = dict.fromkeys(("nl", "en", "tr", "pl"), 0.0)
    table = _small_words()
    for word in sentence.words:
        languages = table.get(word, ())
        for language in languages:
            scores[language] += 1.0 / len(languages)
    if not sentence.raw.isascii():
        for language in ("tr", "pl"):
            scores[language] += 0.7 * sum(letter in sentence.raw for letter in _SPECIAL[language])
    best = max(scores, key=lambda language: scores[language])
    sure = scores[best] >= 1.4 or len(sentence.words) <= 4
    return best if sure and scores[best] > scores["nl"] else "nl"


def _script(folded: str) -> str:
    arabic = cyrillic = latin = 0
    for letter in folded:
        if "\u0600" <= letter <= "\u06ff":
            arabic += 1
        elif "\u0400" <= letter <= "\u04ff":
            cyrillic += 1
        elif letter.isalpha():
            latin += 1
    if max(arabic, cyrillic) <= latin:
        return ""
    return "ar" if arabic > cyrillic else "uk"
