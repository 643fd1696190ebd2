"""Two programs on one PostgreSQL database: one fetches the updates; when it is gone, the other."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.orm import Session

from bot.db import STANDS_STILL
from bot.seen import Seen
from tests.crash import script, town
from tests.crash.program import Bot, Server, until

pytestmark = [pytest.mark.postgres, pytest.mark.race]
TAKE_OVER = 15.0  # seconds
Gone = Callable[[Bot], None]


@pytest.fixture
def database(postgres: Engine) -> Iterator[str]:
    """An empty database of its own on the throw-away cluster."""
    plain = create_engine(postgres.url, isolation_level="AUTOCOMMIT")
    with plain.connect() as connection:
        connection.execute(text("CREATE DATABASE elected"))
    yield postgres.url.set(database="elected").render_as_string(hide_password=False)
    with plain.connect() as connection:
        connection.execute(text("DROP DATABASE elected WITH (FORCE)"))
    plain.dispose()


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.stop()


def founded(tmp_path: Path, server: Server, database: str) -> tuple[list[Bot], Engine]:
    """Two programs with a directory each, on one database with its people in it."""
    bots = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        bots.append(Bot(tmp_path / name, server, database))
    engine = town.found(bots[0])
    server.knows([script.HELPER + n for n in range(script.HELPERS)])
    return bots, engine


def stand_still(bot: Bot) -> None:
    """As a computer that sleeps: its connections stay, and it says nothing."""
    os.kill(bot.pid, signal.SIGSTOP)


@pytest.mark.parametrize("gone", [Bot.kill, stand_still])
def test_when_one_is_gone_the_other_goes_on(
    tmp_path: Path, server: Server, database: str, gone: Gone
) -> None:
    (first, second), engine = founded(tmp_path, server, database)
    updates = script.script()
    drained: Callable[[], bool] = lambda: not server.confirmed()["waiting"]  # noqa: E731 - short
    try:
        first.start()
        second.start()
        server.push(updates[:150])
        until(drained)
        gone(first)
        server.push(updates[150:300])
        began = time.monotonic()
        until(lambda: len(server.confirmed()["confirmed"]) > 150, 60)
        took = time.monotonic() - began
        print(f"\n{gone.__name__}: taken over after {took:.1f} seconds")
        assert took < TAKE_OVER
        until(drained)
        if gone is stand_still:
            os.kill(first.pid, signal.SIGCONT)
            server.push(updates[300:400])
            until(drained)
            assert first.stop() == 0
        assert not conflicts(second)
        nothing_is_lost_or_broken(second, engine, len(server.confirmed()["confirmed"]))
        assert second.stop() == 0
    finally:
        engine.dispose()
        for bot in (first, second):
            bot.close()


def conflicts(bot: Bot) -> bool:
    """Whether Telegram ever refused it because another one asked as well."""
    return "updates were refused" in (bot.folder / "log").read_text()


def nothing_is_lost_or_broken(bot: Bot, engine: Engine, handled: int) -> None:
    audited = bot.command("audit")
    assert audited.returncode == 0, audited.stdout
    with Session(engine) as db:
        assert 0 < db.query(Seen).count() <= handled


def test_who_stands_still_in_the_middle_of_a_turn_lets_go(postgres: Engine) -> None:
    """Its connection stays open, so else its locks would stay until somebody wakes it."""
    with postgres.connect() as connection:
        limit = connection.scalar(text("SHOW idle_in_transaction_session_timeout"))
    assert limit == f"{STANDS_STILL}s"
