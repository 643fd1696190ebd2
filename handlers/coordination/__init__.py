"""What coordinators do about requests in their own chat: the open list, assigning, closing."""

from handlers.coordination import awaited, item, kept, listing, morning, said
from handlers.coordination.feature import feature
from handlers.coordination.listing import group_of, list_press, open_requests
from handlers.coordination.which import serve_words

# The menu of a coordinator: names of commands, in this order.
COMMANDS = (
    "open",
    "terugbellen",
    "dienst",
    "rooster",
    "namens",
    "uitnodiging",
    "rollen",
    "helpers",
    "koppel",
    "overzicht",
    "cijfers",
    "woord",
    "instellingen_buurt",
    "startlijst",
)

__all__ = [
    "COMMANDS",
    "awaited",
    "feature",
    "group_of",
    "item",
    "kept",
    "list_press",
    "listing",
    "morning",
    "open_requests",
    "said",
    "serve_words",
]
