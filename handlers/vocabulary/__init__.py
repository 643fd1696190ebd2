"""Words that a neighbourhood uses in its own way, taught by its coordinators."""

from handlers.vocabulary import kept, teach
from handlers.vocabulary.feature import feature
from handlers.vocabulary.model import TaughtWord
from handlers.vocabulary.reading import (
    asks_for_another,
    offers,
    perhaps_taught,
    reading,
    services_named,
    words_here,
)

__all__ = [
    "TaughtWord",
    "asks_for_another",
    "feature",
    "kept",
    "offers",
    "perhaps_taught",
    "reading",
    "services_named",
    "teach",
    "words_here",
]
