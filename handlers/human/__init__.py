"""A human, one word away: the call-back list, and words passed on between resident and human."""

from handlers.human import listing, morning, talk, watch
from handlers.human.ask import offer_human
from handlers.human.calling import call_about, called, came_of
from handlers.human.door import hand_over, say_to_human
from handlers.human.feature import feature
from handlers.human.listing import list_press, show_list
from handlers.human.model import CallBack, Note, Wait, notes_about, waiting
from handlers.human.talk import give_back
from handlers.human.work import call, write_note

__all__ = [
    "CallBack",
    "Note",
    "Wait",
    "call",
    "call_about",
    "called",
    "came_of",
    "feature",
    "give_back",
    "hand_over",
    "list_press",
    "listing",
    "morning",
    "notes_about",
    "offer_human",
    "say_to_human",
    "show_list",
    "talk",
    "waiting",
    "watch",
    "write_note",
]
