"""Words that only say when or where: "over twee weken" leaves nothing over."""

import re

from matching.moments import units
from matching.words import Sentence

# An amount of time after "over".
_TIME = re.compile(
    r"\bover (?:een |het |de |zon |zo'n |ongeveer |pakweg )?(?:[\w'-]+ ){0,2}?"
    rf"(?:{'|'.join(units('nl'))}|dagjes|tijdje|poosje|wijle)\b"
)

# Nothing is carried there: it hangs "boven de bank".
_ABOVE = re.compile(r"\bboven (?=(?:de|het|'t|mijn|mn|onze?|een|haar|zijn) )")


def idle(words: Sentence) -> frozenset[int]:
    """Positions of each "over" that counts the time from now on, and of "boven de bank"."""
    begins: set[int] = set()
    for word, where in (("over", _TIME), ("boven", _ABOVE)):
        if word in words.words:
            begins.update(found.start() for found in where.finditer(words.folded))
    return frozenset(at for at, start in enumerate(words.starts) if start in begins)
