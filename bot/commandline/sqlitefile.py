"""An SQLite file as a whole: whether it holds together, its version, and what is in it."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot import upgrade
from bot.commandline.assemble import KEY_MARK
from bot.db import BUSY_SECONDS
from bot.keys import Keys, WrongKey


class NoDatabase(Exception):
    """The file is not one of burenhulp's."""


@dataclass(frozen=True, slots=True)
class Content:
    """The version of a database, and how many rows each of its tables has."""

    version: str
    rows: dict[str, int]
    key: str = ""  # made with the key that its personal text was written with

    @property
    def total(self) -> int:
        return sum(self.rows.values())


@contextmanager
def reading(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection that cannot write. Raises `upgrade.Damaged`, and what else sqlite3 raises."""
    address = f"{file.resolve().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS)) as connection:
            connection.isolation_level = None
            yield connection
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in upgrade.HARMED:
            raise
        raise upgrade.Damaged(error.sqlite_errorname) from None


def content(connection: sqlite3.Connection) -> Content:
    """What is in it. Raises `NoDatabase`."""
    names = [
        str(name)
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
    ]
    if not {"alembic_version", "installation"} <= {*names}:
        raise NoDatabase
    version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    key = connection.execute("SELECT value FROM installation WHERE name = 'key'").fetchone()
    # The names are those of the tables themselves, and quoted.
    count = 'SELECT count(*) FROM "{}"'
    rows = {name: int(connection.execute(count.format(name)).fetchone()[0]) for name in names}
    return Content(str(version[0]) if version else "", rows, str(key[0]) if key else "")


def checked(file: Path, keys: Keys | None = None) -> Content:
    """What is in a file that holds together, is not too new and was written with these keys.

    Raises `upgrade.Damaged`, `upgrade.TooNew`, `WrongKey` and `NoDatabase`.
    """
    with reading(file) as connection:
        for check in ("integrity_check(1)", "foreign_key_check"):
            result = connection.execute(f"PRAGMA {check}").fetchone()
            if result not in (None, ("ok",)):
                raise upgrade.Damaged(check.partition("(")[0])
        found = content(connection)
    if found.version > upgrade.newest():
        raise upgrade.TooNew(found.version, upgrade.newest())
    if keys is not None and found.key and found.key not in keys.blinds(KEY_MARK):
        raise WrongKey
    return found


def copy(source: Path, target: Path) -> Content:
    """A copy of a database that may be in use, as one file that only its owner may read.

    Returns what was in it at that moment. `target` must not be there yet.
    """
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with reading(source) as connection, closing(sqlite3.connect(target)) as written:
        connection.execute("BEGIN")  # what is counted and what is copied are of one moment
        there = content(connection)
        connection.backup(written)
        written.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
    sync(target)
    return there


def sync(path: Path) -> None:
    """Sees to it that a file or a folder survives a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def writing(file: Path) -> sqlite3.Connection:
    """A connection that may write, to a file that nobody else uses."""
    return sqlite3.connect(file, timeout=BUSY_SECONDS, isolation_level=None)
