"""112 and crisis words first; refusals and referrals; `first_aid`."""

from handlers.safety import aftercare, refused, worn
from handlers.safety.aid import first_aid
from handlers.safety.feature import feature
from handlers.safety.holding import held
from handlers.safety.masking import mask
from handlers.safety.model import Alarm
from handlers.safety.objecting import objection, somebody_fell, think_along
from handlers.safety.phonebook import numbers

__all__ = [
    "Alarm",
    "aftercare",
    "feature",
    "first_aid",
    "held",
    "mask",
    "numbers",
    "objection",
    "refused",
    "somebody_fell",
    "think_along",
    "worn",
]
