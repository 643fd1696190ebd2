"""Opens SQLite or PostgreSQL, and the two column types: UTC moments and encrypted text."""

import random
import threading
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from sqlite3 import Connection as SqliteConnection
from typing import Any

from sqlalchemy import (
    BigInteger,
    DateTime,
    Dialect,
    Engine,
    Enum,
    LargeBinary,
    MetaData,
    create_engine,
    event,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from bot.keys import Keys

BUSY_SECONDS = 5
STANDS_STILL = 30  # seconds between two statements of one turn, at most

_keys: list[Keys] = []  # the key of this process; a column type has no other way to it


def use_keys(keys: Keys) -> None:
    """From now on `Private` columns are read and written with `keys`."""
    _keys[:] = [keys]


class Utc(TypeDecorator[datetime]):
    """An aware moment, kept as UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Private(TypeDecorator[str]):
    """Personal text, encrypted at rest. It cannot be searched, and is not meant to be."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        return None if value is None else _keys[0].encrypt(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else _keys[0].decrypt(bytes(value))


class Base(DeclarativeBase):
    """Every stored thing. Ids are made by the application and ordered by time."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own form
        int: BigInteger,
        datetime: Utc,
        # As plain words, so that a new one needs no migration.
        StrEnum: Enum(StrEnum, native_enum=False, length=20, values_callable=list),
    }


_EPOCH = datetime(2024, 1, 1, tzinfo=UTC)
LARGEST = 0x7FFF_FFFF_FFFF_FFFF  # what a column for numbers can hold
_last: list[int] = []  # the newest id of this process
_one_at_a_time = threading.Lock()


def new_id(now: datetime, chance: random.Random) -> int:
    """A number of 63 bits: milliseconds since 2024, then 22 bits of chance.

    Within one millisecond the ids of a process grow too: two letters of one turn keep their order.
    """
    milliseconds = max(0, int((now - _EPOCH).total_seconds() * 1000))
    with _one_at_a_time:
        if _last and _last[0] >> 22 == milliseconds:
            identity = _last[0] + 1 + chance.getrandbits(4)
        else:
            identity = milliseconds << 22 | chance.getrandbits(21)
        _last[:] = [identity]
    return identity & LARGEST


def id_in(words: str) -> int | None:
    """The id that somebody's `words` are; None when they cannot be one."""
    identity = int(words) if words.isdecimal() and len(words) < 20 else -1
    return identity if 0 <= identity <= LARGEST else None


def first_id(moment: datetime) -> int:
    """Every id made before `moment` is smaller than this one, every later one is not."""
    return max(0, int((moment - _EPOCH).total_seconds() * 1000)) << 22


def made_at(identity: int) -> datetime:
    """When the thing with this id was made, to the millisecond."""
    return _EPOCH + timedelta(milliseconds=identity >> 22)


def open_engine(url: str) -> Engine:
    """An engine for `url`; SQLite gets WAL, FULL and immediate transactions."""
    if not url.startswith("sqlite"):
        engine = create_engine(url, pool_size=10, max_overflow=2, pool_pre_ping=True)
        event.listen(engine, "connect", _prepare_postgres)
        return engine
    engine = create_engine(url, connect_args={"check_same_thread": False}, pool_size=4)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def empty_journal(engine: Engine) -> None:
    """Nothing that was overwritten or deleted is left in the journal beside an SQLite file.

    When somebody reads at this very moment it is left as it is, until the next time.
    """
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def _prepare_postgres(connection: DBAPIConnection, _record: object) -> None:
    # Of a process that stands still in the middle of a turn the locks come free.
    connection.cursor().execute(f"SET idle_in_transaction_session_timeout = '{STANDS_STILL}s'")
    connection.commit()


def _prepare_sqlite(connection: SqliteConnection, _record: object) -> None:
    connection.isolation_level = None  # we begin ourselves: a read that later writes would fail
    for pragma in (
        f"busy_timeout={BUSY_SECONDS * 1000}",
        "journal_mode=WAL",
        "synchronous=FULL",  # what was acknowledged must survive a power cut
        "wal_autocheckpoint=4000",  # pages, so 16 MB: a turn seldom waits for a checkpoint
        "foreign_keys=ON",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
