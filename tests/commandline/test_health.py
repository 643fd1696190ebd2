"""`burenhulp health`, and /health and /ready beside a bot on Telegram."""

import asyncio
import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from bot import vitals
from bot.clock import real_now
from bot.commandline.run import server_for
from bot.outage import Beat
from bot.outbox import Letter, State
from bot.settings import Settings
from tests.commandline.conftest import Run
from tests.commandline.home import SECRET, home, wait_for
from tests.street import Street

__all__ = ["home"]


@pytest.fixture
def well(home: Street) -> Street:
    """A bot whose heart beat just now, in real time."""
    with home.app.session() as db:
        db.add(Beat(id=1, at=real_now()))
    return home


def health(burenhulp: Run, **settings: str) -> tuple[int, dict[str, Any]]:
    code, out, err = burenhulp("health", **{"SECRET_KEY": SECRET, **settings})
    assert err == ""
    [line] = out.splitlines()
    said = dict(json.loads(line))
    assert said["ok"] is (code == 0) is (said["wrong"] == [])
    return code, said


def test_all_is_well(burenhulp: Run, well: Street) -> None:
    well.resident("Ans")
    code, said = health(burenhulp)
    assert (code, said["database"], said["schema"]) == (0, True, "0001")
    assert (0 <= said["pulse_seconds"] < 60, said["outbox_seconds"]) == (True, 0.0)
    assert said["disk_free_mb"] > 0
    assert "Ans" not in json.dumps(said)


@pytest.mark.parametrize(("seconds", "wrong"), [(100, []), (200, ["pulse"])])
def test_a_heart_that_stopped(
    burenhulp: Run, home: Street, seconds: int, wrong: list[str]
) -> None:
    with home.app.session() as db:
        db.add(Beat(id=1, at=real_now() - timedelta(seconds=seconds)))
    assert health(burenhulp)[1]["wrong"] == wrong


def test_no_bot_ever_ran(burenhulp: Run, home: Street) -> None:
    del home
    code, said = health(burenhulp)
    assert (code, said["wrong"], said["pulse_seconds"]) == (1, ["pulse"], None)


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"created_at": -400}, ["outbox"]),
        ({"created_at": -200}, []),
        ({"created_at": -4000, "held_until": 60}, []),  # by the hours of somebody who sleeps
        ({"created_at": -4000, "held_until": -100}, []),
        ({"created_at": -4000, "held_until": -400}, ["outbox"]),
        ({"created_at": -4000, "retry_at": 60}, ["outbox"]),  # the platform is down
        ({"created_at": -4000, "state": State.SENT}, []),
    ],
)
def test_the_oldest_letter_that_could_have_gone(
    burenhulp: Run, well: Street, change: dict[str, Any], wrong: list[str]
) -> None:
    wait_for(well, well.resident("Ans"))
    with well.app.session() as db:
        for name, value in change.items():
            moment = real_now() + timedelta(seconds=value) if isinstance(value, int) else value
            setattr(db.query(Letter).one(), name, moment)
    assert health(burenhulp)[1]["wrong"] == wrong


def test_a_full_disk(burenhulp: Run, well: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    del well
    monkeypatch.setattr(vitals, "room", lambda _: 199)
    code, said = health(burenhulp)
    assert (code, said["wrong"], said["disk_free_mb"]) == (1, ["disk"], 199)


def test_another_version_is_not_looked_into(burenhulp: Run, well: Street, data: Path) -> None:
    del well
    with closing(sqlite3.connect(data / "burenhulp.db")) as file:
        file.execute("UPDATE alembic_version SET version_num = '9876'")
        file.commit()
    code, said = health(burenhulp)
    assert (code, said["schema"], "schema" in said["wrong"]) == (1, "9876", True)


def test_a_database_that_does_not_answer(burenhulp: Run, data: Path) -> None:
    assert health(burenhulp)[1]["wrong"] == ["database", "schema", "pulse", "outbox", "disk"]
    assert not data.exists()  # nothing was made
    url = "postgresql+psycopg://someone:geheim@127.0.0.1:1/nothing"
    code, said = health(burenhulp, DATABASE_URL=url)
    assert (code, said["database"]) == (1, False)
    assert burenhulp("health", CLOCK_SPEED="fast")[0] == 2


async def test_the_same_is_served_where_it_was_asked_for(
    well: Street, data: Path, unused_tcp_port: int, versions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.upgrade.VERSIONS", versions)
    opened = asyncio.Event()
    settings = Settings(data_dir=data, http_port=unused_tcp_port, http_set=True)
    server = server_for(settings, opened)
    await server.start()
    try:
        async with ClientSession(f"http://127.0.0.1:{unused_tcp_port}") as visitor:
            async with visitor.get("/ready") as answer:
                assert (answer.status, await answer.json()) == (503, {"ready": False})
            opened.set()
            async with visitor.get("/ready") as answer:
                assert (answer.status, await answer.json()) == (200, {"ready": True})
            async with visitor.get("/health") as answer:
                assert answer.status == 200
                assert answer.headers["Cache-Control"] == "no-store"
                assert (await answer.json())["ok"] is True
            with well.app.session() as db:
                db.query(Beat).one().at = real_now() - timedelta(hours=1)
            for path in ("/health", "/ready"):
                async with visitor.get(path) as answer:
                    assert answer.status == 503
            async with visitor.get("/") as answer:
                assert answer.status == 404
    finally:
        await server.stop()


@pytest.mark.parametrize(
    ("settings", "listens", "served"),
    [
        (Settings(), False, set()),
        (Settings(http_set=True), True, {"/health", "/ready"}),
        (Settings(telegram_webhook="https://bot.example.org/x"), True, set()),
    ],
)
def test_nothing_is_served_unless_it_is_asked_for(
    settings: Settings, listens: bool, served: set[str]
) -> None:
    server = server_for(settings, asyncio.Event())
    assert settings.listens is listens
    assert {route.get_info()["path"] for route in server.app.router.resources()} == served
