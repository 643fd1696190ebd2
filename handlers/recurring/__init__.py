"""Help that comes back: each time asked anew, the regular neighbour first; skipped, stopped."""

from handlers.recurring import begin, kept, neighbour, over, skip, times, words
from handlers.recurring.feature import feature
from handlers.recurring.model import Series

__all__ = [
    "Series",
    "begin",
    "feature",
    "kept",
    "neighbour",
    "over",
    "skip",
    "times",
    "words",
]
