"""The one place that asks what time it is."""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time of a turn, as aware UTC."""

    def now(self) -> datetime: ...


def real_now() -> datetime:
    """The time on the wall; for leases, retries and pace, which never run fast."""
    return datetime.now(UTC)


def monotonic() -> float:
    """Seconds that only ever grow; for measuring how long something took."""
    return time.monotonic()


class RealClock:
    """The time as it is."""

    def now(self) -> datetime:
        return real_now()


class FastClock:
    """A clock for practice: `speed` times as fast as the real one since practice `began`."""

    def __init__(self, speed: float, began: datetime) -> None:
        self._speed = speed
        self._began = began

    def now(self) -> datetime:
        return self.at(real_now())

    def at(self, moment: datetime) -> datetime:
        """What this clock shows at a `moment` of real time."""
        return self._began + (moment - self._began) * self._speed


class TurnedClock:
    """A clock that can be turned forward: for the playground (it runs on) and for tests."""

    def __init__(self, start: datetime, *, runs: bool = False) -> None:
        self._ahead = start - real_now()
        self._still = None if runs else start

    def now(self) -> datetime:
        return self._still if self._still is not None else real_now() + self._ahead

    def turn(self, by: timedelta) -> None:
        """Put the clock forward."""
        self._ahead += by
        if self._still is not None:
            self._still += by
