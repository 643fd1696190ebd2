"""For developers: writes a migration from the difference between the models and the newest one."""

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from bot import upgrade
from bot.clock import real_now
from bot.commandline import assemble
from bot.db import Base


def revise(message: str) -> None:
    """Write `bot/migrations/versions/NNNN_message.py`; read it before you commit it."""
    assert assemble.texts().entries  # noqa: S101 - `assemble` has loaded every model
    versions = sorted(upgrade.VERSIONS.glob("[0-9]*.py"))
    number = f"{len(versions) + 1:04d}"
    with tempfile.TemporaryDirectory() as folder:
        engine = create_engine(f"sqlite:///{Path(folder) / 'empty.db'}")
        if versions:
            upgrade.upgrade(engine, real_now())
        config = Config()
        config.set_main_option("script_location", str(upgrade.VERSIONS.parent))
        config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            config.attributes["metadata"] = Base.metadata
            command.revision(config, message, autogenerate=True, rev_id=number)
        engine.dispose()


if __name__ == "__main__":
    revise(sys.argv[1])
