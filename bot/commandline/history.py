"""Reads who was asked and what they answered, without a name or a word, and changes nothing."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from bot.commandline import reading
from bot.people import Neighbourhood, Person
from bot.settings import Settings
from handlers.helping import Ping, PingState
from handlers.requests import Request, Rung, State
from matching.lab.replay import Asked

_MIDNIGHT = datetime(2024, 1, 1)  # noqa: DTZ001 - local time, whatever the zone
_ANSWERS: Mapping[PingState, str] = {
    PingState.YES: "yes",
    PingState.LATER: "no",
    PingState.NEVER: "no",
    PingState.EXPIRED: "silent",
    PingState.GONE: "silent",  # taken back before they answered
}
_ASKED = (
    select(Request, Ping, Neighbourhood.zone, Person.urgent_evenings)
    .with_only_columns(
        Request.id.label("request"),
        Request.neighbourhood_id,
        Request.category,
        Request.opened_at,
        Request.starts_at,
        Request.ends_at,
        Request.deadline,
        Ping.person_id,
        Ping.rung,
        Ping.state,
        Ping.made_at,
        Ping.answered_at,
        Neighbourhood.zone,
        Person.urgent_evenings,
    )
    .join_from(Ping, Request, Request.id == Ping.request_id)
    .join(Neighbourhood, Neighbourhood.id == Ping.neighbourhood_id)
    .join(Person, Person.id == Ping.person_id)
    .where(
        Request.state.in_((State.AGREED, State.DONE, State.STOPPED)),
        Request.opened_at.is_not(None),
        Ping.rung.in_((Rung.NEIGHBOURS, Rung.WIDER)),
        Ping.why.startswith("offer:"),
        Ping.state.in_(tuple(_ANSWERS)),
    )
)


def read_history(settings: Settings) -> list[Asked]:
    """All questions to neighbours about requests that are over. Takes no lock and no key."""
    with reading.opened(settings) as connection:
        return list(_read(connection))


def _read(connection: Connection) -> Iterator[Asked]:
    for row in connection.execute(_ASKED):
        zone = ZoneInfo(row.zone)
        yield Asked(
            request=row.request,
            area=row.neighbourhood_id,
            kind=row.category,
            opened=_hours(row.opened_at, zone),
            needed=_needed(row.starts_at, row.ends_at, row.deadline, zone),
            person=row.person_id,
            made=_hours(row.made_at, zone),
            answer=_ANSWERS[row.state],
            answered=None if row.answered_at is None else _hours(row.answered_at, zone),
            wider=row.rung is Rung.WIDER,
            evenings=row.urgent_evenings,
        )


def _needed(
    starts: datetime | None, ends: datetime | None, deadline: bool, zone: ZoneInfo
) -> float | None:
    if starts is None or ends is None:
        return None
    return _hours(ends if deadline else max(starts, min(ends, starts)), zone)


def _hours(moment: datetime, zone: ZoneInfo) -> float:
    """A moment in local hours, as the lab counts them."""
    return (moment.astimezone(zone).replace(tzinfo=None) - _MIDNIGHT).total_seconds() / 3600
