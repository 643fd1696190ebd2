"""What a story left in the database, without ids: the same whether or not the process died."""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import zip_longest
from typing import Any

from sqlalchemy import Engine, inspect
from sqlalchemy.orm import Session

from bot.db import Base
from bot.outbox import Letter

# Of the real clock, of this installation, of how often something was tried or when a beat came.
LEFT_OUT = {"beat", "installation", "letter", "seal"}
DRAWN = {("meeting", "code")}  # by lot, each time anew
MAY_BE_LOST = ("ping", "digest", "bulk")  # rather once too few than twice
_LONG = re.compile(r"\d{12,}")


def kept(engine: Engine) -> dict[str, list[Any]]:
    """Every row of every table: an id is "person 3", a moment stays what it is."""
    with Session(engine) as db:
        names = dict(_names(db))
        found = {
            table: [_row(names, row) for row in rows]
            for table, rows in _tables(db)
            if table not in LEFT_OUT
        }
        found["letter"] = sorted(
            (_plain(names, one.about), one.kind, one.text_key, one.chat, _state(one))
            for one in db.query(Letter)
            if one.kind != "edit"  # how many are merged depends on when they go
        )
        return found


def different(calm: dict[str, list[Any]], other: dict[str, list[Any]]) -> list[str]:
    """Rows that only one of the two has; of a row that both have, the columns that differ."""
    found = []
    for table, rows in calm.items():
        for one, two in zip_longest(rows, other[table]):
            if one != two and isinstance(one, dict) and isinstance(two, dict):
                apart = {key: (one[key], two[key]) for key in one if one[key] != two[key]}
                found.append(f"{table}: {apart}")
            elif one != two:
                found.append(f"{table}: {one} became {two}")
    return found


def _state(letter: Letter) -> str:
    return "any" if letter.kind in MAY_BE_LOST else letter.state.value


def _tables(db: Session) -> Iterator[tuple[str, list[Any]]]:
    for mapper in sorted(Base.registry.mappers, key=lambda m: str(m.local_table)):
        rows = db.query(mapper.class_).order_by(*mapper.primary_key).all()
        if mapper.class_ is Letter:
            rows = [row for row in rows if row.kind != "edit"]
        yield str(mapper.local_table), rows


def _names(db: Session) -> Iterator[tuple[int, str]]:
    for table, rows in _tables(db):
        for position, row in enumerate(rows, 1):
            identity = getattr(row, "id", None)
            if isinstance(identity, int) and identity > 10**12:
                yield identity, f"{table} {position}"


def _row(names: dict[int, str], row: Any) -> dict[str, Any]:
    keys = (attribute.key for attribute in inspect(type(row)).column_attrs)
    drawn = {key for table, key in DRAWN if table == row.__tablename__}
    return {key: _plain(names, getattr(row, key)) for key in keys if key not in drawn}


def _plain(names: dict[int, str], value: Any) -> Any:
    if isinstance(value, bool | datetime) or value is None:
        return value
    if isinstance(value, int):
        return names.get(value, value)
    if isinstance(value, str):
        return _LONG.sub(lambda found: names.get(int(found[0]), "?"), value)
    return value
