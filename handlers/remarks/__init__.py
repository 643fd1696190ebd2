"""What people say about what is going on or about taking part, which asks nothing of its own."""

from handlers.remarks import offering  # before `hear`: "ik doe geen klusjes meer"

from handlers.remarks import hear  # isort: skip
from handlers.remarks.feature import feature

__all__ = ["feature", "hear", "offering"]
