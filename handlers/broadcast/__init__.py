"""A message of a coordinator to many: seen before it goes, at a decent hour, and taken back."""

from handlers.broadcast import kept, optout, sending, undo, write
from handlers.broadcast.feature import feature
from handlers.broadcast.model import Broadcast, NoNews, State

__all__ = [
    "Broadcast",
    "NoNews",
    "State",
    "feature",
    "kept",
    "optout",
    "sending",
    "undo",
    "write",
]
