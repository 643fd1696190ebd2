"""Not meeting somebody again, or not feeling safe: told to a coordinator, never to the other."""

from handlers.blocking import choose, flooding, kept, staff, tell
from handlers.blocking.choose import start_about
from handlers.blocking.feature import feature
from handlers.blocking.model import Block, Met, Report, Why, apart, kept_apart

__all__ = [
    "Block",
    "Met",
    "Report",
    "Why",
    "apart",
    "choose",
    "feature",
    "flooding",
    "kept",
    "kept_apart",
    "staff",
    "start_about",
    "tell",
]
