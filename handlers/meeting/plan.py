"""What is still to be said about a visit, and when: planned, moved, dropped, and dealt with."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import select

from bot import hours
from bot.moment import NOW
from bot.repeat import SaidAgain
from bot.turn import Turn
from handlers.meeting.feature import feature
from handlers.meeting.model import Meeting, Reminder, Trace

Step = Callable[[Turn, Meeting], None]
steps: dict[str, Step] = {}
SCRUBBED = timedelta(hours=46)  # after it was written; platforms delete within 48
AFTERWARDS = timedelta(hours=20)  # once the help was given


def step(what: str) -> Callable[[Step], Step]:
    """`@step("evening")`: what happens when such a reminder is due, while the visit is on."""

    def add(run: Step) -> Step:
        steps[what] = run
        return run

    return add


def plan(turn: Turn, meeting: Meeting, what: str, at: datetime) -> None:
    """Let `what` come at `at`; another moment takes the place of an earlier one."""
    reminder = _reminder(turn, meeting, what)
    if reminder is None:
        turn.keep(
            Reminder(
                neighbourhood_id=meeting.neighbourhood_id,
                meeting_id=meeting.id,
                what=what,
                due_at=at,
            )
        )
    else:
        reminder.due_at = at


def drop(turn: Turn, meeting: Meeting, *names: str) -> None:
    """These reminders (by default all) come no more."""
    for reminder in turn.db.scalars(
        select(Reminder).where(
            Reminder.neighbourhood_id == meeting.neighbourhood_id,
            Reminder.meeting_id == meeting.id,
        )
    ):
        if not names or reminder.what in names:
            reminder.due_at = None


def planned(turn: Turn, meeting: Meeting, what: str) -> bool:
    """Whether `what` is still to come."""
    reminder = _reminder(turn, meeting, what)
    return reminder is not None and reminder.due_at is not None


def awake(turn: Turn, moment: datetime) -> datetime:
    """`moment`, or the next morning when people are asleep then."""
    return hours.waking(turn.here).next_open(moment)


def after(turn: Turn, span: timedelta) -> datetime:
    """When so much waking time has passed."""
    return hours.waking(turn.here).add(turn.now, span)


def _reminder(turn: Turn, meeting: Meeting, what: str) -> Reminder | None:
    return turn.db.scalar(
        select(Reminder).where(
            Reminder.neighbourhood_id == meeting.neighbourhood_id,
            Reminder.meeting_id == meeting.id,
            Reminder.what == what,
        )
    )


@feature.due("remind", Reminder, select(Reminder.id).where(Reminder.due_at <= NOW))
def remind(turn: Turn, reminder: Reminder) -> None:
    """The moment of a reminder has come."""
    reminder.due_at = None
    turn.db.flush()
    meeting = turn.get(Meeting, reminder.meeting_id)
    if meeting is not None and meeting.over_at is None:
        steps[reminder.what](turn, meeting)


@feature.on(SaidAgain)
def said_again(turn: Turn, news: SaidAgain) -> None:
    """What has to go from the chat in time goes as well where it was repeated."""
    same = (Trace.neighbourhood_id == news.neighbourhood_id, Trace.slot == news.slot)
    for trace in turn.db.scalars(select(Trace).where(*same)).all():
        turn.keep(
            Trace(
                neighbourhood_id=trace.neighbourhood_id,
                meeting_id=trace.meeting_id,
                slot=news.again,
                scrub_at=trace.scrub_at,
            )
        )


@feature.due("scrub", Trace, select(Trace.id).where(Trace.scrub_at <= NOW))
def scrub(turn: Turn, trace: Trace) -> None:
    """A number, an address or a code goes from the chat."""
    turn.take_away(trace.slot, "con.scrubbed")
    turn.db.delete(trace)


def scrub_by(turn: Turn, meeting: Meeting, moment: datetime) -> None:
    """Let everything personal about this visit be gone from the chats by `moment`."""
    for trace in turn.db.scalars(
        select(Trace).where(
            Trace.neighbourhood_id == meeting.neighbourhood_id, Trace.meeting_id == meeting.id
        )
    ):
        trace.scrub_at = min(trace.scrub_at, moment)
