"""Starts the bot on a disk that is full while a file says so: `full` in its data directory."""

import os
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event

from bot.__main__ import main

FULL = "full"
_MOST = 2**31 - 2  # pages, which is what SQLite itself takes at most


def _look(connection: Connection) -> None:
    """A file of SQLite that may not grow says the same as a disk that is full."""
    full = (Path(os.environ["BURENHULP_DATA_DIR"]) / FULL).exists()
    asked: Any = connection.connection.dbapi_connection
    asked.execute(f"PRAGMA max_page_count={1 if full else _MOST}")


if __name__ == "__main__":
    event.listen(Engine, "begin", _look)
    sys.exit(main())
