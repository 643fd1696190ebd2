"""A first visit of a helper: whoever is on duty knows of it, in the morning where that will do."""

from sqlalchemy import select

from bot.turn import Turn
from handlers import duty
from handlers.meeting.feature import feature
from handlers.meeting.model import Meeting, Reminder
from handlers.meeting.plan import drop, plan, step
from handlers.meeting.say import asker_of, helper_of, name, request_of, tell_coordinators
from handlers.requests import times_helped

BROAD = ("day", "week", "part_of_day")  # moments of which the beginning says little


def tell(turn: Turn, meeting: Meeting) -> None:
    """Let it be known when this helper never helped here before.

    At once when they meet before the next working day begins; else the digest of that morning
    says it, and what was in no digest is told after it. Of a helper the first visit counts. Who
    is on duty alone and said yes for somebody just now read then that this helper is new.
    """
    if not _first_visit(turn, meeting) or _comes_sooner_elsewhere(turn, meeting):
        return
    if turn.person is not None and duty.called_on(turn) == [turn.person]:
        return
    morning = duty.next_morning(turn)
    broad = meeting.grain in BROAD  # "in the morning" is seldom before the digest
    begins = meeting.ends_at if broad else meeting.starts_at
    if begins is not None and begins < morning:
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
        .order_by(Meeting.id)
    )
    return sorted(found, key=lambda m: (m.starts_at is None, m.starts_at or m.made_at))


@feature.on(duty.morning.Morning)
def told(turn: Turn, news: duty.morning.Morning) -> None:
    """A line for each of them in the digest: they are told no more."""
    named = set()
    for meeting in _waiting(turn):
        drop(turn, meeting, "first")
        if meeting.helper_id in named:
            continue
        named.add(meeting.helper_id)
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
    return not times_helped(turn, helper_id=meeting.helper_id)


def _comes_sooner_elsewhere(turn: Turn, meeting: Meeting) -> bool:
    """Whether the first visit of this helper is another one, of which it is told."""
    mine = select(Meeting.id).where(
        Meeting.neighbourhood_id == turn.here.id,
        Meeting.helper_id == meeting.helper_id,
        Meeting.id != meeting.id,
        Meeting.over_at.is_(None),
    )
    if meeting.starts_at is not None:
        mine = mine.where(Meeting.starts_at <= meeting.starts_at)
    return turn.db.scalar(mine.limit(1)) is not None
