"""The request itself: what is kept, how it changes, its card in the group, and the news of it."""

from handlers.requests import card, news
from handlers.requests.helped import HELPED, SAID_HELPED, times_helped
from handlers.requests.life import (
    agree,
    claim,
    finish,
    free,
    move,
    open_request,
    open_with,
    reopen,
    stop,
)
from handlers.requests.model import (
    CALLED,
    NR,
    Request,
    Rung,
    State,
    Urgency,
    asker_of,
    by_number,
    last_of,
    live_of,
    next_number,
    waiting_for_help,
)
from handlers.requests.often import how_often, rhythm_of
from handlers.requests.place import (
    FEWER,
    HelpedBy,
    Place,
    PlaceState,
    helpers_of,
    places,
)
from handlers.requests.wanted import want

__all__ = [
    "CALLED",
    "FEWER",
    "HELPED",
    "NR",
    "SAID_HELPED",
    "HelpedBy",
    "Place",
    "PlaceState",
    "Request",
    "Rung",
    "State",
    "Urgency",
    "agree",
    "asker_of",
    "by_number",
    "card",
    "claim",
    "finish",
    "free",
    "helpers_of",
    "how_often",
    "last_of",
    "live_of",
    "move",
    "news",
    "next_number",
    "open_request",
    "open_with",
    "places",
    "reopen",
    "rhythm_of",
    "stop",
    "times_helped",
    "waiting_for_help",
    "want",
]
