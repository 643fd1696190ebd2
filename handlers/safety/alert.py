"""Whether something that came in is an emergency of the person who wrote it."""

import re
from dataclasses import dataclass

from bot.messages import Incoming, Kind
from matching import emergency

_SPOKEN = (Kind.TEXT, Kind.COMMAND, Kind.EDITED, Kind.MEDIA)
_CALL = re.compile(r"/?\s*(?:bel\s+|call\s+)?1\s?1\s?2(?:@\w+)?|s\.?o\.?s\.?", re.IGNORECASE)
_SUICIDE_LINE = re.compile(r"/?\s*(?:bel\s+|call\s+)?113(?:@\w+)?", re.IGNORECASE)
_PASSED_ON = re.compile(r"\s*(?:doorgestuurd|fwd?:|forwarded|iletildi|przekazano)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Alert:
    """What somebody needs at once."""

    reason: str  # fall, fire, medical, violence, gas, danger, suicide
    language: str  # "" when the words do not tell: "112"


def alert_in(incoming: Incoming) -> Alert | None:
    """The emergency in what somebody wrote themselves; forwards and quoted lines are not that."""
    if incoming.kind not in _SPOKEN or incoming.forwarded:
        return None
    text = incoming.text[:4096]
    if ">" in text:
        text = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith(">"))
    bare = text.strip(" \n!.?")
    if _CALL.fullmatch(bare):
        return Alert("danger", "")
    if _SUICIDE_LINE.fullmatch(bare):
        return Alert("suicide", "")
    if not text or _PASSED_ON.match(text):
        return None
    found = emergency(text)
    return Alert(found.reason, found.language) if found else None
