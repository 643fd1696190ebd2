"""Who is asked next and when, what the asker hears on the way, and the moments that are due."""

from handlers.ladder import answers, door, moments, night, rounds, watch
from handlers.ladder.asker import next_update
from handlers.ladder.buttons import with_buttons
from handlers.ladder.climb import TOP
from handlers.ladder.coordinators import called_slots, gather
from handlers.ladder.door import climb_now, hurry
from handlers.ladder.feature import feature
from handlers.ladder.model import passed, reach_coordinator
from handlers.ladder.night import asleep, in_the_morning
from handlers.ladder.timetable import DEFAULT, table_of, timetable

__all__ = [
    "DEFAULT",
    "TOP",
    "answers",
    "asleep",
    "called_slots",
    "climb_now",
    "door",
    "feature",
    "gather",
    "hurry",
    "in_the_morning",
    "moments",
    "next_update",
    "night",
    "passed",
    "reach_coordinator",
    "rounds",
    "table_of",
    "timetable",
    "watch",
    "with_buttons",
]
