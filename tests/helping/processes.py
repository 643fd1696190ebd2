"""Four processes of the bot on one PostgreSQL: each update goes to whichever is free."""

import multiprocessing
import os
import random
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import handlers
from bot.app import App
from bot.clock import TurnedClock
from bot.db import open_engine, use_keys
from bot.house import House
from bot.messages import Abilities, Incoming, Self, Toast
from bot.registry import Registry
from handlers.asking.small_talk import small_talk
from tests.street import KEYS, PRESS_WAITS, TEXTS, Street

PROCESSES = 4
_app: list[App] = []  # of this process


@contextmanager
def started(url: str) -> Iterator[ProcessPoolExecutor]:
    """The processes, until this ends."""
    context = multiprocessing.get_context("forkserver")  # loads everything once
    context.set_forkserver_preload([__name__])
    number = context.Value("i", 0)
    with ProcessPoolExecutor(PROCESSES, context, _begin, (url, number)) as pool:
        yield pool


def receive_in(pool: ProcessPoolExecutor, street: Street) -> set[int]:
    """From now on the updates of this street are dealt with by the processes; returns which."""
    alone, worked = street.app.receive, set[int]()

    def receive(incoming: Incoming, aid: object = None) -> Toast | None:
        if aid is not None:
            return alone(incoming, aid)
        toast, process = pool.submit(_receive, incoming, street.clock.now()).result()
        worked.add(process)
        return toast

    street.app.receive = receive
    return worked


def _begin(url: str, number: Any) -> None:
    """As `burenhulp run` does."""
    use_keys(KEYS)
    with number.get_lock():
        number.value += 1
        ahead = timedelta(milliseconds=number.value)  # their clocks are never quite the same
    house = House(TEXTS, KEYS, Registry(handlers.FEATURES, TEXTS), random.Random(os.getpid()))
    house.selves["street"] = Self("BuurtBot De Heeze", "BuurtBot", "https://street/bot")
    house.abilities["street"] = Abilities(delete_hours=47, presses_wait=PRESS_WAITS)
    _app[:] = [App(open_engine(url), _Clock(ahead), house, small_talk)]


class _Clock(TurnedClock):
    """Shows what the street's clock shows, and a little more."""

    def __init__(self, ahead: timedelta) -> None:
        self._differs = ahead

    def shows(self, now: datetime) -> None:
        self._still = now + self._differs


def _receive(incoming: Incoming, now: datetime) -> tuple[Toast | None, int]:
    """What came of it, and in which process."""
    [app] = _app
    app.clock.shows(now)
    return app.receive(incoming), os.getpid()
