"""What an asker tells of a visit: who stands at the door, who wants money, that it is over."""

from collections.abc import Callable

from bot.turn import Turn
from handlers import duty
from handlers.meeting import check
from handlers.meeting.model import Meeting
from handlers.meeting.recap import recap, word_of
from handlers.meeting.say import say
from handlers.meeting.unsafe import unsafe

Act = Callable[[Turn, Meeting, str], None]
DOOR = frozenset(("stranger", "wants_money"))  # of whoever opens it, before anything else
OF_ASKERS = (*DOOR, "not_come", "arrived", "gone")  # nobody who helps says so


def stranger(turn: Turn, meeting: Meeting, text: str) -> None:
    """Not the one who was said, or without the word: keep the door shut, and whom to call."""
    del text
    word = word_of(meeting)
    more = {**duty.contact(turn), "woord_zin": word}
    say(turn, meeting, "vis.stranger", turn.me, rows=[unsafe(meeting)], secret=True, more=more)


def wants_money(turn: Turn, meeting: Meeting, text: str) -> None:
    """What may be paid, and what is never given."""
    del text
    say(turn, meeting, "vis.money", turn.me, rows=[unsafe(meeting)], more=duty.contact(turn))


def nod(turn: Turn, meeting: Meeting, text: str) -> None:
    """ "Hij is er", "ok": nothing has to be done."""
    del text
    turn.say("vis.well", about=meeting.about)


def went(turn: Turn, meeting: Meeting, text: str) -> None:
    """ "Hij is net weg": did it work out?"""
    del text
    if meeting.begun(turn.now):
        check.put_to_asker(turn, meeting)
    else:
        recap(turn, meeting)


def pleasant(turn: Turn, meeting: Meeting, text: str) -> None:
    """ "Het was fijn": so it worked out."""
    del text
    if meeting.begun(turn.now):
        check.yes.run(turn, meeting)
    else:
        recap(turn, meeting)


def went_wrong(turn: Turn, meeting: Meeting, text: str) -> None:
    """ "Er is iets kapot": what went wrong?"""
    del text
    if meeting.begun(turn.now):
        check.no.run(turn, meeting)
    else:
        recap(turn, meeting)


SAID: dict[str, Act] = {
    "stranger": stranger,
    "wants_money": wants_money,
    "arrived": nod,
    "gone": went,
    "pleasant": pleasant,
    "went_wrong": went_wrong,
}
