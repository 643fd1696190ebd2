"""First hello, consent, neighbourhood and name; the global answers; pause, language and leaving."""

from handlers.welcome.door import ensure_consent, join_here, menu, name_of, start
from handlers.welcome.feature import feature
from handlers.welcome.model import Intake
from handlers.welcome.news import Joined, Returned, StopSaid
from handlers.welcome.payloads import follow, on_payload, payloads

__all__ = [
    "Intake",
    "Joined",
    "Returned",
    "StopSaid",
    "ensure_consent",
    "feature",
    "follow",
    "join_here",
    "menu",
    "name_of",
    "on_payload",
    "payloads",
    "start",
]
