"""When it does not go well: the bot was away, somebody cannot be reached, a message came twice."""

from handlers.trouble import again, late, restored, twice, unreachable, untried
from handlers.trouble.feature import feature

__all__ = ["again", "feature", "late", "restored", "twice", "unreachable", "untried"]
