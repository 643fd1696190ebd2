"""How long everything is kept: by a turned clock, exact for each table."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, insert, select

from bot.audit import Event
from bot.commandline import papers
from bot.db import Base, Private, Utc
from bot.keeping import sweep
from handlers.privacy.retention import TABLES, Kept, Then
from handlers.requests import Place, Request
from tests.helping.posting import leave, post, stop
from tests.hush import hush
from tests.meeting.visiting import exchanged
from tests.security.reporting import Figure
from tests.street import Street

MINUTE = timedelta(minutes=1)
BY_CLOCK = [name for name, kept in TABLES.items() if kept.days]


def test_every_table_has_its_time() -> None:
    assert set(TABLES) == set(Base.metadata.tables)
    for name, kept in TABLES.items():
        columns = Base.metadata.tables[name].c
        assert kept.since in ("", "request") or isinstance(columns[kept.since].type, Utc)
        assert set(kept.empties) <= set(columns.keys())
        assert bool(kept.days) == (kept.then in (Then.DELETED, Then.NAMELESS))


def test_the_paper_tells_what_the_code_does() -> None:
    assert papers.FILE.read_text("utf-8") == papers.table()
    by_itself = {name for name, kept in TABLES.items() if kept.then is Then.ELSEWHERE}
    assert set(papers.ELSEWHERE) == by_itself


def value(column: Any, now: datetime, number: int) -> Any:
    """Something that can stand in a column."""
    if isinstance(column.type, Utc):
        return now
    words = getattr(column.type, "enums", None)
    if words:
        return words[0]
    kind = bytes if isinstance(column.type, Private) else column.type.python_type
    return {int: 1_000 + number, str: f"x{number}", bytes: "x", bool: False}.get(kind, 0)


def plant(connection: Connection, name: str, now: datetime, number: int, **more: Any) -> int:
    """A row of a table, whatever it belongs to."""
    table = Base.metadata.tables[name]
    values = {c.name: value(c, now, number) for c in table.columns if not c.nullable}
    connection.execute(insert(table).values(**{**values, **more}))
    return number


def keep(connection: Connection, name: str, kept: Kept, moment: datetime, number: int) -> None:
    """A row whose time began at `moment`."""
    more: dict[str, Any] = dict.fromkeys(kept.empties, 5)
    if kept.since != "request":
        plant(connection, name, moment, number, **{kept.since: moment}, **more)
        return
    request = plant(connection, "request", moment, 500 + number, id=500 + number, ended_at=moment)
    del request
    table = Base.metadata.tables[name]
    if "request_id" in table.c:
        more["request_id"] = 500 + number
    else:
        ids = {"request_id": 500 + number, "id": 700 + number}
        plant(connection, "place", moment, number, **ids)
        more["place_id"] = 700 + number
    plant(connection, name, moment, number, **more)


def left(engine: Engine, name: str, kept: Kept) -> int:
    """How many rows there are that still tell of somebody."""
    table = Base.metadata.tables[name]
    statement = select(table)
    if kept.empties:
        statement = statement.where(table.c[kept.empties[0]] == 5)
    with engine.connect() as connection:
        found = len(connection.execute(statement).all())
        connection.rollback()
    return found


@pytest.mark.parametrize("name", BY_CLOCK)
def test_it_goes_when_its_time_is_over_and_not_before(quiet_street: Street, name: str) -> None:
    street, kept = quiet_street, TABLES[name]
    street.planted = True
    now = street.clock.now()
    with street.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("BEGIN")
        keep(connection, name, kept, now - kept.days + MINUTE, 1)
        keep(connection, name, kept, now - kept.days - MINUTE, 2)
        connection.commit()
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")
    assert left(street.engine, name, kept) == 2
    sweep(street.app)
    assert left(street.engine, name, kept) == 1
    street.clock.turn(2 * MINUTE)
    sweep(street.app)
    assert left(street.engine, name, kept) == 0


def test_fifteen_months_later_nobody_is_in_what_is_left(street: Street, figure: Figure) -> None:
    """A whole story: what stays of it are figures, and who takes part."""
    ans, bilal = street.resident("Ans", phone="06 12345678"), street.resident("Bilal")
    exchanged(street, ans, bilal)
    stop(street, post(street, ans))
    street.wait(days=5)
    leave(street)
    for _ in range(2):  # they take part all the time
        street.clock.turn(timedelta(days=230))
        for phone in (ans, bilal):
            phone.says("/status")
        street.tick()
        sweep(street.app)
    leave(street)
    hush(ans, bilal, street.group_messages)
    ids = {street.person(phone).id for phone in (ans, bilal)}
    requests = street.look(lambda db: db.query(Request).all())
    assert len(requests) == 2
    assert {(r.asker_id, r.made_by_id, r.text, r.street) for r in requests} == {(None,) * 4}
    assert street.look(lambda db: {p.helper_id for p in db.query(Place)}) == {None}
    for name in ("meeting", "ping", "ladder_step", "trace", "reminder"):
        assert street.look(lambda db, n=name: db.query(Base.metadata.tables[n]).count()) == 0
    assert ids
    street.clock.turn(timedelta(days=400))
    sweep(street.app)
    assert street.look(lambda db: db.query(Event).count()) < 10
    figure.found("after a story of 15 months: 0 names, 0 words, 0 visits")
