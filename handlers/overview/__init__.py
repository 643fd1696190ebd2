"""A page to look at, never to work in: open requests, the ladder, who is on duty, the figures."""

from handlers.overview import ask
from handlers.overview.board import board
from handlers.overview.feature import feature
from handlers.overview.model import Viewing, behind, end, redeem, shown_by
from handlers.overview.page import Say, door, message, page

__all__ = [
    "Say",
    "Viewing",
    "ask",
    "behind",
    "board",
    "door",
    "end",
    "feature",
    "message",
    "page",
    "redeem",
    "shown_by",
]
