"""The visit: contact, appointment, reminder, and afterwards whether it worked out."""

from handlers.meeting import (
    absent,
    begin,
    check,
    first,
    for_them,
    good_news,
    hitch,
    kept,
    late,
    page,
    pattern,
    remarked,
    remind,
    silence,
)
from handlers.meeting.feature import feature
from handlers.meeting.model import Acquainted, Meeting, all_of, numbers_given

__all__ = [
    "Acquainted",
    "Meeting",
    "absent",
    "all_of",
    "begin",
    "check",
    "feature",
    "first",
    "for_them",
    "good_news",
    "hitch",
    "kept",
    "late",
    "numbers_given",
    "page",
    "pattern",
    "remarked",
    "remind",
    "silence",
]
