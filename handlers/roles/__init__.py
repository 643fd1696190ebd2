"""Who coordinates here and in what role: invited, given a role, trusted, locked out, gone."""

from handlers.roles import genuine, holders, invite, kept, locking, trust
from handlers.roles.feature import feature
from handlers.roles.invite import note_wrong_try, too_many_tries
from handlers.roles.model import Invitation, WrongTry
from handlers.roles.organisation import stands_for
from handlers.roles.token import make_invitation, new_token

__all__ = [
    "Invitation",
    "WrongTry",
    "feature",
    "genuine",
    "holders",
    "invite",
    "kept",
    "locking",
    "make_invitation",
    "new_token",
    "note_wrong_try",
    "stands_for",
    "too_many_tries",
    "trust",
]
