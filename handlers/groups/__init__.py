"""The group itself: the bot comes and goes, its rights, and those who join."""

from handlers.groups import door, joining, presence, rights, unlinked
from handlers.groups.feature import feature
from handlers.groups.greeting import greet, tell_reading
from handlers.groups.leading import found_the_way, go_private, show_the_way
from handlers.groups.model import Welcome

__all__ = [
    "Welcome",
    "door",
    "feature",
    "found_the_way",
    "go_private",
    "greet",
    "joining",
    "presence",
    "rights",
    "show_the_way",
    "tell_reading",
    "unlinked",
]
