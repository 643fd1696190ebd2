"""How long each table is kept: enforced once an hour, and the table in the documentation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from sqlalchemy import ColumnElement, Table, and_, delete, or_, select, update
from sqlalchemy.orm import Session

from bot.db import Base
from handlers.privacy.feature import feature

MONTH, YEAR = timedelta(days=30), timedelta(days=365)


class Then(StrEnum):
    """What becomes of a row that was kept long enough."""

    DELETED = "deleted"
    NAMELESS = "nameless"  # the row stays for the figures and points to nobody
    ELSEWHERE = "elsewhere"  # what makes it goes by its own clock, a beat or an hour later
    STAYS = "stays"  # as long as somebody takes part, or as the installation is there


@dataclass(frozen=True, slots=True)
class Kept:
    """How long the rows of a table are kept, from the moment in `since`."""

    then: Then
    days: timedelta = timedelta()
    since: str = ""  # a column of the table; "request": when its request ended
    empties: tuple[str, ...] = ()
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


def _gone(days: timedelta, since: str) -> Kept:
    return Kept(Then.DELETED, days, since)


_STAYS, _OTHER = Kept(Then.STAYS), Kept(Then.ELSEWHERE)

TABLES: Mapping[str, Kept] = MappingProxyType(
    {
        # the machine's own
        "account": _STAYS,
        "beat": _STAYS,
        "chat_group": _STAYS,
        "event": _OTHER,  # two years, of what was read one: `bot.sealing`
        "exclusion": _gone(timedelta(days=1), "until_at"),  # which is two years at most
        "farewell": _OTHER,
        "group_welcome": _STAYS,
        "handed": _OTHER,  # a day: `handlers.privacy.handing`
        "installation": _STAYS,
        "letter": _OTHER,  # its words a week, the rest three months: `bot.keeping`
        "membership": _STAYS,
        "neighbourhood": _STAYS,
        "organisation": _STAYS,
        "outage": _OTHER,
        "person": _STAYS,
        "question": _gone(timedelta(days=2), "asked_at"),
        "rhythm": _STAYS,
        "role_grant": _STAYS,
        "seal": _STAYS,  # of lines that went too
        "seen": _OTHER,
        "set_aside": _OTHER,
        "tally": _gone(timedelta(days=1), "at"),
        # of the rooms
        "absence": _gone(timedelta(days=1), "until_at"),
        "alarm": _gone(YEAR, "at"),
        "beyond": _STAYS,
        "block": _STAYS,
        "broadcast": _gone(MONTH, "made_at"),
        "bystander": _gone(MONTH, "request"),
        "call_back": _gone(YEAR, "done_at"),
        "concept": _gone(MONTH, "request"),
        "concern": _gone(2 * YEAR, "closed_at"),
        "concern_note": _OTHER,  # with its concern
        "duty": _STAYS,
        "enquiry": _gone(MONTH, "request"),
        "founding": _OTHER,
        "hand_over": _gone(MONTH, "at"),
        "intake": _OTHER,
        "invitation": _gone(MONTH, "expires_at"),
        "ladder_step": _gone(YEAR, "request"),
        "late": _OTHER,
        "link_code": _gone(timedelta(days=1), "expires_at"),
        "meeting": _gone(YEAR, "over_at"),
        "no_news": _STAYS,
        "next_door": _STAYS,
        "next_step": _gone(MONTH, "request"),
        "note": _gone(YEAR, "at"),
        "offer": _gone(MONTH, "ended_at"),
        "on_behalf": _OTHER,
        "one_off": _gone(MONTH, "over_at"),
        "ping": _gone(YEAR, "request"),
        "place": Kept(Then.NAMELESS, YEAR, "request", ("helper_id",)),
        "proposal": _gone(MONTH, "request"),
        "recall": _OTHER,  # a hundred messages a beat, then it is done
        "reminder": _OTHER,  # with its visit
        "report": _gone(2 * YEAR, "made_at"),
        "request": Kept(
            Then.NAMELESS, YEAR, "ended_at", ("asker_id", "made_by_id", "taken_by_id"),
            values=MappingProxyType({"origin": ""}),
        ),  # its words: a month, `handlers.asking.kept`
        "series": _gone(MONTH, "over_at"),
        "shift": _gone(MONTH, "day"),
        "suspension": _gone(2 * YEAR, "over_at"),
        "taker": _gone(MONTH, "since"),
        "taught_word": _STAYS,
        "trace": _OTHER,
        "unwanted": _STAYS,
        "viewing": _gone(timedelta(days=1), "expires_at"),
        "waiting": _gone(MONTH, "request"),
        "watch": _STAYS,
        "wave": _gone(YEAR, "request"),
        "wrong_try": _OTHER,
    }
)  # fmt: skip


@feature.sweep
def sweep(db: Session, now: datetime) -> None:
    """Everything that was kept long enough goes, whatever it belongs to first."""
    for table in reversed(Base.metadata.sorted_tables):
        kept = TABLES[table.name]
        if kept.then is Then.DELETED:
            db.execute(delete(table).where(_long_ago(table, kept, now - kept.days)))
        elif kept.then is Then.NAMELESS:
            named = or_(*(table.c[name].is_not(None) for name in kept.empties))
            old = and_(named, _long_ago(table, kept, now - kept.days))
            empty: dict[str, object] = dict.fromkeys(kept.empties)
            db.execute(update(table).where(old).values({**empty, **kept.values}))


def _long_ago(table: Table, kept: Kept, moment: datetime) -> ColumnElement[bool]:
    if kept.since != "request":
        return table.c[kept.since] < moment
    request = Base.metadata.tables["request"]
    if "request_id" in table.c:
        over = select(request.c.id).where(request.c.ended_at < moment)
        return table.c.request_id.in_(over)
    place = Base.metadata.tables["place"]
    over = select(place.c.id).join(request, request.c.id == place.c.request_id)
    return table.c.place_id.in_(over.where(request.c.ended_at < moment))
