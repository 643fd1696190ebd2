"""A need becomes a request: asked in private or in the group, changed, withdrawn, looked up."""

from handlers.asking.door import begin, offer_to_stop, resume, take_concept
from handlers.asking.feature import feature

__all__ = ["begin", "feature", "offer_to_stop", "resume", "take_concept"]
