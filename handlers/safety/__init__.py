"""112 and crisis words first; refusals and referrals; `first_aid`."""

from handlers.safety import aftercare
from handlers.safety.feature import feature
from handlers.safety.first_aid import first_aid
from handlers.safety.mask import mask
from handlers.safety.model import Alarm
from handlers.safety.numbers import numbers
from handlers.safety.objection import objection

__all__ = ["Alarm", "aftercare", "feature", "first_aid", "mask", "numbers", "objection"]
