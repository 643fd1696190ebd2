"""What is said about something that is going on: "duurt het nog lang?", "hij is er niet", "ok"."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from matching.language import guess_language
from matching.moments import may_be_a_moment
from matching.phrasebook import Phrasebook
from matching.words import fold, sentence

LONGEST = 16  # words of a remark; more is a story, of which a piece says little
SMALL, BESIDE = 5, 0  # letters of a word that says little; longer ones beside a corrected moment
# "*zaterdag", "nee toch vrijdag": what is put right, as people do it in a chat.
_CORRECTS = re.compile(
    r"\s*(?:\*|(?:nee|neen|sorry|oh|toch|ik bedoel|no|actually|i mean)\b)|.*\*\s*$", re.I
)
_LANGUAGES = ("nl", "en")
_HERE = Path(__file__).parent / "remarks"


@lru_cache(maxsize=len(_LANGUAGES))
def _book(language: str) -> Phrasebook:
    table = tomllib.loads((_HERE / f"{language}.toml").read_text("utf-8"))
    patterns = [(label, fold(row)) for label, rows in table["remarks"].items() for row in rows]
    groups = {name: fold(words) for name, words in table["groups"].items()}
    return Phrasebook(patterns, groups, ordered=True)


@lru_cache(maxsize=64)
def remarks(text: str) -> tuple[str, ...]:
    """What these words may remark, what is told by most words first; nothing for most messages.

    The names are the keys of the files in remarks/. Which of them is meant depends on what is
    going on: whoever waits for help and says "hoe laat?" means something else than a helper.
    """
    words = sentence(text)
    if not 0 < len(words.words) <= LONGEST:
        return ()
    language = guess_language(words)
    best: dict[str, float] = {}
    for each in dict.fromkeys((language if language in _LANGUAGES else "nl", *_LANGUAGES)):
        for hit in _book(each).match(words):
            best[hit.label] = max(best.get(hit.label, 0.0), hit.weight)
        if best:
            break
    if not best and _CORRECTS.match(text) and may_be_a_moment(text, SMALL, BESIDE):
        return ("moment",)
    return tuple(sorted(best, key=lambda label: -best[label]))
