"""The door to 112 and 113: fast, without a clock, before everything else."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Emergency:
    """Somebody is in danger now."""

    route: str  # "112" or "113"
    reason: str  # fall, fire, medical, violence, gas, danger, suicide
    language: str  # nl en tr ar uk pl


_FIRST = re.compile(
    r"\b(?:ademt? niet|bewusteloos|hartaanval|beroerte|bel 112|ruik gas|brand in|overeind komen)\b"
)
_CRISIS = re.compile(r"\b(?:wil dood|er niet meer zijn|zelfmoord|kill myself)\b")


def emergency(text: str) -> Emergency | None:
    """What to answer at once, or None. Never raises, needs nothing that can fail."""
    low = text[:1000].lower()
    if _CRISIS.search(low):
        return Emergency("113", "suicide", "nl")
    if _FIRST.search(low):
        return Emergency("112", "danger", "nl")
    return None
