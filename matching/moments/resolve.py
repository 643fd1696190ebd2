"""Makes a moment of the items in a phrase: which day, which time, a range or a deadline."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from matching.moments.calendar import DAY, monday, months_ahead
from matching.moments.clock import Clock
from matching.moments.dates import Days
from matching.moments.moment import Moment
from matching.moments.slots import SPANNING, Slots
from matching.moments.span import (
    Span,
    at_hour,
    before,
    days_span,
    doubtful,
    hour_of,
    later,
    part_span,
)

_LIMITS = ("before", "for", "by", "until", "until_in", "ago_before", "before_it")


def resolve(found: Slots, reference: datetime, text: str) -> Moment | None:
    """The moment these slots stand for, None when they say nothing about when."""
    span = _word(found, reference) or _delta(found, reference) or _clocks(found, reference)
    span = span or _days(found, reference) or _parts(found, reference)
    if span is None:
        return None
    deadline = False
    limited = _limit(found, span, reference)
    if limited:
        span, deadline = limited
    other = _other(found, span)
    return Moment(
        start=span.start,
        end=span.end,
        grain=span.grain,
        deadline=deadline,
        recurring=found.repeat,
        ambiguous=bool(other),
        other=other,
        text=text,
        past=found.sign("since") or before(max(span.start, span.end), reference),
    )


def _word(found: Slots, reference: datetime) -> Span | None:
    if found.word == "now" and found.sign("range") and found.sign("and", "until"):
        return _from_now(found, reference)
    if found.clocks or (found.days and found.word != "tonight"):
        return None
    if found.word == "now" and not found.parts:
        return Span(reference, reference, "minute")
    if found.word == "soon" and not found.delta:
        return Span(reference, later(reference, 120), "hour")
    if found.word == "tonight":
        day = reference.date() if reference.hour < 5 else reference.date() + DAY
        return Span(*part_span(day, "night", reference.tzinfo), "part_of_day")
    return None


def _from_now(found: Slots, reference: datetime) -> Span | None:
    """ "tussen nu en vrijdag", "tussen nu en 12"."""
    found.word = ""
    until = _clocks(found, reference) or _days(found, reference)
    return Span(reference, until.end, until.grain) if until else None


def _delta(found: Slots, reference: datetime) -> Span | None:
    delta = found.delta
    if delta is None:
        return None
    if delta.days or delta.months:
        weekday = found.days[0].weekday if found.days else None
        if weekday is not None and delta.days % 7 == 0:
            week = (
                found.days[0].first - weekday * DAY if delta.beyond else monday(reference.date())
            )
            found.days = [Days(week + (delta.days + weekday) * DAY, 1)]
            return None
        day = months_ahead(reference.date(), delta.months) + delta.days * DAY
        if found.clocks:
            found.days = [Days(day, 1)]
            return None
        if found.parts:
            return Span(*part_span(day, found.parts[0], reference.tzinfo), "part_of_day")
        return Span(*days_span(day, 1, reference.tzinfo), "day")
    moment = later(reference, delta.minutes)
    return Span(moment, moment, "minute" if delta.minutes % 60 else "hour")


def _clocks(found: Slots, reference: datetime) -> Span | None:
    if not found.clocks:
        return None
    part = found.parts[0] if found.parts else ""
    if found.word == "tonight":
        part = "night"
    first = found.clocks[0]
    named = bool(found.days)
    day = found.days[0].first if named else reference.date()
    hour = hour_of(first, part)
    start = at_hour(day, hour, first.minute, reference.tzinfo)
    if not named:
        start = _not_past(start, first, part or found.repeat or "", reference)
    span = Span(start, start, first.grain)
    if len(found.clocks) > 1 and found.sign("and", *SPANNING):
        if len(found.days) > 1:
            return _across(span, found.clocks[1], found)
        return _range(span, found.clocks[1], part)
    open_end = found.sign("after", "from", on="clock") or found.sign("after", "from", on="sign")
    limit = found.sign(*_LIMITS, on="sign")
    if found.sign("around", on="clock") and not open_end and not limit:
        return Span(later(start, -30), later(start, 30), "hour")
    if open_end:
        end = at_hour(start.date(), 24, 0, reference.tzinfo)
        return Span(start, end, first.grain)
    return span


def _not_past(start: datetime, clock: Clock, part: str, reference: datetime) -> datetime:
    if not before(start, reference):
        return start
    evening = start + timedelta(hours=12)
    fits = 7 <= clock.hour <= 11 and not part and not clock.sure
    if fits and evening.date() == reference.date() and not before(evening, reference):
        return evening
    return start + DAY


def _range(span: Span, clock: Clock, part: str) -> Span:
    day = span.start.date()
    hour = hour_of(clock, part)
    end = at_hour(day, hour, clock.minute, span.start.tzinfo)
    if not before(span.start, end):
        end = at_hour(day, hour + 12 if hour < 12 else hour, clock.minute, span.start.tzinfo)
    if not before(span.start, end):
        end = at_hour(day + DAY, hour % 24, clock.minute, span.start.tzinfo)
    grain = "minute" if "minute" in (span.grain, clock.grain) else "hour"
    return Span(span.start, end, grain)


def _across(span: Span, clock: Clock, found: Slots) -> Span:
    """From a time on one day to a time on a later one."""
    _, day = _ends(found.days[0], found.days[-1], either=False)
    hour = hour_of(clock, found.parts[-1] if len(found.parts) > 1 else "")
    end = at_hour(day, hour, clock.minute, span.start.tzinfo)
    return Span(span.start, end, "minute" if "minute" in (span.grain, clock.grain) else "hour")


def _days(found: Slots, reference: datetime) -> Span | None:
    if not found.days:
        return None
    if (
        len(found.days) == 2
        and found.days[0].grain == "week"
        and found.days[1].edge
        and not found.days[0].edge
    ):
        found.days = [_within(*found.days)]  # "volgende week, begin van de week"
    if found.length and len(found.days) == 1 and found.days[0].count == 1:
        found.days = [replace(found.days[0], count=found.length)]
    first, last = found.days[0], found.days[-1]
    zone = reference.tzinfo
    if found.sign("after", on="days") and not found.parts:
        return Span(*days_span(first.first + first.count * DAY, 1, zone), "day")
    told = [days.weekday for days in found.days if days.weekday is not None]
    row = len(told) > 1 and all((two - one) % 7 == 1 for one, two in pairwise(told))
    either = found.sign("or") or (found.sign("and") and not found.sign("range"))
    low, high = _ends(first, last, either=either and not row)
    row_of_parts = "week" == first.grain == last.grain and low + first.count * DAY == high
    spans = found.sign("and", *SPANNING) and high >= low
    joined = last is not first and (spans or row_of_parts)
    if found.parts == ["night"] and high - low == DAY:
        low = high  # "in de nacht van vrijdag op zaterdag"
        joined = False
    if found.parts and first.count == 1:
        early = found.parts[0] == "morning" and "early" in found.parts
        start, end = part_span(low, "early" if early else found.parts[0], zone)
        if joined:
            end = part_span(high, found.parts[-1], zone)[1]
        return Span(start, end, "part_of_day")
    if joined:
        count = (high - low).days + last.count
        return Span(*days_span(low, count, zone), "week" if row_of_parts else "day")
    return Span(*days_span(first.first, first.count, zone), first.grain)


def _within(week: Days, part: Days) -> Days:
    """The same part of this week; as it is when it is no part of a week."""
    if week.count != 7 or part.grain == "week":
        return part
    return replace(part, first=week.first + part.first.weekday() * DAY)


def _ends(first: Days, last: Days, *, either: bool) -> tuple[date, date]:
    """The earlier and the later of two days; a bare weekday comes after the day before it."""
    low, high = first.first, last.first
    if high >= low:
        return low, high
    if either and first.weekday is not None:
        return high, low
    while last.weekday is not None and high < low:
        high += 7 * DAY
    return low, high


def _parts(found: Slots, reference: datetime) -> Span | None:
    if not found.parts or found.parts == ["early"] or found.vague or len(found.parts) > 1:
        return None
    part = found.parts[0]
    if found.repeat == "weekly" and not found.days:
        found.repeat = "daily"
    start, end = part_span(reference.date(), part, reference.tzinfo)
    if part == "night" or not before(reference, end):
        day = reference.date() + DAY
        start, end = part_span(day, part, reference.tzinfo)
    return Span(start, end, "part_of_day")


def _limit(found: Slots, span: Span, reference: datetime) -> tuple[Span, bool] | None:
    """A deadline, or "until": from now to the border. None when the span is no limit."""
    if found.delta and found.delta.within and not found.days:
        return Span(reference, span.end, span.grain), True
    name, kind = next(((sign, on) for sign, on in found.signs if sign in _LIMITS), ("", ""))
    if not name or len(found.clocks) > 1 or (len(found.days) > 1 and name in SPANNING):
        return None
    start = reference
    if found.clocks:
        if kind == "days" and name == "for":
            return None
        if found.days and found.days[0].first != reference.date():
            start = at_hour(found.days[0].first, 0, 0, reference.tzinfo)
        return Span(start, span.start, span.grain), name != "until"
    if kind not in ("days", "part", "delta"):
        return None
    if name == "for" and _means_for(found, reference):
        return None
    end = span.start if name in ("before", "for", "before_it") else span.end
    if name in ("before", "for") and found.days and found.days[0].edge == "finish":
        end = span.end  # "voor het eind van de maand": when the month is over
    if before(end, reference):
        return None
    return Span(start, end, "day"), name not in ("until", "until_in")


def _means_for(found: Slots, reference: datetime) -> bool:
    """Dutch "voor" is "for", not "before", with a part of the day, tomorrow or several days."""
    if found.parts or not found.days:
        return True
    day = found.days[0]
    if day.edge:
        return False
    if day.weekday is None and day.first <= reference.date() + 2 * DAY:
        return True
    if day.count == 7 and day.grain == "week" and not day.edge:
        return True  # "oppas voor de laatste week van april"
    weekend = day.count == 2 and day.first.weekday() == 5
    return day.count > 1 and day.grain == "day" and not weekend


def _other(found: Slots, span: Span) -> tuple[Moment, ...]:
    """The other readings, where people differ in what they mean."""
    if found.sign(*_LIMITS) or found.repeat:
        return ()
    if found.days and found.days[0].other is not None and len(found.days) == 1:
        shift = found.days[0].other - found.days[0].first
        return (Moment(span.start + shift, span.end + shift, span.grain),)
    part = found.parts[0] if found.parts else ""
    if len(found.clocks) == 1 and doubtful(found.clocks[0], part) and span.start == span.end:
        hours = 12 if span.start.hour < 12 else -12
        moved = span.start + timedelta(hours=hours)
        if not found.days and hours < 0:
            moved += DAY
        return (Moment(moved, moved, span.grain),)
    return ()
