"""What a helper tells of a visit: somebody fell, they paid, it did not happen, it was nice."""

from collections.abc import Callable
from datetime import timedelta

from bot.commands import go
from bot.turn import Turn
from handlers import safety, welcome
from handlers.meeting import check
from handlers.meeting.feature import feature
from handlers.meeting.model import Meeting, meetings_of
from handlers.meeting.recap import recap
from handlers.meeting.say import say

Act = Callable[[Turn, Meeting, str], None]
FOUND = frozenset(("fell", "not_well", "badly"))  # heard before anything else that is said
TOLD = FOUND | {"advanced", "not_been", "went_wrong", "pleasant"}  # whatever it reads like
OVER = timedelta(hours=1)  # after the end: they are not on their way any more


def fell(turn: Turn, meeting: Meeting, text: str) -> None:
    """Now: 112, and what not to do."""
    del meeting, text
    safety.somebody_fell(turn)


def not_well(turn: Turn, meeting: Meeting, text: str) -> None:
    """ "Ze is in de war": the way to whoever thinks along, as for every worry."""
    del meeting, text
    if not go(turn, "zorgen"):
        safety.think_along(turn)


def advanced(turn: Turn, meeting: Meeting, text: str) -> None:
    """ "Ik heb 23,50 voorgeschoten": nobody asks for a loan here."""
    del text
    say(turn, meeting, "vis.advanced", turn.me)


def went_wrong(turn: Turn, meeting: Meeting, text: str) -> None:
    """ "Ik heb haar vaas gebroken"."""
    del text
    say(turn, meeting, "vis.wrong", turn.me)


def not_been(turn: Turn, meeting: Meeting, text: str) -> None:
    """ "Ik ben niet geweest": how it went; before it begins, what was agreed."""
    if meeting.over_at is not None:
        went_wrong(turn, meeting, text)
    elif meeting.starts_at is not None and turn.now < meeting.starts_at:
        recap(turn, meeting)
    else:
        check.ask_helper(turn, meeting)


def pleasant(turn: Turn, meeting: Meeting, text: str) -> None:
    """ "Het was gezellig": so it is done."""
    del text
    begun = meeting.starts_at is None or turn.now >= meeting.starts_at
    if meeting.over_at is not None or not begun:
        say(turn, meeting, "vis.nice", turn.me)
    else:
        check.says_it_is_done(turn, meeting)


@feature.on(welcome.Returned)
def said_something(turn: Turn, news: welcome.Returned) -> None:
    """Not understood, of a helper whose visit is over: how it went, not "are you on your way?"."""
    if news.taken or turn.neighbourhood is None or not turn.private:
        return
    for meeting in meetings_of(turn, news.person):
        if (
            _is_over(turn, meeting)
            and meeting.helper_id == news.person.id
            and meeting.contact_at is not None
        ):
            check.ask_helper(turn, meeting)
            news.taken = True
            return


def _is_over(turn: Turn, meeting: Meeting) -> bool:
    start = meeting.starts_at
    return start is not None and turn.now > max(start, meeting.ends_at or start) + OVER


ACTS: dict[str, Act] = {
    "fell": fell,
    "not_well": not_well,
    "advanced": advanced,
    "went_wrong": went_wrong,
    "not_been": not_been,
    "pleasant": pleasant,
}
