"""A helper at the door: the asker hears it at once, with the word to listen for."""

import re

from bot.turn import Turn
from handlers import duty
from handlers.meeting.late import later, tell_late
from handlers.meeting.model import Meeting
from handlers.meeting.recap import word_of
from handlers.meeting.remind import leaving, under_way
from handlers.meeting.say import asker_of, request_of, say

LONGEST = 180  # minutes
_MINUTES = re.compile(r"\b(\d{1,3}) ?min")
_IN_WORDS = (  # the first that is there counts
    ("drie kwartier", 45), ("kwartier", 15), ("quarter", 15), ("half uur", 30), ("halfuur", 30),
    ("half uurtje", 30), ("half an hour", 30), ("vijf min", 5), ("five min", 5), ("tien min", 10),
    ("ten min", 10), ("twintig min", 20), ("twenty min", 20), ("dertig min", 30),
    ("thirty min", 30), ("uurtje", 60), ("uur later", 60), ("an hour", 60),
)  # fmt: skip


def minutes_in(text: str) -> int | None:
    """How many minutes later, as somebody writes it: "een half uurtje later" is 30."""
    low = " ".join(text.lower().split())
    digits = _MINUTES.search(low)
    if digits:
        return min(LONGEST, max(1, int(digits[1])))
    return next((number for words, number in _IN_WORDS if words in low), None)


def on_the_way(turn: Turn, meeting: Meeting, text: str) -> None:
    """ "Ik ben 10 minuten later": the asker hears it; without minutes they are asked."""
    count = minutes_in(text)
    if count is None:
        later.run(turn, meeting)
    else:
        tell_late(turn, meeting, count)


def at_the_door(turn: Turn, meeting: Meeting) -> None:
    """ "Ik sta voor de deur"; said twice, the asker hears it once."""
    asker = asker_of(turn, meeting)
    if request_of(turn, meeting).for_name:  # who asked is not who opens
        leaving.run(turn, meeting)
    elif asker is None or not turn.reaches(asker):
        cannot_hear(turn, meeting)
    else:
        under_way(turn, meeting)
        word = word_of(meeting)
        start = f"{meeting.starts_at:%y%m%d%H%M}" if meeting.starts_at else ""
        say(
            turn, meeting, "vis.door", asker,
            secret=bool(word), once=f"door:{meeting.id}:{start}", woord_zin=word,
        )  # fmt: skip
        say(turn, meeting, "vis.door.ok", turn.me)


def cannot_hear(turn: Turn, meeting: Meeting) -> None:
    """The other one cannot be written to: call."""
    say(turn, meeting, "vis.unheard", turn.me, more=duty.contact(turn))
