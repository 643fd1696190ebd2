"""What kind of request it is, when the help is needed, and when it is too late for it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot import hours
from bot.turn import Turn
from handlers.ladder.timetable import Table, Times, table_of
from handlers.requests import Request, Urgency
from matching import category

EVENING = 22  # until this hour those are asked at night who agreed to that, when it is urgent


def times(turn: Turn) -> Times:
    """The hours of this neighbourhood."""
    return Times(hours.waking(turn.here), hours.office(turn.here))


def table(turn: Turn) -> Table:
    """How fast this neighbourhood climbs."""
    return table_of(turn.here.ladder)


def needed_at(turn: Turn, request: Request) -> datetime | None:
    """The moment the ladder works towards; of one that has begun already, its end."""
    moment, end = request.needed_at(), request.ends_at
    if moment is None or end is None:
        return None
    if not request.deadline and request.grain in ("day", "week"):
        local = (request.starts_at or moment).astimezone(ZoneInfo(turn.here.zone))
        moment = local.replace(hour=12)
    if moment > turn.now:
        return moment
    return end if end > turn.now else None


def too_late_at(request: Request) -> datetime | None:
    """After this moment the help is of no use any more."""
    if request.starts_at is None or request.ends_at is None:
        return None
    return max(request.starts_at, request.ends_at)


def kind_of(turn: Turn, request: Request) -> Urgency:
    """The first that applies: urgent (today, or said so), dated, durable, normal."""
    needed = needed_at(turn, request)
    begins = None if request.deadline else request.starts_at  # before Friday is not today
    if needed is not None and _today(turn, min(needed, begins or needed)):
        return Urgency.URGENT
    if request.urgency is Urgency.URGENT:
        return Urgency.URGENT
    if needed is not None:
        return Urgency.DATED
    if request.recurring or category(request.category).durable:
        return Urgency.DURABLE
    return Urgency.NORMAL


def _today(turn: Turn, moment: datetime) -> bool:
    zone = ZoneInfo(turn.here.zone)
    return moment.astimezone(zone).date() <= turn.now.astimezone(zone).date()


def awake(turn: Turn) -> bool:
    """Whether neighbours may be asked at this moment."""
    return times(turn).waking.open_at(turn.now)


def evening(turn: Turn) -> bool:
    """Whether it is late, but not too late for those who agreed to be asked in the evening."""
    local = turn.local
    return not awake(turn) and turn.here.waking_to <= local.hour * 60 < EVENING * 60
