"""Who is on duty: the coordinator that the ladder and the residents reach first."""

from bot.feature import Feature
from handlers.duty.model import (
    Duty,
    anybody_there,
    back_at,
    called_on,
    contact,
    coordinators,
    on_duty,
    put_on_duty,
)

feature = Feature("duty")

__all__ = [
    "Duty",
    "anybody_there",
    "back_at",
    "called_on",
    "contact",
    "coordinators",
    "feature",
    "on_duty",
    "put_on_duty",
]
