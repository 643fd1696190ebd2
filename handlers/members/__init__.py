"""Who takes part: what somebody gave and got, helpers who fell silent, a rest, a ban."""

from handlers.members import exclusion, kept, seen, show, suspend
from handlers.members.feature import feature

__all__ = ["exclusion", "feature", "kept", "seen", "show", "suspend"]
