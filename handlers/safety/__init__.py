"""112 and crisis words first; refusals and referrals; `first_aid`."""

from handlers.safety.feature import feature
from handlers.safety.first_aid import first_aid
from handlers.safety.objection import objection

__all__ = ["feature", "first_aid", "objection"]
