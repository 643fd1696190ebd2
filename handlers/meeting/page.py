"""[Via Telegram]: the page on which anybody may write to them, by who would rather give that.

It is read from the tap itself, so nothing is kept of somebody who does not choose it.
"""

from bot.people import Person
from bot.texts import Value
from bot.turn import Refusal, Turn
from handlers.meeting.contact import give, my_number, no_number, page_with
from handlers.meeting.feature import feature
from handlers.meeting.model import Meeting, meetings_of
from handlers.meeting.say import going_on, page_called, say


@page_with
@feature.press("mypage", Meeting)
def my_page(turn: Turn, meeting: Meeting) -> None:
    """[Via Telegram]: consent for this help only, as with a number."""
    going_on(turn, meeting, meeting.asker_id, meeting.helper_id)
    _give(turn, meeting)


@feature.phrase(
    r"(?:(?:nee|liever|doe|geef|gewoon|maar|dan|graag|no|rather|please) )*"
    r"(?:(?:via|met|op|by|on|over|mijn|my) )?telegram(?: (?:graag|maar|please))?"
)
def in_words(turn: Turn, match: object) -> bool:
    """*Via Telegram*, when a number is asked for or they write through the bot."""
    del match
    if turn.person is None or turn.neighbourhood is None or not turn.private:
        return False
    asked = [m for m in meetings_of(turn, turn.person) if _waits(m, turn.person)]
    if not asked:
        return False
    meeting = turn.get(Meeting, asked[0].id)
    if meeting is None or not page_called(turn, meeting, turn.person):
        return False
    _give(turn, meeting)
    return True


def _waits(meeting: Meeting, person: Person) -> bool:
    return meeting.asking_id == person.id or (meeting.relay and meeting.phone is None)


def _give(turn: Turn, meeting: Meeting) -> None:
    person, called = turn.me, page_called(turn, meeting, turn.me)
    if meeting.phone is not None:
        raise Refusal("con.relay.given")
    if not called or not _waits(meeting, person):
        raise Refusal("g.stale.plain")
    turn.stop_asking()
    page = turn.incoming.page if turn.incoming else ""
    if page:
        give(turn, meeting, person, page, page=True)
        return
    asking = meeting.asking_id == person.id
    fill: dict[str, Value] = {"kanaal": called}
    marks = [my_page(meeting), my_number(meeting), no_number(meeting) if asking else None]
    say(turn, meeting, "con.page.none", person, marks, more=fill)
