"""Who is asked next and when, what the asker hears on the way, and the moments that are due."""

from handlers.ladder.buttons import with_buttons
from handlers.ladder.door import asleep, called_slots, climb_now, next_update
from handlers.ladder.feature import feature
from handlers.ladder.timetable import DEFAULT, Table, table_of, timetable

__all__ = [
    "DEFAULT",
    "Table",
    "asleep",
    "called_slots",
    "climb_now",
    "feature",
    "next_update",
    "table_of",
    "timetable",
    "with_buttons",
]
