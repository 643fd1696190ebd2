"""A helper who did not come is not blamed: is everything all right?"""

from bot.commands import go
from bot.turn import Turn
from handlers import human
from handlers.meeting.feature import feature
from handlers.meeting.model import Meeting
from handlers.meeting.say import helper_of, say


@feature.press("allwell", Meeting)
def all_well(turn: Turn, meeting: Meeting) -> None:
    """[Ja] by a helper who did not come."""
    del meeting
    turn.say("nos.well")


@feature.press("rest", Meeting)
def wants_rest(turn: Turn, meeting: Meeting) -> None:
    """[Ik wil pauze]"""
    del meeting
    go(turn, "pauze")


@feature.press("human", Meeting)
def wants_human(turn: Turn, meeting: Meeting) -> None:
    """[Een mens spreken]"""
    del meeting
    human.offer_human(turn)


def ask_softly(turn: Turn, meeting: Meeting) -> None:
    """No blame: is everything all right?"""
    buttons = [all_well(meeting), wants_rest(meeting), wants_human(meeting)]
    say(turn, meeting, "nos.helper.soft", helper_of(turn, meeting), buttons)
