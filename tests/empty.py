"""An empty database with the whole schema: on SQLite a copy of one file, on PostgreSQL no rows."""

import functools
import shutil
from pathlib import Path

from sqlalchemy import Engine, event

from bot.db import Base, open_engine


def template(folder: Path) -> Path:
    """The file to copy, in `folder`."""
    file = folder / "empty.db"
    if not _schema:
        engine = open_engine(f"sqlite:///{file}")
        Base.metadata.create_all(engine)
        engine.dispose()
        _schema.append(file.read_bytes())
    file.write_bytes(_schema[0])
    return file


_schema: list[bytes] = []


def open_copy(template: Path, folder: Path) -> Engine:
    """A copy of the empty database, opened; the copy before it must have been disposed of."""
    shutil.copy(template, folder / "street.db")
    engine, file = _shared()
    file[:] = [str(folder / "street.db")]
    return engine


@functools.cache
def _shared() -> tuple[Engine, list[str]]:
    """One SQLite engine for all tests, and the file it opens: statements are compiled once.

    An engine compiles every statement it has not seen yet, which is a quarter of the time of a
    test that begins with a new one.
    """
    file = [""]
    engine = open_engine("sqlite:///street.db")  # opened is what `file` says, whatever this is

    def connect(_dialect: object, _record: object, args: list[str], _options: object) -> None:
        args[:] = file

    event.listen(engine, "do_connect", connect)
    # What is tested here is not whether a disk keeps its word: see tests/crash for that.
    event.listen(engine, "connect", lambda c, _: c.execute("PRAGMA synchronous=OFF"))
    # PostgreSQL gives rows in any order when nobody asks for one, but seldom while a test looks.
    event.listen(engine, "connect", lambda c, _: c.execute("PRAGMA reverse_unordered_selects=ON"))
    return engine, file


def clear(engine: Engine) -> None:
    """Nothing is left in this PostgreSQL: of few rows thirty times as fast as TRUNCATE.

    Without triggers, so in any order, and the trail goes as well.
    """
    away = [f'DELETE FROM "{table.name}"' for table in Base.metadata.sorted_tables]  # noqa: S608 - our own tables
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "; ".join(["SET LOCAL session_replication_role = replica", *away])
        )
