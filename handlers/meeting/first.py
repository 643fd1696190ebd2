"""A first visit of a helper: whoever is on duty knows of it, in the morning where that will do."""

from sqlalchemy import func, select

from bot.turn import Turn
from handlers import duty
from handlers.meeting.feature import feature
from handlers.meeting.model import Meeting, Reminder
from handlers.meeting.plan import drop, plan, step
from handlers.meeting.say import asker_of, helper_of, name, request_of, tell_coordinators
from handlers.requests import Place, PlaceState


def tell(turn: Turn, meeting: Meeting) -> None:
    """Let it be known when this helper never helped here before.

    At once when they meet before the next working day begins; else the digest of that morning
    says it, and what was in no digest is told after it.
    """
    if not _first_visit(turn, meeting):
        return
    morning = duty.next_morning(turn)
    if meeting.starts_at is not None and meeting.starts_at < morning:
        tell_coordinators(turn, meeting, "coo.meet.first")
    else:
        plan(turn, meeting, "first", morning)


@step("first")
def _in_no_digest(turn: Turn, meeting: Meeting) -> None:
    tell_coordinators(turn, meeting, "coo.meet.first")


def _waiting(turn: Turn) -> list[Meeting]:
    """First visits here that are still to be told, the nearest first."""
    found = turn.db.scalars(
        select(Meeting)
        .join(Reminder, Reminder.meeting_id == Meeting.id)
        .where(
            Reminder.neighbourhood_id == turn.here.id,
            Meeting.neighbourhood_id == turn.here.id,
            Meeting.over_at.is_(None),
            Reminder.what == "first",
            Reminder.due_at.is_not(None),
        )
    )
    return sorted(found, key=lambda m: (m.starts_at is None, m.starts_at or m.made_at))


@feature.on(duty.morning.Morning)
def told(turn: Turn, news: duty.morning.Morning) -> None:
    """A line for each of them in the digest: they are told no more."""
    for meeting in _waiting(turn):
        drop(turn, meeting, "first")
        request = request_of(turn, meeting)
        news.lines.append(
            turn.words(
                "coo.hi.first",
                helper=name(helper_of(turn, meeting)),
                asker=request.for_name or name(asker_of(turn, meeting)),
                nr=request.number or 0,
                titel=request.title,
                wanneer=meeting.when,
            )
        )


def _first_visit(turn: Turn, meeting: Meeting) -> bool:
    """Whether this helper never helped here before."""
    earlier = (
        select(func.count())
        .select_from(Place)
        .where(
            Place.neighbourhood_id == turn.here.id,
            Place.helper_id == meeting.helper_id,
            Place.state == PlaceState.DONE,
        )
    )
    return not turn.db.scalar(earlier)
