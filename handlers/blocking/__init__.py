"""Not meeting somebody again, or not feeling safe: told to a coordinator, never to the other."""

from handlers.blocking import choose, flooding, kept, staff, tell
from handlers.blocking.choose import start_about
from handlers.blocking.feature import feature
from handlers.blocking.model import Block, Met, Report, apart, kept_apart
from handlers.blocking.suspension import (
    Suspension,
    refuse_suspended,
    suspended,
    suspended_here,
    suspension_of,
)

__all__ = [
    "Block",
    "Met",
    "Report",
    "Suspension",
    "apart",
    "choose",
    "feature",
    "flooding",
    "kept",
    "kept_apart",
    "refuse_suspended",
    "staff",
    "start_about",
    "suspended",
    "suspended_here",
    "suspension_of",
    "tell",
]
