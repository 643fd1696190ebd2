"""The moments of a visit: when to remind, when to ask whether it works out, when to ask after."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.turn import Turn
from handlers.meeting import address
from handlers.meeting.model import Meeting
from handlers.meeting.plan import awake, drop, plan

EVENING = time(18, 0)  # on the day before
FRESH = timedelta(hours=6)  # whoever said yes so recently is not reminded
TO_CONFIRM, TO_REPLACE = timedelta(hours=3), timedelta(hours=2)
HOUR = timedelta(hours=1)
AFTER = timedelta(hours=2)
UNDATED = timedelta(days=2)
MORNING = timedelta(hours=1)  # after people wake up
PLANNED = (
    "evening", "noans", "unsure", "hour", "start", "there", "nobody", "undecided",
    "check", "helper", "close",
)  # fmt: skip


def make(turn: Turn, meeting: Meeting) -> None:
    """Plan everything from now on; what was planned before for another moment goes."""
    drop(turn, meeting, *PLANNED)
    meeting.missed = False
    meeting.confirmed_at = meeting.under_way_at = None
    plan(turn, meeting, "check", check_at(turn, meeting))
    start = meeting.starts_at
    if start is None:
        return
    evening = _evening_before(turn, start)
    if evening > turn.now and evening - turn.now >= FRESH:
        plan(turn, meeting, "evening", evening)
    if meeting.timed:
        for what, moment in (("hour", start - HOUR), ("start", start)):
            if moment > turn.now + HOUR / 2:
                plan(turn, meeting, what, moment)
    if meeting.contact_at is not None:
        address.plan_again(turn, meeting)


def _evening_before(turn: Turn, start: datetime) -> datetime:
    local = start.astimezone(ZoneInfo(turn.here.zone)) - timedelta(days=1)
    return local.replace(hour=EVENING.hour, minute=0, second=0, microsecond=0)


def confirm_by(turn: Turn, meeting: Meeting) -> None:
    """The helper was reminded: without an answer they are asked again, then a coordinator."""
    start = meeting.starts_at
    if start is not None and meeting.timed:
        again, last = start - TO_CONFIRM, start - TO_REPLACE
        if awake(turn, again) < last:
            plan(turn, meeting, "noans", awake(turn, again))
        plan(turn, meeting, "unsure", last)


def check_at(turn: Turn, meeting: Meeting) -> datetime:
    """When to ask whether it worked out: two hours after the end, or the next morning."""
    if meeting.ends_at is None or meeting.starts_at is None:
        return awake(turn, turn.now + UNDATED)
    moment = max(meeting.ends_at, meeting.starts_at, turn.now) + AFTER
    opens = awake(turn, moment)
    return opens if opens == moment else opens + MORNING
