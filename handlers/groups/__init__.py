"""The group itself: the bot comes and goes, its rights, and those who join."""

from handlers.groups.feature import feature
from handlers.groups.model import Welcome

__all__ = ["Welcome", "feature"]
