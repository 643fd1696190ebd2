"""Whether the bot was away: the last heartbeat is kept, so that a gap behind it is noticed."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.orm import Session

from bot import outbox
from bot.app import App, StorageDown
from bot.clock import real_now
from bot.db import new_id
from bot.outage import Beat, CameBack, Outage
from bot.turn import Turn

BEAT = timedelta(seconds=5)  # of real time, from one beat of the heart to the next
AWAY = timedelta(seconds=150)  # from here on a gap counts: so long does Telegram keep a press
WRITTEN_EVERY = timedelta(minutes=1)  # at most: a beat in between writes nothing
BACK = timedelta(minutes=1)  # a clock that is so much behind its own last beat was put back
APART = timedelta(minutes=15)  # further the clocks of two replicas are not
KEPT = timedelta(days=7)  # that an outage is remembered: longer than any update lives


class Pulse:
    """Notes that the bot is there, and finds out when it was not.

    The length of a gap is measured in real time, also where the turns run on another clock: so
    practice at high speed and a clock that is turned are no outage. `now` is that real time.
    """

    def __init__(self, app: App, now: Callable[[], datetime] = real_now) -> None:
        self._app = app
        self._now = now
        self._last: datetime | None = None  # the last beat of this process
        self._written: datetime | None = None

    @property
    def overdue(self) -> bool:
        """Whether this process missed so many beats that it may have been away."""
        return self._last is not None and self._now() - self._last > AWAY

    def beat(self, *, last: bool = False) -> None:
        """The bot is there, now; `last`: it stops in good order. Raises StorageDown."""
        now = self._now()
        since = now - self._written if self._written else None
        if last or self.overdue or since is None or not -BACK <= since < WRITTEN_EVERY:
            try:
                with self._app.session() as db:
                    self._write(db, now)
            except (OperationalError, InterfaceError) as error:
                raise StorageDown(type(error.orig).__name__) from None
            self._written = now
        self._last = now

    def _write(self, db: Session, now: datetime) -> None:
        row = db.get(Beat, 1, with_for_update=True)  # one process finds a gap, not several
        known = [at for at in (self._last, row.at if row else None) if at is not None]
        if row is None:
            db.add(Beat(id=1, at=now))
        else:
            row.at = now
        gap = now - max(known, default=now)
        if gap < -APART or (self._last and now < self._last - BACK):
            outbox.wait_no_longer(db, now)
        if gap > AWAY:
            self._came_back(db, gap)

    def _came_back(self, db: Session, gap: timedelta) -> None:
        house, now = self._app.house, self._app.clock.now()
        db.execute(delete(Outage).where(Outage.ended_at < now - KEPT))
        outage = Outage(id=new_id(now, house.chance), began_at=now - gap, ended_at=now)
        db.add(outage)
        db.flush()
        Turn(house, db, now, f"outage:{outage.id}").announce(CameBack(outage))
