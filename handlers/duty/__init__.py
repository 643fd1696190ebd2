"""Who is on duty: the coordinator that the ladder and the residents reach first."""

from bot.feature import Feature
from handlers.duty.choose import chosen
from handlers.duty.model import (
    STAFF,
    Duty,
    anybody_there,
    back_at,
    called_on,
    contact,
    coordinators,
    next_morning,
    on_duty,
    put_on_duty,
    staff_only,
)

feature = Feature("duty")

__all__ = [
    "STAFF",
    "Duty",
    "anybody_there",
    "back_at",
    "called_on",
    "chosen",
    "contact",
    "coordinators",
    "feature",
    "next_morning",
    "on_duty",
    "put_on_duty",
    "staff_only",
]
