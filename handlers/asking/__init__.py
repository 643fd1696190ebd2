"""A need becomes a request: asked in private or in the group, changed, withdrawn, looked up."""

from handlers.asking import cancel, confirm, group, kept, kids, status, vague
from handlers.asking.feature import feature
from handlers.asking.mine import alive, go_to
from handlers.asking.model import Concept, Proposal
from handlers.asking.moment import change, change_moment, wants_another_moment
from handlers.asking.private import asks_anew, begin, being_asked, resume, take_concept
from handlers.asking.withdraw import offer_to_stop

__all__ = [
    "Concept",
    "Proposal",
    "alive",
    "asks_anew",
    "begin",
    "being_asked",
    "cancel",
    "change",
    "change_moment",
    "confirm",
    "feature",
    "go_to",
    "group",
    "kept",
    "kids",
    "offer_to_stop",
    "resume",
    "status",
    "take_concept",
    "vague",
    "wants_another_moment",
]
