"""Being asked and helping: the ping, the claim, the asker's yes, giving back, the reserve list."""

from handlers.helping.feature import feature
from handlers.helping.news import NobodyLeft
from handlers.helping.wave import (
    anyone_left,
    ask_person,
    ask_wave,
    open_pings,
    suggest,
    withdraw,
)

__all__ = [
    "NobodyLeft",
    "anyone_left",
    "ask_person",
    "ask_wave",
    "feature",
    "open_pings",
    "suggest",
    "withdraw",
]
