"""Asking for somebody who has no smartphone, and telling them who comes."""

from handlers.onbehalf import announce, kept
from handlers.onbehalf.ask import named, on_behalf
from handlers.onbehalf.feature import feature
from handlers.onbehalf.model import OnBehalf

__all__ = ["OnBehalf", "announce", "feature", "kept", "named", "on_behalf"]
