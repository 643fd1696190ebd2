"""Makes one row of any table that breaks a rule made from the models."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Integer,
    LargeBinary,
    Table,
    delete,
    insert,
    select,
)

from bot.db import Base, Private, Utc

NOBODY = 4711  # an id that nothing has


def some_row(connection: Connection, rule: str) -> None:
    """A row that belongs to nothing, to another neighbourhood, or to somebody who is forgotten."""
    kind, name, *column = rule.split(".")
    table = Base.metadata.tables[name]
    values = {c.name: _value(connection, c) for c in table.columns if not c.nullable}
    if kind == "orphan":
        values[next(c.name for c in table.columns if c.foreign_keys)] = NOBODY
    elif kind == "erased":
        person = Base.metadata.tables["person"]
        forgotten = select(person.c.id).where(person.c.forgotten_at.is_not(None))
        values[column[0]] = connection.scalar(forgotten)
    else:
        homes = Base.metadata.tables["neighbourhood"]
        values["neighbourhood_id"] = connection.scalar(
            select(homes.c.id).order_by(homes.c.id.desc()).limit(1)
        )
        [key] = table.c[column[0]].foreign_keys
        there = connection.scalar(select(key.column).limit(1))
        values[column[0]] = there or _parent(connection, key.column.table)
        connection.execute(delete(table).where(table.c[column[0]] == there))  # one each
    connection.execute(insert(table).values(**values))


def _parent(connection: Connection, table: Table) -> Any:
    """The id of a row of a table that has none yet, in the first neighbourhood."""
    values = {c.name: _value(connection, c) for c in table.columns if not c.nullable}
    connection.execute(insert(table).values(**values))
    return values["id"]


def _value(connection: Connection, column: Column[Any]) -> Any:
    for key in column.foreign_keys:
        return connection.scalar(select(key.column).order_by(key.column).limit(1)) or 1
    if isinstance(column.type, Utc):
        return datetime(2020, 1, 1, tzinfo=UTC)
    if isinstance(column.type, Boolean):
        return False
    if isinstance(column.type, Integer):
        return 88
    if isinstance(column.type, Private | LargeBinary):
        return "x"
    words = getattr(column.type, "enums", None)
    return words[0] if words else "planted"
