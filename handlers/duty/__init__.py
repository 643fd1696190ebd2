"""Who is on duty: the coordinator that the ladder and the residents reach first."""

from handlers.duty import begin, handover, morning, roster, week
from handlers.duty.choose import chosen
from handlers.duty.feature import feature
from handlers.duty.model import (
    STAFF,
    Duty,
    anybody_there,
    area_for,
    back_at,
    called_on,
    contact,
    coordinators,
    next_morning,
    off_duty,
    on_duty,
    put_on_duty,
    staff_only,
)
from handlers.duty.undo import in_time, let_it_be
from handlers.duty.week import give_back_days

__all__ = [
    "STAFF",
    "Duty",
    "anybody_there",
    "area_for",
    "back_at",
    "begin",
    "called_on",
    "chosen",
    "contact",
    "coordinators",
    "feature",
    "give_back_days",
    "handover",
    "in_time",
    "let_it_be",
    "morning",
    "next_morning",
    "off_duty",
    "on_duty",
    "put_on_duty",
    "roster",
    "staff_only",
    "week",
]
