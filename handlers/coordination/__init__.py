"""What coordinators do in their own chat: the open list, assigning, roles, links, on behalf."""

from handlers.coordination import (
    announce,
    areas,
    awaited,
    genuine,
    invite,
    item,
    kept,
    linking,
    listing,
    locking,
    morning,
    roles,
    said,
    settings,
    stands,
    trust,
)
from handlers.coordination.behalf import named, on_behalf
from handlers.coordination.feature import feature
from handlers.coordination.model import Invitation, LinkCode, OnBehalf, WrongTry
from handlers.coordination.token import make_invitation, new_token
from handlers.coordination.which import serve_words
from handlers.coordination.who import labels, name, people_called

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
    "Invitation",
    "LinkCode",
    "OnBehalf",
    "WrongTry",
    "announce",
    "areas",
    "awaited",
    "feature",
    "genuine",
    "invite",
    "item",
    "kept",
    "labels",
    "linking",
    "listing",
    "locking",
    "make_invitation",
    "morning",
    "name",
    "named",
    "new_token",
    "on_behalf",
    "people_called",
    "roles",
    "said",
    "serve_words",
    "settings",
    "stands",
    "trust",
]
