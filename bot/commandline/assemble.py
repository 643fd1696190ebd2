"""Puts the pieces together: settings, keys, database, features, clock."""

import fcntl
import os
import random
from datetime import datetime
from pathlib import Path
from typing import IO

from sqlalchemy import Engine

import handlers
from bot import upgrade
from bot.app import App
from bot.clock import Clock, FastClock, RealClock, real_now
from bot.db import open_engine, use_keys
from bot.installation import fact, remember, selves
from bot.keys import Keys, open_keys
from bot.registry import Registry
from bot.settings import BadSetting, Settings
from bot.texts import Texts
from bot.turn import House

LOCKED = 6  # exit code


class InUse(Exception):
    """Another `burenhulp run` works on the same database file."""


def texts() -> Texts:
    """All texts of the machine and of the features."""
    return Texts([Path(__file__).parent.parent, handlers.TEXTS])


def house(keys: Keys) -> House:
    """What all turns share."""
    found = texts()
    return House(found, keys, Registry(handlers.FEATURES, found), random.SystemRandom())


def open_database(settings: Settings, keys: Keys, name: str = "burenhulp.db") -> Engine:
    """The database, checked and brought to the newest version."""
    use_keys(keys)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    engine = open_engine(settings.database(name))
    upgrade.check(engine)
    upgrade.upgrade(engine, real_now())
    return engine


def keys_of(settings: Settings) -> Keys:
    """The keys; a secret that cannot be one is a bad setting."""
    try:
        return open_keys(settings.secret_key, settings.data_dir)
    except ValueError as error:
        raise BadSetting("BURENHULP_SECRET_KEY", str(error)) from None


def clock_for(engine: Engine, settings: Settings, the_house: House) -> Clock:
    """The clock of this database: real, or fast when it is one for practice."""
    app = App(engine, RealClock(), the_house)
    now = real_now()
    with app.session() as db:
        began = fact(db, "practice_began")
        if settings.clock_speed == 1:
            if began is not None:
                raise BadSetting(
                    "BURENHULP_CLOCK_SPEED", "this database is one for practice: give it a speed"
                )
            return RealClock()
        if began is None:
            if fact(db, "used"):
                raise BadSetting(
                    "BURENHULP_CLOCK_SPEED", "this database is in real use, not for practice"
                )
            began = now.isoformat()
            remember(db, "practice_began", began)
    return FastClock(settings.clock_speed, datetime.fromisoformat(began))


def mark_used(app: App) -> None:
    """From now on this database may not become one for practice."""
    with app.session() as db:
        remember(db, "used", "yes")


def known_selves(app: App) -> None:
    """The bot's own names as stored at its last start: links need them."""
    with app.session() as db:
        app.house.selves.update(selves(db))


def lock(settings: Settings, name: str = "run.lock") -> IO[str] | None:
    """Hold the one lock of a database file; PostgreSQL needs none. Raises `InUse`."""
    if settings.database_url.startswith("postgresql"):
        return None
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    file = (settings.data_dir / name).open("w", encoding="ascii")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise InUse from None
    file.write(str(os.getpid()))
    file.flush()
    return file
