"""A human, one word away: the call-back list, and words passed on between resident and human."""

from handlers.human.door import hand_over, offer_human
from handlers.human.feature import feature
from handlers.human.model import CallBack, Note, Wait, entry_of, notes_about, waiting

__all__ = [
    "CallBack",
    "Note",
    "Wait",
    "entry_of",
    "feature",
    "hand_over",
    "notes_about",
    "offer_human",
    "waiting",
]
