"""Reads one message: kind, route, needs."""

from datetime import datetime

from matching.moments import find_moment
from matching.recognise.emergency import emergency
from matching.recognise.understanding import Need, Understanding


def understand(text: str, reference: datetime, *, group: bool = False) -> Understanding:
    """What this message means. `reference` is aware and local; never raises.

    `group`: read in a group, where silence is the rule and a request has to be clear.
    """
    found = emergency(text)
    asks = any(w in text.lower() for w in ("wie", "iemand", "zoek", "who", "someone", "help"))
    need = Need(
        ("other",), "", "do", find_moment(text, reference), "normal", 1, None, "", text, ("what",)
    )
    return Understanding(
        kind="request" if asks else "chitchat",
        confidence=0.5,
        needs=(need,) if asks else (),
        language="nl",
        route=found.route if found else "neighbours",
        refer_to="",
        reason=found.reason if found else "",
        personal=(),
        health=(),
        guesses=(),
    )
