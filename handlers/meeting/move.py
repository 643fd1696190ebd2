"""Another moment for a visit, in words: the other side is asked whether that is fine too."""

from sqlalchemy import select

from bot.people import Person
from bot.turn import Turn
from handlers import asking, helping
from handlers.meeting.model import Meeting
from handlers.meeting.recap import recap
from handlers.meeting.say import helper_of, name, request_of
from handlers.requests import Request
from matching import Moment, instead_of


def moments_in(turn: Turn, meeting: Meeting, text: str) -> tuple[Moment | None, Moment | None]:
    """The moment that suits and the one that does not; a bare time is of the day they meet."""
    return instead_of(text, turn.local, meeting.starts_at)


def move(turn: Turn, meeting: Meeting, suits: Moment | None) -> None:
    """Ask the other side about `suits`; without one, ask when it should be."""
    request = request_of(turn, meeting)
    helps = turn.me.id == meeting.helper_id
    if suits is None:
        (helping.another_moment if helps else asking.change_moment).run(turn, request)
    elif (suits.start, suits.end) == (meeting.starts_at, meeting.ends_at):
        recap(turn, meeting)
    elif helps:
        helping.propose(turn, request, suits)
    elif _asked_already(turn, request, suits):
        helper: Person | None = helper_of(turn, meeting)
        turn.say("chg.asked", voornaam=name(helper))
    else:
        asking.change(turn, request, suits)


def _asked_already(turn: Turn, request: Request, moment: Moment) -> bool:
    """Said twice: the helper is asked once."""
    same = select(asking.Proposal.id).where(
        asking.Proposal.neighbourhood_id == turn.here.id,
        asking.Proposal.request_id == request.id,
        asking.Proposal.starts_at == moment.start,
        asking.Proposal.ends_at == moment.end,
    )
    return turn.db.scalar(same.limit(1)) is not None


def may_be_at(meeting: Meeting, moment: Moment) -> bool:
    """Whether the visit may be at that moment."""
    return meeting.deadline or moment.touches(meeting.starts_at, meeting.ends_at)
