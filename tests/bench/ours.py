"""Our side: from the same JSON bytes to committed letters, on SQLite with `FULL`."""

import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

from sqlalchemy import Engine, delete, func, select, update

import handlers
from bot.app import App
from bot.clock import TurnedClock
from bot.convoy import MOST
from bot.db import Base, open_engine, use_keys
from bot.messages import Abilities, Self
from bot.outbox import Letter, State
from bot.people import Membership
from bot.platforms.telegram.incoming import translate
from bot.platforms.telegram.origin import Me
from bot.platforms.telegram.update import read
from bot.questions import Question
from bot.registry import Registry
from bot.turn import House
from handlers.asking.model import Concept
from handlers.asking.small_talk import small_talk
from handlers.helping import Ping
from handlers.helping.model import PingState
from handlers.requests import Request
from handlers.requests import State as Life
from handlers.safety import first_aid
from tests.bench import updates
from tests.bench.town import build
from tests.street import KEYS, TEXTS

ME = Me(updates.BOT, "bot", True)
A_DAY = 40  # requests, before the neighbours have answered and days have passed
LONG_AGO = timedelta(days=40)
ANSWERED_IN = timedelta(minutes=25)


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
        aid = first_aid(incoming, app.house)
        app.receive(incoming, aid and (aid, ""))


def request_rate(app: App, messages: list[bytes], first: int) -> tuple[float, list[float]]:
    """Updates a second over requests and the words that confirm them; and seconds of each pair."""
    took: list[float] = []
    for offset, data in enumerate(messages):
        if offset % A_DAY == 0:
            let_days_pass(app)
        number = first + offset
        confirmed = updates.yes(number, updates.person_of(number))
        start = perf_counter()
        feed(app, data)
        feed(app, confirmed)
        took.append(perf_counter() - start)
    return 2 * len(messages) / sum(took), took


def neighbours_asked(app: App) -> int:
    """Pings until now: without any, a request costs little and the figure says nothing."""
    with app.session() as db:
        return db.scalar(select(func.count(Letter.id)).where(Letter.kind == "ping")) or 0


def waiting_rate(app: App, messages: list[bytes], first: int) -> float:
    """Updates a second over the same, when as many are waiting as one commit takes."""
    took = 0.0
    for start in range(0, len(messages), MOST):
        let_days_pass(app)
        mine = messages[start : start + MOST]
        numbers = range(first + start, first + start + len(mine))
        answers = [updates.yes(number, updates.person_of(number)) for number in numbers]
        began = perf_counter()
        feed_all(app, mine)
        feed_all(app, answers)
        took += perf_counter() - began
    return 2 * len(messages) / took


def feed_all(app: App, waiting: list[bytes]) -> None:
    """Updates that waited for each other, from their bytes to the one commit."""
    now = app.clock.now()
    found = [one for data in waiting for one in translate(read(json.loads(data)), ME, now)]
    aids = [first_aid(incoming, app.house) for incoming in found]
    app.receive_all([(one, aid and (aid, "")) for one, aid in zip(found, aids, strict=True)])


def let_days_pass(app: App) -> None:
    """Outside the measured time: what was asked is answered and over, and it is weeks ago.

    People may ask twice a day in their first week, may be asked twice a day and are offered a
    human after three open requests of their own. Two thousand requests in one morning would
    exhaust 300 people, and every further one would be refused or climb to the coordinator at
    once: not what a request costs on an ordinary day. What was answered before that is forgotten:
    nobody here ever says yes, and a neighbourhood learns from its answers whom not to ask.
    """
    now = app.clock.now()
    with app.session() as db:
        long_ago = now - LONG_AGO
        db.execute(update(Membership).values(joined_at=long_ago))
        answered = {
            "state": PingState.LATER, "made_at": long_ago, "answered_at": long_ago + ANSWERED_IN,
        }  # fmt: skip
        db.execute(delete(Ping).where(Ping.state != PingState.OPEN))
        db.execute(update(Ping).where(Ping.state == PingState.OPEN).values(answered))
        over = {
            "state": Life.STOPPED, "opened_at": long_ago, "ended_at": long_ago,
            "next_step_at": None,
        }  # fmt: skip
        db.execute(update(Request).where(Request.state != Life.STOPPED).values(over))
        db.execute(delete(Concept))
        db.execute(delete(Question))
        sent = {"state": State.SENT, "answered_at": now, "created_at": long_ago}
        db.execute(update(Letter).where(Letter.state == State.PENDING).values(sent))


def talk_rate(app: App, messages: list[bytes]) -> float:
    """Updates a second of small talk in the group."""
    began = perf_counter()
    for data in messages:
        feed(app, data)
    return len(messages) / (perf_counter() - began)
