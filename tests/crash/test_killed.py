"""Ten times killed while a thousand updates stream in: nothing is lost, nothing is doubled."""

import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.db import open_engine
from bot.outbox import State
from tests.crash import script, town
from tests.crash.program import Bot, Server, until

KILLS = 10


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.stop()


def founded(folder: Path, server: Server) -> tuple[Bot, Engine]:
    """A neighbourhood with its people, made by the command and by hand."""
    folder.mkdir()
    bot = Bot(folder, server)
    made = bot.command(
        "neighbourhood", "add", "De Heeze", "--organisation", "Samen", "--contact", "Els",
        "--phone", "055-1234567", "--postcodes", "7334-7336",
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    engine = open_engine(f"sqlite:///{folder / 'burenhulp.db'}")
    town.settle(engine)
    return bot, engine


def drained(server: Server) -> bool:
    return not server.confirmed()["waiting"]


def test_ten_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    updates = script.script()
    calm_server, server = Server(), Server()
    try:
        calm, calm_engine = founded(tmp_path / "calm", calm_server)
        killed, engine = founded(tmp_path / "killed", server)
        calm_server.push(updates)
        calm.start()
        chance = random.Random()
        server.push(updates[:100])
        fed = 100
        for _ in range(KILLS):
            killed.start()
            server.push(updates[fed : fed + 90])
            fed += 90
            time.sleep(chance.uniform(0.05, 0.8))
            killed.kill()
        assert fed == len(updates)
        killed.start()
        until(lambda: drained(server) and drained(calm_server), 300)
        until(lambda: not any(x.state is State.PENDING and x.kind == "ping"
                              for x in town.letters(engine)), 300)  # fmt: skip
        assert killed.stop() == 0
        assert calm.stop() == 0
        compare(engine, calm_engine, server)
        for opened in (engine, calm_engine):
            opened.dispose()
        killed.close()
        calm.close()
    finally:
        calm_server.stop()
        server.stop()


def compare(engine: Engine, calm_engine: Engine, server: Server) -> None:
    rows, calm_rows = town.kept(engine), town.kept(calm_engine)
    for what, found in calm_rows.items():
        assert rows[what] == found, what
    twice = [ping for ping, count in Counter(town.pings(engine)).items() if count > 1]
    assert twice == []
    all_letters = town.letters(engine)
    asked = {letter.chat: 0 for letter in all_letters if letter.kind == "ping"}
    written = Counter(letter.chat for letter in all_letters if letter.kind == "ping")
    for one in server.sent():
        if one["method"] == "sendMessage" and "Een buur zoekt hulp" in one["text"]:
            asked[str(one["chat"])] += 1
    assert all(asked[chat] <= written[chat] for chat in asked), "a ping was sent twice"
    unknown = sum(letter.state is State.UNKNOWN for letter in all_letters)
    repeats = sum("(Herhaling)" in one.get("text", "") for one in server.sent())
    marked = sum(letter.repeated for letter in all_letters)
    assert repeats <= marked
    print(f"\nkilled {KILLS} times: {unknown} unknown letters, {marked} marked as repeats")
