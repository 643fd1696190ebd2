"""/dienst: who is on duty, and taking it over."""

import re

from bot.people import Person
from bot.spoken import Since
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers.duty.feature import feature
from handlers.duty.model import (
    STAFF,
    Duty,
    coordinators,
    leave,
    on_duty,
    put_on_duty,
    staff_only,
)
from handlers.duty.undo import in_time


@feature.command("dienst", roles=STAFF)
def duty_command(turn: Turn, rest: str) -> None:
    """/dienst."""
    del rest
    show(turn)


@feature.phrase(r"(?:ik (?:neem|doe|heb) (?:de |nu |nu de )?dienst(?: over| nu)*)", roles=STAFF)
def duty_is_mine(turn: Turn, match: re.Match[str]) -> None:
    """*Ik neem de dienst over*."""
    del match
    _take(turn, backup=False)


@feature.phrase(r"ik (?:neem|doe|heb) .+ dienst|kan iemand (?:de|mijn) dienst .+", roles=STAFF)
def duty_of_another_day(turn: Turn, match: re.Match[str]) -> None:
    """*Ik neem morgen dienst*: there is no roster of days, so it shows who has it now."""
    del match
    show(turn)


@feature.press("show", stays=True)
def show_press(turn: Turn) -> None:
    """[Rooster]."""
    staff_only(turn)
