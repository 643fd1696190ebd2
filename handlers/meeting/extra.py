"""What else the helper should know: "trap, hond, bel eerst", passed on as it is."""

import re

from bot.turn import Turn
from handlers import safety
from handlers.meeting.feature import feature
from handlers.meeting.model import Meeting
from handlers.meeting.say import asker_of, going_on, helper_of, how, request_of, say
from matching import asks_for_help, bare_yes_no, reaction, remarks

LONGEST = 200
ABOUT_THE_VISIT = frozenset({"when", "who", "where", "cost", "trust", "waiting", "next"})
_YES = re.compile(r"\s*(?:ja\b|jawel|jazeker|yes|evet|tak\b|так\b|نعم)", re.I)


def ask_extra(turn: Turn, meeting: Meeting) -> None:
    """After where it is."""
    turn.ask(
        "ask.extra",
        then=extra,
        subject=meeting,
        buttons=[nothing(meeting)],
        **how(turn, meeting, turn.me, {}),
    )


@feature.answer("extra", Meeting, unless=asks_for_help, why="ask.extra.why")
def extra(turn: Turn, meeting: Meeting, text: str) -> bool:
    """What else the helper should know: passed on as it is, to nobody else."""
    if meeting.over_at is not None or turn.me.id != meeting.asker_id:
        return False
    said = reaction(text)
    if said == "why" or ABOUT_THE_VISIT & set(remarks(text)):
        return False
    if said or bare_yes_no(text) is True:
        _more_or_not(turn, meeting, text)
        return True
    request = request_of(turn, meeting)
    request.extra = "" if safety.held(turn, text) else text.strip()[:LONGEST]
    if request.extra:
        helper = helper_of(turn, meeting)
        say(turn, meeting, "con.extra", helper, secret=True, extra=request.extra)
    ready(turn, meeting)
    return True


def _more_or_not(turn: Turn, meeting: Meeting, text: str) -> None:
    """ "Ja" has something to tell; "ok", "dank je wel", a thumb have nothing."""
    if _YES.match(text):
        turn.ask("ask.extra.write", then=extra, subject=meeting, about=meeting.about)
    else:
        nothing.run(turn, meeting)


@feature.press("nothing", Meeting)
def nothing(turn: Turn, meeting: Meeting) -> None:
    """[Nee]: nothing to add."""
    request, _ = going_on(turn, meeting, meeting.asker_id)
    request.extra = ""
    turn.stop_asking()
    ready(turn, meeting)


def ready(turn: Turn, meeting: Meeting) -> None:
    """Nothing more is asked; who calls whom?"""
    key = "con.ready.pass"
    if meeting.phone is not None:
        theirs = "con.ready.write" if meeting.by_page else "con.ready.you"
        key = "con.ready" if meeting.phone_of == meeting.asker_id else theirs
    say(turn, meeting, key, asker_of(turn, meeting))
