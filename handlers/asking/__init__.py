"""A need becomes a request: asked in private or in the group, changed, withdrawn, looked up."""

from handlers.asking import cancel, confirm, group, kept, kids, status, vague
from handlers.asking.feature import feature
from handlers.asking.model import Concept, Proposal
from handlers.asking.moment import change_moment
from handlers.asking.posted import post
from handlers.asking.private import asks_anew, begin, resume, take_concept
from handlers.asking.withdraw import offer_to_stop

__all__ = [
    "Concept",
    "Proposal",
    "asks_anew",
    "begin",
    "cancel",
    "change_moment",
    "confirm",
    "feature",
    "group",
    "kept",
    "kids",
    "offer_to_stop",
    "post",
    "resume",
    "status",
    "take_concept",
    "vague",
]
