"""What follows an emergency answer: no emergency, tell somebody, cannot speak, erase this chat."""

import re

from sqlalchemy import select

from bot.people import Neighbourhood
from bot.presses import Mark
from bot.turn import Turn
from handlers import duty
from handlers.safety import alarm
from handlers.safety.alert import alert_in
from handlers.safety.feature import feature
from handlers.safety.phonebook import numbers


def _speak(turn: Turn, value: str) -> str:
    """Go on in the language of the emergency answer; returns the reason. "fall-tr" """
    reason, _, language = value.partition("-")
    turn.language = language
    return reason


@feature.press("calm")
def no_emergency(turn: Turn, value: str) -> None:
    """It is no emergency: whom to call then, and whether a neighbour can help."""
    reason = _speak(turn, value)
    if reason in ("medical", "fall"):
        turn.say("sos.doctor")
    elif reason in ("violence", "danger"):
        turn.say("sos.police", fill=numbers())
    turn.say("sos.false", buttons=[neighbour(value=value), nothing(value=value)])


@feature.press("neighbour")
def neighbour(turn: Turn, value: str) -> None:
    """[Ja]: a neighbour is what they want."""
    _speak(turn, value)
    turn.say("sos.false.yes")


@feature.press("nothing")
def nothing(turn: Turn, value: str) -> None:
    """[Nee]."""
    _speak(turn, value)
    turn.say("sos.false.no")


@feature.press("warn")
def warn(turn: Turn, value: str) -> None:
    """A coordinator is told at once, at any hour."""
    reason = _speak(turn, value)
    _find_neighbourhood(turn)
    if turn.neighbourhood is None:
        turn.say("sos.alone", fill=numbers())
        return
    person = turn.person or turn.newcomer()
    called = alarm.raise_alarm(turn, person, reason)
    blanks = {**numbers(), **duty.contact(turn)}
    if len(called) == 1 and called[0].name:
        blanks["coordinator"] = called[0].name
    turn.say("sos.notify" if called else "sos.nobody", fill=blanks)


def _find_neighbourhood(turn: Turn) -> None:
    """Somebody not known yet, where there is one neighbourhood only, must belong to that."""
    if turn.neighbourhood is None:
        places = turn.db.scalars(select(Neighbourhood).limit(2)).all()
        if len(places) == 1:
            turn.enter(places[0])


@feature.press("wipe")
def erase_hint(turn: Turn, value: str) -> None:
    """How to take this conversation off the phone: somebody may read along."""
    _speak(turn, value)
    turn.say("sos.wipe")


def marks_under(key: str, value: str) -> list[Mark]:
    """The buttons of an emergency answer, as they stand in its text."""
    if key == "sos.suicide":
        return [warn(value=value)]
    if key == "sos.violence":
        return [warn(value=value), erase_hint(value=value)]
    return [no_emergency(value=value), warn(value=value)]


@feature.command("emergency")
def emergency(turn: Turn, rest: str) -> None:
    """`spoed`, `noodgeval`: the same as `/112`, which is answered before this is reached."""
    del rest
    value = f"danger-{turn.reader(turn.person).language}"
    turn.say("sos.112", buttons=marks_under("sos.112", value), fill=numbers())


@feature.command("deaf")
def cannot_call(turn: Turn, rest: str) -> None:
    """`ik kan niet praten`, `ik ben doof`."""
    del rest
    turn.say("sos.deaf", fill=numbers())


@feature.phrase(r".*")
def answered_before(turn: Turn, match: re.Match[str]) -> bool:
    """An emergency that comes in again was answered before: nothing else may come of it."""
    del match
    return turn.incoming is not None and alert_in(turn.incoming) is not None


@feature.hears
def answered_before_in_group(turn: Turn, text: str) -> bool:
    del text
    return turn.incoming is not None and alert_in(turn.incoming) is not None
