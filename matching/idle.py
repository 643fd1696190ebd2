"""Words that only say when: "over twee weken" leaves nothing over, "over de schutting" neither."""

import re

from matching.words import Sentence

# An amount of time after "over", and what stands between "op" or "over" and a day.
_TIME = re.compile(
    r"\bover (?:een |het |de |zon |zo'n |ongeveer |pakweg )?(?:[\w'-]+ ){0,2}?"
    r"(?:min|minuut|minuten|minuutjes|kwartier|kwartiertje|uur|uurtje|uren|dag|dagen|dagjes|week"
    r"|weken|weekje|weekjes|maand|maanden|maandje|jaar|jaren|tijdje|poosje|wijle)\b"
)


def idle(words: Sentence) -> frozenset[int]:
    """Positions of each "over" that counts the time from now on."""
    if "over" not in words.words:
        return frozenset()
    begins = {found.start() for found in _TIME.finditer(words.folded)}
    return frozenset(at for at, start in enumerate(words.starts) if start in begins)
