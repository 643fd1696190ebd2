"""A neighbourhood begins: a poster, a text to pin, examples, practice, and a list for a month."""

from handlers.starting import checklist, poster, practice
from handlers.starting.feature import feature

__all__ = ["checklist", "feature", "poster", "practice"]
