"""`burenhulp rotate`: what is personal is encrypted anew with a new key, beside a running bot."""

from collections.abc import Callable, Iterator
from typing import TypeGuard

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    LargeBinary,
    Table,
    and_,
    select,
    type_coerce,
    update,
)

from bot import keys as key_file
from bot import sealing
from bot.app import App
from bot.clock import RealClock
from bot.commandline import assemble
from bot.commandline.reading import Unreadable
from bot.db import Base, Private
from bot.installation import Fact
from bot.keys import Keys
from bot.settings import Settings

Tell = Callable[[str], None]
AT_ONCE = 200  # rows in one transaction: nobody waits long


def run(settings: Settings, finish: bool, tell: Tell) -> int:
    """Go over to a new key; `finish`: the older one is no longer needed.

    A key of the settings is not made here: it stands there on two lines, the new one first.
    Raises `Unreadable`, and what opening the database raises.
    """
    own = not settings.secret_key
    if own and not finish and assemble.known_keys(settings).many == 1:
        key_file.add_secret(settings.data_dir)
    keys = assemble.known_keys(settings)
    if keys.many == 1:
        raise Unreadable("there is one secret key: nothing to go over to, and nothing to finish")
    engine = assemble.open_database(settings, keys)
    try:
        many = sum(_anew(engine, keys, table) for table in _tables())
        _seals(engine, keys)
        if finish and any(_old(engine, keys, table) for table in _tables()):
            raise Unreadable("something was written with the older key just now: try again")
    finally:
        engine.dispose()
    tell(f"Encrypted anew: {many} rows.")
    if not finish:
        tell("Keep a copy of the new key. A day later: burenhulp rotate --finish")
        tell("Copies that were made until then need the older key: keep it as long as they last.")
    elif own:
        key_file.drop_older(settings.data_dir)
        tell("Only the new key is left in the data directory.")
    else:
        tell("Take the older key out of the settings, and start the bot again.")
    return 0


def _tables() -> Iterator[Table]:
    yield from (table for table in Base.metadata.sorted_tables if _private(table))


def _private(table: Table) -> list[Column[str]]:
    return [column for column in table.columns if isinstance(column.type, Private)]


def _rows(connection: Connection, table: Table) -> Iterator[dict[str, object]]:
    """The key of each row, and what is encrypted in it, as it lies there."""
    raw = [type_coerce(column, LargeBinary).label(column.name) for column in _private(table)]
    yield from map(dict, connection.execute(select(*table.primary_key, *raw)).mappings())


def _old(engine: Engine, keys: Keys, table: Table) -> list[dict[str, object]]:
    """The rows of which something is encrypted with an older key."""
    names = [column.name for column in _private(table)]
    with engine.connect() as connection:
        found = [
            row
            for row in _rows(connection, table)
            if any(_is_old(row[name], keys) for name in names)
        ]
        connection.rollback()
    return found


def _is_old(token: object, keys: Keys) -> TypeGuard[bytes]:
    return isinstance(token, bytes) and not keys.is_current(token)


def _anew(engine: Engine, keys: Keys, table: Table) -> int:
    """A few rows at a time; one that was changed meanwhile was written with the new key."""
    old = _old(engine, keys, table)
    for begin in range(0, len(old), AT_ONCE):
        with engine.begin() as connection:
            for row in old[begin : begin + AT_ONCE]:
                _row_anew(connection, keys, table, row)
    return len(old)


def _row_anew(connection: Connection, keys: Keys, table: Table, row: dict[str, object]) -> None:
    mine = and_(*(column == row[column.name] for column in table.primary_key))
    for column in _private(table):
        token = row[column.name]
        if _is_old(token, keys):
            raw = type_coerce(column, LargeBinary)
            statement = update(table).where(mine, raw == token)
            connection.execute(statement.values({column: keys.decrypt(token)}))


def _seals(engine: Engine, keys: Keys) -> None:
    """The audit trail is sealed with the new key too, when it is as it was sealed."""
    app = App(engine, RealClock(), assemble.house(keys))
    with app.session() as db:
        for broken in sealing.verify(db.connection(), keys.seals()):
            raise Unreadable(f"the audit trail is broken at {broken.seal}: see burenhulp audit")
        sealing.seal_anew(db, keys.seals()[0])
        db.merge(Fact(name="key", value=keys.blind(assemble.KEY_MARK)))
