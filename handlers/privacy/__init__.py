"""What is kept about somebody: to see, to take along, to take back, to erase."""

from handlers.privacy import consents, erase, freeze, idle, retention, show
from handlers.privacy.duties import LINKS
from handlers.privacy.export import everything
from handlers.privacy.feature import feature
from handlers.privacy.forget import forget
from handlers.privacy.news import Stays

__all__ = [
    "LINKS",
    "Stays",
    "consents",
    "erase",
    "everything",
    "feature",
    "forget",
    "freeze",
    "idle",
    "retention",
    "show",
]
