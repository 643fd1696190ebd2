"""Whether a letter may still go to its reader, and from when it may make a sound."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot import hours
from bot.outbox import Hours, Letter
from bot.people import Neighbourhood, Person

STILL_HERE = timedelta(minutes=15)  # who wrote so recently is not disturbed by an answer


def unwanted(letter: Letter, person: Person | None, now: datetime) -> bool:
    """Whether its reader is forgotten, silent or pausing, or wants no pings any more."""
    if person is None:
        return False
    if person.forgotten_at is not None:
        return letter.text_key != "prv.erased"
    if (person.silenced_at or person.frozen_at) and letter.kind != "answer":
        return True
    rests = letter.kind in ("ping", "bulk") and (person.paused_until or now) > now
    return rests or (letter.kind == "ping" and person.pings_at is None)


def opens_at(
    letter: Letter, person: Person | None, here: Neighbourhood | None, now: datetime
) -> datetime:
    """When this letter may make a sound."""
    if letter.hours is Hours.ALWAYS or here is None:
        return now
    if person and person.wrote_at and now - person.wrote_at < STILL_HERE and letter.kind != "ping":
        return now
    opening = hours.daytime(here) if letter.hours is Hours.DAY else hours.waking(here)
    opens = opening.next_open(now)
    if person is None or letter.hours is Hours.DAY:
        return opens
    local = opens.astimezone(ZoneInfo(here.zone))
    if hours.within_quiet(local.hour * 60 + local.minute, person.quiet_from, person.quiet_to):
        end = (person.quiet_to or 0) - local.hour * 60 - local.minute
        opens += timedelta(minutes=end % hours.DAY)
    return opens
