"""The very first neighbourhood: made in the chat, along the link of an empty installation."""

from handlers.founding import talk
from handlers.founding.feature import feature
from handlers.founding.model import Founding, make_founding
from handlers.founding.place import Wrong, found

__all__ = ["Founding", "Wrong", "feature", "found", "make_founding", "talk"]
