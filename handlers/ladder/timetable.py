"""Which rung comes when: pure arithmetic on waking hours, office hours and the moment of need."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.hours import Hours
from handlers.requests import Rung, Urgency

CLIMBED = (Rung.NEIGHBOURS, Rung.WIDER, Rung.VOLUNTEERS, Rung.COORDINATOR)
AT_LEAST_BEFORE = timedelta(hours=24)  # a coordinator has this long, waking hours as all others
LONG = timedelta(hours=48)  # when there is more time than this
BEFORE_CLOSING = timedelta(minutes=30)  # so that a coordinator can still do something today
TO_CALL = timedelta(hours=2)  # in the morning, before it is of any use
NEXT_AT_THE_TOP = timedelta(minutes=30)  # waking time from each level at the top to the next
NEXT_WHEN_URGENT = timedelta(minutes=15)
Steps = tuple[float, float, float]  # wider, volunteers, coordinator


@dataclass(frozen=True, slots=True)
class Table:
    """How fast it climbs; a neighbourhood may have its own (`Neighbourhood.ladder`, JSON)."""

    urgent: Steps = (20, 60, 180)  # minutes of waking time, all of these from the opening
    urgent_percent: Steps = (15, 35, 60)  # of the waking time until the help is needed
    dated_percent: Steps = (25, 50, 75)
    durable: Steps = (2, 5, 7)  # calendar days, at the same clock time
    normal: Steps = (240, 1440, 2880)  # minutes of waking time


DEFAULT = Table()


def table_of(settings: str) -> Table:
    """The table in a neighbourhood's settings; the default for what is missing or senseless."""
    try:
        given = json.loads(settings or "{}")
    except ValueError:
        return DEFAULT
    names = Table.__dataclass_fields__
    known = given.items() if isinstance(given, dict) else ()
    return replace(DEFAULT, **{k: tuple(v) for k, v in known if k in names and _climbs(v)})


def _climbs(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 3
        and all(isinstance(x, int | float) and not isinstance(x, bool) and x >= 0 for x in value)
        and value == sorted(value)
    )


@dataclass(frozen=True, slots=True)
class Times:
    """The hours of a neighbourhood, as far as the ladder needs them."""

    waking: Hours
    office: Hours


def timetable(
    kind: Urgency,
    begin: datetime,
    needed: datetime | None,
    times: Times,
    table: Table = DEFAULT,
    start: Rung = Rung.NEIGHBOURS,
) -> dict[Rung, datetime]:
    """When each rung from `start` on falls, for a request (or a next round) that begins now.

    `needed` is the moment of need, None when there is none or when it has come already. A next
    round starts higher: the rungs that remain keep their share of the time that is left.
    """
    left = CLIMBED[CLIMBED.index(start) :]
    moments = {rung: _moment(rung, start, kind, begin, needed, times, table) for rung in left}
    coordinator = moments[Rung.COORDINATOR]
    if needed is not None and start is not Rung.COORDINATOR:
        moved = at_the_office(begin, moments[left[-2]], coordinator, needed, times.office)
        if moved < moments[left[-2]]:
            _squeeze(moments, begin, coordinator, moved, times.waking)
        moments[Rung.COORDINATOR] = moved
    return moments


def _moment(
    rung: Rung,
    start: Rung,
    kind: Urgency,
    begin: datetime,
    needed: datetime | None,
    times: Times,
    table: Table,
) -> datetime:
    if rung is start:
        return times.waking.next_open(begin)
    if kind is Urgency.DURABLE:
        days = _from(table.durable, rung) - _from(table.durable, start)
        zone = ZoneInfo(times.waking.zone)
        local = (begin.astimezone(zone) + timedelta(days=days)).astimezone(UTC)
        return times.waking.next_open(local)
    spans = []
    minutes = table.urgent if kind is Urgency.URGENT else table.normal
    if kind is not Urgency.DATED or needed is None:
        spans.append(timedelta(minutes=_from(minutes, rung) - _from(minutes, start)))
    if needed is not None:
        total = times.waking.between(begin, needed)
        percent = table.urgent_percent if kind is Urgency.URGENT else table.dated_percent
        done = _from(percent, start)
        spans.append(total * (_from(percent, rung) - done) / max(1, 100 - done))
        if kind is Urgency.DATED and rung is Rung.COORDINATOR and total > LONG:
            spans.append(total - AT_LEAST_BEFORE)
    # The end of the day is no moment to begin anything.
    return times.waking.next_open(times.waking.add(begin, min(spans)))


def _from(steps: Steps, rung: Rung) -> float:
    return 0.0 if rung is Rung.NEIGHBOURS else steps[CLIMBED.index(rung) - 1]


def at_the_office(
    begin: datetime, before: datetime, moment: datetime, needed: datetime, office: Hours
) -> datetime:
    """Move the coordinator's `moment` into office hours before `needed`, where there are any.

    Rather earlier than later, as the moment is a promise; but after the rung `before`, and if
    that cannot be, then the next morning when there is still time to call, else earlier yet.
    """
    if office.open_at(moment):
        return moment
    earlier = _last_useful(begin, moment, office)
    if earlier is not None and earlier >= before:
        return earlier
    later = office.next_open(moment)
    if later + TO_CALL <= needed:
        return later
    return earlier or (later if later < needed else moment)


def _last_useful(begin: datetime, moment: datetime, office: Hours) -> datetime | None:
    """Half an hour before the office closed for the last time, when that is still to come."""
    closed = office.last_open_before(moment)
    if closed is None or closed - BEFORE_CLOSING < begin + BEFORE_CLOSING:
        return None
    return closed - BEFORE_CLOSING


def _squeeze(
    moments: dict[Rung, datetime],
    begin: datetime,
    planned: datetime,
    moved: datetime,
    waking: Hours,
) -> None:
    """The coordinator comes sooner, so the rungs before them do too, each in proportion."""
    total = waking.between(begin, planned)
    part = waking.between(begin, moved) / total if total else 0.0
    for rung in moments:
        if rung is not Rung.COORDINATOR:
            span = waking.between(begin, moments[rung]) * part
            moments[rung] = waking.next_open(waking.add(begin, span))


def next_at_the_top(kind: Urgency, rung: Rung, reached: datetime, waking: Hours) -> datetime:
    """When the level above `rung` hears of it: the back-up, then all coordinators and owners."""
    urgent = kind is Urgency.URGENT and rung is Rung.COORDINATOR
    return waking.add(reached, NEXT_WHEN_URGENT if urgent else NEXT_AT_THE_TOP)


def passed_on_at(
    planned: datetime, needed: datetime | None, now: datetime, times: Times
) -> datetime:
    """When the coordinator is told because nobody is left below: at once, or at the office.

    Without a moment of need that is as soon as people are awake; with one it is inside the
    office hours before it, where there are any (`planned` is, where there are).
    """
    soon = times.waking.next_open(now)
    if needed is None or times.office.open_at(soon):
        return soon
    opens = times.office.next_open(soon)
    return max(soon, min(opens, planned)) if opens < needed else soon


def promised(moment: datetime, waking: Hours) -> datetime:
    """A moment that can be promised to the asker: the next quarter, inside the waking hours."""
    moment = waking.next_open(moment)
    interval = waking.on(moment.astimezone(ZoneInfo(waking.zone)).date())
    quarter = timedelta(minutes=15)
    floor = moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)
    rounded = floor + quarter
    if rounded - moment < timedelta(minutes=2):
        rounded += quarter
    return min(rounded, interval[1]) if interval and interval[1] > moment else rounded
