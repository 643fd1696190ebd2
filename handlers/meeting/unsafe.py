"""[Ik voel me niet veilig] under the word at the door; and whom somebody has met."""

from bot.people import Person
from bot.turn import Turn
from handlers import blocking
from handlers.meeting.feature import feature
from handlers.meeting.model import Meeting, all_of
from handlers.meeting.say import other_of
from handlers.requests import Request

RECENT = 10  # visits


@feature.press("unsafe", Meeting, stays=True)
def unsafe(turn: Turn, meeting: Meeting) -> None:
    """Told to a coordinator at once; the other one notices nothing."""
    if turn.me.id in (meeting.asker_id, meeting.helper_id):
        blocking.start_about(turn, _met_by(turn, meeting, turn.me))


def _met_by(turn: Turn, meeting: Meeting, person: Person) -> Person | None:
    """Whom they met there; None for who helped somebody without the app: that is not who asked."""
    request = turn.db.get(Request, meeting.request_id)
    if request is not None and request.for_name and person.id == meeting.helper_id:
        return None
    return other_of(turn, meeting, person)


@feature.on(blocking.Met)
def met(turn: Turn, news: blocking.Met) -> None:
    """Those they had a visit with, the latest first."""
    for meeting in reversed(all_of(turn.db, news.person)[-RECENT:]):
        person = _met_by(turn, meeting, news.person)
        if person is not None:
            news.others.append(person)
