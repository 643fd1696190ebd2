"""The open pages of the playground: each is told everything that happens, in order."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

Event = dict[str, object]

SEATS = 20  # pages that may look on at the same time
BEHIND = 1000  # events a page may lag behind before it has to start again


class Seat:
    """One page's place: the events that it has still to be told; None: it has to go."""

    def __init__(self) -> None:
        self._events: asyncio.Queue[Event | None] = asyncio.Queue()

    def tell(self, event: Event) -> None:
        """Let `event` wait here, or give up on a page that does not keep up."""
        if self._events.qsize() >= BEHIND:
            self.clear()
        else:
            self._events.put_nowait(event)

    def clear(self) -> None:
        """Forget what waits and send the page away; it comes back and is told everything."""
        while not self._events.empty():
            self._events.get_nowait()
        self._events.put_nowait(None)

    async def next(self, patience: float) -> Event | None:
        """The next event. Raises TimeoutError after `patience` seconds without one."""
        async with asyncio.timeout(patience):
            return await self._events.get()


class Audience:
    """All pages that look on."""

    def __init__(self) -> None:
        self._seats: list[Seat] = []

    def tell(self, event: Event) -> None:
        """Tell every page."""
        for seat in self._seats:
            seat.tell(event)

    @contextmanager
    def seat(self) -> Iterator[Seat]:
        """A place for one page, as long as it stays; the oldest page goes when it is full."""
        seat = Seat()
        self._seats.append(seat)
        if len(self._seats) > SEATS:
            self._seats[0].clear()
        try:
            yield seat
        finally:
            self._seats.remove(seat)

    def close(self) -> None:
        """Send everybody away."""
        for seat in self._seats:
            seat.clear()
