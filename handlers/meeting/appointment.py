"""When they meet: asked of the helper when the request named no moment."""

from bot.people import Person
from bot.spoken import When
from bot.turn import Turn
from handlers.meeting import schedule
from handlers.meeting.feature import feature
from handlers.meeting.model import Meeting
from handlers.meeting.say import asker_of, going_on, how, request_of, say
from matching import asks_for_help, find_moment


def ask_when(turn: Turn, meeting: Meeting, helper: Person) -> None:
    """So that both can be reminded; who does not answer is not asked again."""
    turn.ask(
        "con.when",
        then=moment,
        subject=meeting,
        to=helper,
        buttons=[not_yet(meeting)],
        **how(turn, meeting, helper, {}),
    )


@feature.answer("when", Meeting, unless=asks_for_help)
def moment(turn: Turn, meeting: Meeting, text: str) -> bool:
    """The moment they agreed on together."""
    if meeting.over_at is not None or turn.me.id != meeting.helper_id:
        return False
    found = find_moment(text, turn.local)
    if found is None:
        return False
    if found.past or found.end < turn.now:
        ask = how(turn, meeting, turn.me, {})
        turn.ask("con.when.past", then=moment, subject=meeting, **ask)
        return True
    request = request_of(turn, meeting)
    when = When(found.start, found.end, found.grain, found.deadline)
    meeting.put(when)
    if request.people == 1:
        request.starts_at, request.ends_at = when.start, when.end
        request.grain, request.deadline = when.grain, when.deadline
    turn.record(meeting.about, "appointed")
    schedule.make(turn, meeting)
    say(turn, meeting, "con.when.ok", turn.me)
    say(turn, meeting, "con.when.asker", asker_of(turn, meeting))
    return True


@feature.press("notyet", Meeting)
def not_yet(turn: Turn, meeting: Meeting) -> None:
    """[Weet ik nog niet]"""
    going_on(turn, meeting, meeting.helper_id)
    turn.stop_asking()
    say(turn, meeting, "con.when.later", turn.me)
