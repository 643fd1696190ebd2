"""What somebody who helps says about that: something less, something more, only this, no more."""

import re
from functools import lru_cache
from pathlib import Path

from matching.phrasebook import Phrasebook
from matching.recognise.signs import in_all_languages
from matching.words import sentence

LONGEST = 14  # words; more is a story
_FILE = Path(__file__).with_name("changes.toml")
_DAYS = {
    "nl": "maandag* dinsdag* woensdag* donderdag* vrijdag* zaterdag* zondag*",
    "en": "monday* tuesday* wednesday* thursday* friday* saturday* sunday*",
}
_NOISE = re.compile(
    r"\b(?:niet|geen|meer|alleen|enkel|nog|voortaan|vanaf|nu|maar|weg|eraf|erbij|er|haal|neem|schrap"
    r"|verwijder|stop|met|hoeft|mag|kapot|stuk|verkocht|kwijt|is|zijn|heb|ook|bij|zet|graag"
    r"|alles|behalve|uitgezonderd|liever|everything|anything|except|but|rather"
    r"|not|no|longer|only|anymore|more|remove|delete|stop|from|now|on|also|don't|dont|can't)\b"
)
# "Ik rijd niet meer", "I don't have a car": of who helps that is taking people somewhere.
_DRIVES = re.compile(r"\b(rijd|rij|drive|car)\b(?!.*\bauto\b)")


@lru_cache(maxsize=1)
def _book() -> Phrasebook:
    return in_all_languages(_FILE, {"day": " ".join(_DAYS.values())})


def changes(text: str) -> frozenset[str]:
    """Which changes these words may tell of; the names are those of changes.toml."""
    words = sentence(text)
    if not 0 < len(words.words) <= LONGEST:
        return frozenset()
    return frozenset(hit.label for hit in _book().match(words))


def what_changes(text: str) -> str:
    """The words without those of the change: "haal de ladder maar weg" is about "de ladder"."""
    words = _NOISE.sub(" ", text.lower())
    return " ".join(_DRIVES.sub(r"\1 rijden met de auto", words).split())
