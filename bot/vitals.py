"""Whether the bot is well: the database, its version, the pulse, the outbox and the disk."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, case, func, select

from bot import upgrade
from bot.outage import Beat
from bot.outbox import Letter, State
from bot.pulse import AWAY

PULSE = AWAY.total_seconds()  # since a beat was noted
OUTBOX = 300.0  # seconds that a letter waits which could have gone
ROOM = 200  # megabytes on the disk of the data directory


@dataclass(frozen=True, slots=True)
class Vitals:
    """What was found; None where it could not be looked at. Seconds of real time, megabytes."""

    database: bool = False
    version: str | None = None
    pulse: float | None = None
    outbox: float | None = None
    room: int | None = None

    @property
    def wrong(self) -> list[str]:
        """The names of what is not well."""
        found = {
            "database": self.database,
            "schema": self.version == upgrade.newest(),
            "pulse": self.pulse is not None and self.pulse <= PULSE,
            "outbox": self.outbox is not None and self.outbox <= OUTBOX,
            "disk": self.room is not None and self.room >= ROOM,
        }
        return [name for name, well in found.items() if not well]

    def said(self) -> dict[str, Any]:
        """The same, to be written as JSON; nothing of it is personal."""
        return {
            "ok": not self.wrong,
            "wrong": self.wrong,
            "database": self.database,
            "schema": self.version,
            "pulse_seconds": self.pulse,
            "outbox_seconds": self.outbox,
            "disk_free_mb": self.room,
        }


def look(
    connection: Connection, folder: Path, now: datetime, turn: datetime, speed: float = 1
) -> Vitals:
    """How it is `now`, when the turns' own clock shows `turn` and runs at `speed`."""
    version = upgrade.version_in(connection)
    if version != upgrade.newest():
        return Vitals(True, version, room=room(folder))
    beat = connection.scalar(select(Beat.at))
    waits = connection.scalar(_oldest(turn))
    return Vitals(
        True,
        version,
        None if beat is None else _seconds(now, beat),
        0.0 if waits is None else _seconds(turn, waits) / speed,
        room(folder),
    )


_SINCE = case((Letter.held_until > Letter.created_at, Letter.held_until), else_=Letter.created_at)


def _oldest(turn: datetime) -> Any:
    """Since when the first letter waits that the hours do not hold; retries do not count."""
    waits = Letter.state.in_((State.PENDING, State.SENDING))
    free = func.coalesce(Letter.held_until, Letter.created_at) <= turn
    return select(func.min(_SINCE)).where(waits, free)


def _seconds(later: datetime, earlier: datetime) -> float:
    return max(0.0, round((later - earlier).total_seconds(), 1))


def room(folder: Path) -> int | None:
    """Megabytes that are free where the data lies."""
    try:
        return shutil.disk_usage(folder).free // 1_000_000
    except OSError:
        return None
