"""What one sender did within a minute, counted by all processes together (on PostgreSQL)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.clock import real_now
from bot.db import Base
from bot.keys import Keys

MINUTE = 60.0  # seconds


class Tally(Base):
    """When a sender, or a group together, said what of the last minute; of who is near a limit."""

    __tablename__ = "tally"

    who: Mapped[str] = mapped_column(primary_key=True)  # made unreadable with the secret key
    said: Mapped[str]  # seconds, with commas between
    at: Mapped[datetime] = mapped_column(index=True)  # real time


class Tallies:
    """Counts by row of the database, in a transaction of its own: a refusal undoes none of it."""

    def __init__(self, session: Callable[[], AbstractContextManager[Session]], keys: Keys) -> None:
        self._session = session
        self._keys = keys

    def add(self, who: str, said: list[float], most: int) -> tuple[int, list[float]]:
        """Add what was said lately: as `bot.flood.Share`. Nothing is added beyond `most`."""
        key = self._keys.blind(f"tally:{who}")
        with self._session() as db:
            fresh = {"who": key, "said": "", "at": real_now()}
            db.execute(insert(Tally).values(fresh).on_conflict_do_nothing())
            row = db.scalars(select(Tally).where(Tally.who == key).with_for_update()).one()
            since = max(said) - MINUTE
            known = [float(moment) for moment in row.said.split(",") if moment]
            known = [moment for moment in known if moment > since]
            if len(known) > most:
                return len(known), known
            told = sorted([*known, *said])
            row.said, row.at = ",".join(f"{moment:.3f}" for moment in told), real_now()
            return len(known), told
