"""Something to give once: shared without a name, first come, and the giver decides."""

from handlers.oneoff import held, kept, over, question, seen, share, want
from handlers.oneoff.feature import feature
from handlers.oneoff.model import OneOff, Taker

__all__ = [
    "OneOff",
    "Taker",
    "feature",
    "held",
    "kept",
    "over",
    "question",
    "seen",
    "share",
    "want",
]
