"""Short answers: somebody takes up a card, says yes, or says no."""

import re

_CLAIM = re.compile(r"\b(?:ik (?:doe|help|kan|wil|kom)|i can|i will)\b", re.I)


def claim_words(text: str) -> bool:
    """Whether a reply to a card takes it up ("ik doe het wel", "ik help", "ben yaparım")."""
    return bool(_CLAIM.search(text[:300]))


def yes_no(text: str) -> bool | None:
    """True for yes, False for no, None when it is neither ("ja graag", "liever niet")."""
    low = text[:300].lower().strip(" !.")
    if low.startswith(("ja", "ok", "yes", "prima", "goed")):
        return True
    return False if low.startswith(("nee", "no", "liever niet")) else None
