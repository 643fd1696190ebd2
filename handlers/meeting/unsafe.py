"""[Ik voel me niet veilig] under the word at the door; and whom somebody has met."""

from bot.people import Person
from bot.turn import Turn
from handlers import blocking
from handlers.meeting.feature import feature
from handlers.meeting.model import Meeting, all_of
from handlers.meeting.say import other_of

RECENT = 10  # visits


@feature.press("unsafe", Meeting, stays=True)
def unsafe(turn: Turn, meeting: Meeting) -> None:
    """Told to a coordinator at once; the other one notices nothing."""
    if turn.me.id in (meeting.asker_id, meeting.helper_id):
        blocking.start_about(turn, other_of(turn, meeting, turn.me))


@feature.on(blocking.Met)
def met(turn: Turn, news: blocking.Met) -> None:
    """Those they had a visit with, the latest first."""
    for meeting in reversed(all_of(turn.db, news.person)[-RECENT:]):
        mine = meeting.asker_id == news.person.id
        other = meeting.helper_id if mine else meeting.asker_id
        person = turn.db.get(Person, other) if other else None
        if person is not None:
            news.others.append(person)
