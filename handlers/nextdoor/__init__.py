"""Areas next door help each other: agreed by both sides, and only with who said that they may."""

from handlers.nextdoor import agree, kept, willing
from handlers.nextdoor.feature import feature
from handlers.nextdoor.model import agreed_to, linked, willing_from
from handlers.nextdoor.news import NextDoorOver
from handlers.nextdoor.willing import let_rest, say_no

__all__ = [
    "NextDoorOver",
    "agree",
    "agreed_to",
    "feature",
    "kept",
    "let_rest",
    "linked",
    "say_no",
    "willing",
    "willing_from",
]
