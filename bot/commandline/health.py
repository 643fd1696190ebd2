"""`burenhulp health`: one JSON line and an exit code, for whatever watches over the bot."""

import json
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, inspect, select
from sqlalchemy.exc import DBAPIError

from bot import vitals
from bot.clock import FastClock, real_now
from bot.commandline import reading
from bot.installation import Fact
from bot.settings import Settings
from bot.vitals import Vitals


def run(settings: Settings, tell: Callable[[str], None]) -> int:
    """0 when all is well, 1 when something is not; a setting that cannot be used is neither."""
    found = look(settings)
    tell(json.dumps(found.said()))
    return 1 if found.wrong else 0


def look(settings: Settings) -> Vitals:
    """How the bot of these settings is, also when its database cannot be reached."""
    try:
        with reading.connected(settings) as connection:
            return _look(connection, settings)
    except (reading.Unreadable, DBAPIError):
        return Vitals(room=vitals.room(settings.data_dir))


def _look(connection: Connection, settings: Settings) -> Vitals:
    now = turn = real_now()
    began = None
    if inspect(connection).has_table(Fact.__tablename__):
        began = connection.scalar(select(Fact.value).where(Fact.name == "practice_began"))
    if began is not None:
        turn = FastClock(settings.clock_speed, datetime.fromisoformat(began)).at(now)
    return vitals.look(connection, settings.data_dir, now, turn, settings.clock_speed)
