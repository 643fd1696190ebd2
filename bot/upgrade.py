"""Brings a database to the newest version, after a copy was laid beside it."""

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text

from bot.db import BUSY_SECONDS

VERSIONS = Path(__file__).parent / "migrations" / "versions"
HARMED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
COPIES = 3  # how many copies of the file are kept
COPIES_KEPT = timedelta(days=30)


class TooNew(Exception):
    """The database was made by a newer program. Nothing was changed."""

    def __init__(self, stored: str, newest: str) -> None:
        super().__init__(
            f"the database has version {stored}, this program knows versions up to {newest}"
        )


class Damaged(Exception):
    """The database file does not hold together. Nothing was changed."""


def newest() -> str:
    """The newest version this program knows."""
    return max(path.name.split("_")[0] for path in VERSIONS.glob("[0-9]*.py"))


def stored(engine: Engine) -> str | None:
    """The version of the database; None for an empty one."""
    with engine.connect() as connection:
        return version_in(connection)


def version_in(connection: Connection) -> str | None:
    """The same, over a connection that is open already."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return None if version is None else str(version)


def stamp(connection: Connection) -> None:
    """Note that the tables, made from the models just now, are those of the newest version."""
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:now)"), {"now": newest()})


def upgrade(engine: Engine, now: datetime, *, copied: bool = False) -> bool:
    """Bring the database to the newest version; False when it was there. Raises `TooNew`.

    `copied`: there is a copy already, so none is laid beside it.
    """
    version, wanted = stored(engine), newest()
    if version == wanted:
        return False
    if version is not None and version > wanted:
        raise TooNew(version, wanted)
    if version is not None and engine.dialect.name == "sqlite" and not copied:
        copy_beside(Path(str(engine.url.database)), version, now)
    _migrate(engine, wanted)
    return True


def copy_beside(file: Path, version: str, now: datetime) -> Path:
    """A copy of the database as it is, beside it; only the newest copies are kept."""
    copy = file.with_name(f"{file.stem}.{version}.{now:%Y%m%dT%H%M%S}.copy")
    with closing(_opened(str(file))) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    shutil.copymode(file, copy)
    copies = sorted(file.parent.glob(f"{file.stem}.*.copy"), key=lambda path: path.stat().st_mtime)
    for old in copies[:-COPIES]:
        old.unlink()
    return copy


def forget_copies(file: Path, now: datetime) -> None:
    """Copies beside the database in which somebody may still be known go after a month."""
    for copy in (*file.parent.glob(f"{file.stem}.*.copy"), *file.parent.glob("*.replaced*")):
        if copy.stat().st_mtime < (now - COPIES_KEPT).timestamp():
            copy.unlink(missing_ok=True)


def check(engine: Engine) -> None:
    """Refuse an SQLite file that is damaged, before anything is written to it."""
    if engine.dialect.name != "sqlite" or not Path(str(engine.url.database)).exists():
        return
    try:
        with closing(_opened(str(engine.url.database))) as connection:
            result = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        # One that is locked, or may not be read, is no reason to put back a copy.
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in HARMED:
            raise
        raise Damaged(error.sqlite_errorname) from None
    if result != ("ok",):
        raise Damaged("quick_check")


def _opened(file: str) -> sqlite3.Connection:
    return sqlite3.connect(file, timeout=BUSY_SECONDS)


def _migrate(engine: Engine, wanted: str) -> None:
    from alembic import command  # 0.3 s to load, and needed once a release
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(VERSIONS.parent))
    if engine.dialect.name != "sqlite":
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, wanted)
        return
    # An engine of its own, without foreign keys: a PRAGMA inside a transaction does nothing.
    plain = create_engine(engine.url)
    event.listen(plain, "connect", _by_hand)
    with plain.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        config.attributes["connection"] = connection
        command.upgrade(config, wanted)
        dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if not dangling:
            connection.commit()
    plain.dispose()
    if dangling:
        raise Damaged(f"{len(dangling)} rows lost what they belong to")


def _by_hand(connection: sqlite3.Connection, _record: object) -> None:
    # Left to itself the driver would keep each change by itself, and one that is killed or finds
    # the disk full half-way would leave a database that fits no version.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=OFF")
