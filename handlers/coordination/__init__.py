"""What coordinators do in their own chat: the open list, assigning, roles, links, on behalf."""

from handlers.coordination import item, listing
from handlers.coordination.door import on_behalf
from handlers.coordination.feature import feature
from handlers.coordination.model import Invitation, LinkCode, OnBehalf, WrongTry
from handlers.coordination.token import make_invitation

COMMANDS = ("open", "terugbellen", "dienst", "namens", "uitnodiging", "rollen", "koppel")

__all__ = [
    "COMMANDS",
    "Invitation",
    "LinkCode",
    "OnBehalf",
    "WrongTry",
    "feature",
    "item",
    "listing",
    "make_invitation",
    "on_behalf",
]
