"""Our side: from the same JSON bytes to committed letters, on SQLite with `FULL`."""

import json
import random
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from sqlalchemy import Engine

import handlers
from bot.app import App
from bot.clock import TurnedClock
from bot.db import Base, open_engine, use_keys
from bot.messages import Abilities, Self
from bot.platforms.telegram.incoming import translate
from bot.platforms.telegram.origin import Me
from bot.platforms.telegram.update import read
from bot.registry import Registry
from bot.turn import House
from handlers.asking.small_talk import small_talk
from tests.bench import updates
from tests.bench.town import build
from tests.street import KEYS, TEXTS

ME = Me(updates.BOT, "bot", True)


def open_town(folder: Path, url: str = "", offers: int = 1_000) -> App:
    """A neighbourhood with 300 people and `offers` offers, in an empty database."""
    use_keys(KEYS)
    engine: Engine = open_engine(url or f"sqlite:///{folder / 'bench.db'}")
    Base.metadata.drop_all(engine)
    Base.metadata.create_all(engine)
    chance = random.Random(1)
    house = House(TEXTS, KEYS, Registry(handlers.FEATURES, TEXTS), chance)
    house.selves["telegram"] = Self("BuurtBot", "bot", "https://t.me/bot")
    house.abilities["telegram"] = Abilities(delete_hours=47)
    clock = TurnedClock(datetime.fromtimestamp(updates.MOMENT, UTC))
    app = App(engine, clock, house, small_talk)
    build(app, offers)
    return app


def feed(app: App, data: bytes) -> None:
    """One update, from its bytes to the commit."""
    for incoming in translate(read(json.loads(data)), ME, app.clock.now()):
        app.receive(incoming)


def request_rate(app: App, messages: list[bytes], first: int) -> tuple[float, list[float]]:
    """Updates a second over requests and the words that confirm them; and seconds of each pair."""
    took: list[float] = []
    began = perf_counter()
    for offset, data in enumerate(messages):
        start = perf_counter()
        feed(app, data)
        number = first + offset
        feed(app, updates.yes(number, updates.person_of(number)))
        took.append(perf_counter() - start)
    return 2 * len(messages) / (perf_counter() - began), took


def talk_rate(app: App, messages: list[bytes]) -> float:
    """Updates a second of small talk in the group."""
    began = perf_counter()
    for data in messages:
        feed(app, data)
    return len(messages) / (perf_counter() - began)
