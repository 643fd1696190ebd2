"""What is kept about somebody: to see, to take along, to erase."""

from handlers.privacy.feature import feature

__all__ = ["feature"]
