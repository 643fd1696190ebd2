"""Who is on duty: the coordinator that the ladder and the residents reach first."""

from handlers.duty import begin, handover, morning, roster, week
from handlers.duty.feature import feature
from handlers.duty.model import (
    anybody_there,
    back_at,
    called_on,
    contact,
    next_morning,
    off_duty,
    on_duty,
    put_on_duty,
)
from handlers.duty.week import give_back_days, holders, show_press

__all__ = [
    "anybody_there",
    "back_at",
    "begin",
    "called_on",
    "contact",
    "feature",
    "give_back_days",
    "handover",
    "holders",
    "morning",
    "next_morning",
    "off_duty",
    "on_duty",
    "put_on_duty",
    "roster",
    "show_press",
    "week",
]
