"""The figures of a neighbourhood: nameless, counted from what is kept anyway."""

from handlers.figures import monthly, show
from handlers.figures.count import count
from handlers.figures.export import papers
from handlers.figures.feature import feature
from handlers.figures.month import Month, find
from handlers.figures.picture import draw
from handlers.figures.published import published
from handlers.figures.said import voice_for, voice_of

__all__ = [
    "Month",
    "count",
    "draw",
    "feature",
    "find",
    "monthly",
    "papers",
    "published",
    "show",
    "voice_for",
    "voice_of",
]
