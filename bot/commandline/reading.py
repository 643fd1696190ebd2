"""Opens the database for reading only, beside a running bot and without its lock or key."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event

from bot import upgrade
from bot.db import BUSY_SECONDS
from bot.settings import Settings


class Unreadable(Exception):
    """The database cannot be read as it is; says why."""


@contextmanager
def opened(settings: Settings) -> Iterator[Connection]:
    """The database of these settings, as it is at this one moment; nothing can be written.

    Raises `Unreadable` when there is none, or when it is of an older or a newer version.
    """
    with connected(settings) as connection:
        wanted, found = upgrade.newest(), upgrade.version_in(connection)
        if found is None:
            raise Unreadable("there is no burenhulp database yet")
        if found > wanted:
            raise upgrade.TooNew(found, wanted)
        if found != wanted:
            raise Unreadable(f"the database has version {found}, this program reads {wanted}")
        yield connection


@contextmanager
def connected(settings: Settings) -> Iterator[Connection]:
    """The same, of whatever version it is. Raises `Unreadable` when there is none."""
    engine = _engine(settings)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _engine(settings: Settings) -> Engine:
    url = settings.database()
    if not url.startswith("sqlite:///"):
        # All statements see the same moment; a writer never waits for this.
        engine = create_engine(
            url, isolation_level="REPEATABLE READ", connect_args={"connect_timeout": BUSY_SECONDS}
        )
        return engine.execution_options(postgresql_readonly=True)
    file = Path(url.removeprefix("sqlite:///"))
    if not file.exists():
        raise Unreadable("there is no burenhulp database yet")
    address = f"sqlite:///file:{file.resolve().as_posix()}?mode=ro&uri=true"
    engine = create_engine(address, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", lambda c, _: setattr(c, "isolation_level", None))
    # In WAL a reader and the writer do not wait for each other: this only keeps the moment.
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine
