"""What stands in a database, so that it can be seen that nothing changed."""

import hashlib

from sqlalchemy import Engine, select

from bot.db import Base


def digest(engine: Engine) -> dict[str, str]:
    """By table: a fingerprint of all its rows."""
    found = {}
    with engine.connect() as connection:
        for table in Base.metadata.sorted_tables:
            kept = hashlib.sha256()
            for row in connection.execute(select(table).order_by(*table.primary_key.columns)):
                kept.update(repr(tuple(row)).encode("utf-8", "replace"))
            found[table.name] = kept.hexdigest()
        connection.rollback()
    return found
