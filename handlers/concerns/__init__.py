"""A concern about a neighbour: in private, to one named confidant, followed up and closed."""

from handlers.concerns import afterwards, ask, kept, start, steps, talk, watch, work
from handlers.concerns.feature import feature
from handlers.concerns.model import Concern, ConcernNote, State

__all__ = [
    "Concern",
    "ConcernNote",
    "State",
    "afterwards",
    "ask",
    "feature",
    "kept",
    "start",
    "steps",
    "talk",
    "watch",
    "work",
]
