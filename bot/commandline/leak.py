"""`burenhulp leak-report`: whom a leak would touch, and which kinds of things are kept of them."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection, LargeBinary, func, or_, select, type_coerce

from bot.commandline import reading
from bot.db import Base, Private
from bot.people import Account, Membership, Neighbourhood, Person
from bot.settings import Settings
from handlers.privacy import LINKS

Tell = Callable[[str], None]


def run(settings: Settings, since: str | None, until: str | None, tell: Tell) -> int:
    """One JSON line: counts by table and field, and the ids of who is touched; no content.

    `since` and `until` (ISO) leave out who came after, or was forgotten before. Raises
    `Unreadable` and ValueError.
    """
    after, before = _moment(since), _moment(until)
    with reading.opened(settings) as connection:
        people = _people(connection, after, before)
        line = {
            "people": len(people),
            "ids": people,
            "accounts": _count(connection, people),
            "neighbourhoods": _places(connection, people),
            "fields": _fields(connection, people),
            "encrypted": sorted(
                f"{table.name}.{column.name}"
                for table in Base.metadata.sorted_tables
                for column in table.columns
                if isinstance(column.type, Private)
            ),
        }
    tell(json.dumps(line))
    return 0


def _moment(text: str | None) -> datetime | None:
    if not text:
        return None
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _people(connection: Connection, after: datetime | None, before: datetime | None) -> list[int]:
    """Everybody who was in the database at any moment between the two."""
    person = Person.__table__.c
    touched = select(person.id).order_by(person.id)
    if before is not None:
        touched = touched.where(person.made_at <= before)
    there = person.forgotten_at.is_(None)
    later = person.forgotten_at >= after if after is not None else there
    return list(connection.scalars(touched.where(or_(there, later))))


def _count(connection: Connection, people: list[int]) -> int:
    account = Account.__table__.c
    mine = select(func.count()).where(account.person_id.in_(people))
    return connection.scalar(mine) or 0


def _places(connection: Connection, people: list[int]) -> dict[str, int]:
    """How many people of each neighbourhood."""
    here, member = Neighbourhood.__table__.c, Membership.__table__.c
    rows = connection.execute(
        select(here.name, func.count())
        .join_from(Membership.__table__, Neighbourhood.__table__)
        .where(member.person_id.in_(people))
        .group_by(here.name)
    )
    return {str(name): int(many) for name, many in rows}


def _fields(connection: Connection, people: list[int]) -> dict[str, int]:
    """Of each field with personal text that points to somebody: in how many rows it is filled."""
    found: dict[str, int] = {}
    for table in Base.metadata.sorted_tables:
        links = [link.split(".")[1] for link in LINKS if link.split(".")[0] == table.name]
        links += ["id"] if table.name == "person" else []
        if not links:
            continue
        mine = or_(*(table.c[link].in_(people) for link in links))
        for column in table.columns:
            if isinstance(column.type, Private):
                filled = type_coerce(column, LargeBinary).is_not(None)
                many = connection.scalar(select(func.count()).where(mine, filled)) or 0
                if many:
                    found[f"{table.name}.{column.name}"] = many
    return found
