"""Words that a neighbourhood uses in its own way, taught by its coordinators."""

from handlers.vocabulary import kept, teach
from handlers.vocabulary.feature import feature
from handlers.vocabulary.model import TaughtWord
from handlers.vocabulary.reading import perhaps_taught, reading, words_here

__all__ = ["TaughtWord", "feature", "kept", "perhaps_taught", "reading", "teach", "words_here"]
