"""Who takes part: what somebody gave and got, helpers who fell silent, a rest, a ban."""

from handlers.members import kept, show, suspend
from handlers.members.feature import feature

__all__ = ["feature", "kept", "show", "suspend"]
