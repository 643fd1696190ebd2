"""What an asker adds to a request that is open already: a detail, or how many helpers it takes."""

from handlers.details import hear, people, which
from handlers.details.feature import feature

__all__ = ["feature", "hear", "people", "which"]
