"""The neighbourhood itself: its settings, its groups, and going on in another one."""

from handlers.neighbourhood import areas, kept, linking, settings
from handlers.neighbourhood.feature import feature
from handlers.neighbourhood.model import LinkCode

__all__ = ["LinkCode", "areas", "feature", "kept", "linking", "settings"]
