"""Ten times killed while a thousand updates stream in: nothing is lost, nothing is doubled.

`BURENHULP_TEST_SEED` kills at the same moments as a run that printed this seed.
"""

import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.outbox import State
from tests.crash import script, town
from tests.crash.program import Bot, Server, until

pytestmark = pytest.mark.real
KILLS = 10
MARK = "(Herhaling)"


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.stop()


def founded(folder: Path, server: Server) -> tuple[Bot, Engine]:
    """A neighbourhood with its people, made by the command and by hand."""
    folder.mkdir()
    bot = Bot(folder, server)
    engine = town.found(bot)
    server.knows([script.HELPER + n for n in range(script.HELPERS)])
    return bot, engine


def drained(server: Server) -> bool:
    return not server.confirmed()["waiting"]


def everybody_heard(engine: Engine) -> bool:
    """Whether nothing is on its way to a person; the group gets twenty messages a minute."""
    waits = (State.PENDING, State.SENDING)
    return not any(x.state in waits and x.person_id for x in town.letters(engine))


def test_ten_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    updates = script.script()
    seed = os.environ.get("BURENHULP_TEST_SEED") or str(random.SystemRandom().randrange(10**9))
    chance = random.Random(seed)
    moments = [chance.uniform(0.05, 1.2) for _ in range(KILLS)]
    print(f"\nseed {seed}: killed after", *(f"{moment:.2f}" for moment in moments), "seconds")
    calm_server, server = Server(), Server()
    try:
        calm, calm_engine = founded(tmp_path / "calm", calm_server)
        killed, engine = founded(tmp_path / "killed", server)
        calm_server.push(updates)
        calm.start()
        server.push(updates[:100])
        fed = 100
        for kill, moment in enumerate(moments):
            killed.start()
            heard = len(server.sent())
            server.push(updates[fed : fed + 90])
            fed += 90
            if kill % 2:  # amid the work, also on a computer that is slow to begin
                until(lambda heard=heard: len(server.sent()) > heard)
            time.sleep(moment)
            killed.kill()
        assert fed == len(updates)
        killed.start()
        until(lambda: drained(server) and drained(calm_server), 300)
        until(lambda: everybody_heard(engine) and everybody_heard(calm_engine), 300)
        assert killed.stop() == 0
        assert calm.stop() == 0
        no_promise_is_broken(killed, calm)
        same_rows(engine, calm_engine)
        pings_at_most_once(engine, server)
        all_answers_arrived(engine, server)
        for opened in (engine, calm_engine):
            opened.dispose()
        killed.close()
        calm.close()
    finally:
        calm_server.stop()
        server.stop()


def no_promise_is_broken(*bots: Bot) -> None:
    for bot in bots:
        audited = bot.command("audit")
        assert (audited.returncode, audited.stderr) == (0, ""), audited.stdout


def same_rows(engine: Engine, calm_engine: Engine) -> None:
    rows, calm_rows = town.kept(engine), town.kept(calm_engine)
    for what, found in calm_rows.items():
        assert rows[what] == found, what
    assert rows["asked"] == [3] * script.ASKERS


def pings_at_most_once(engine: Engine, server: Server) -> None:
    """In the database and on the telephones; what may have arrived is not sent again."""
    twice = [ping for ping, count in Counter(town.pings(engine)).items() if count > 1]
    assert twice == []
    pings = {x.chat: x.state for x in town.letters(engine) if x.kind == "ping"}
    heard = Counter(
        str(one["chat"])
        for one in server.sent()
        if one["method"] == "sendMessage" and "Een buur zoekt hulp" in one["text"]
    )
    assert set(heard) <= set(pings)
    assert set(heard.values()) == {1}, "a ping was sent twice"
    assert set(pings.values()) <= {State.SENT, State.UNKNOWN}
    assert {chat for chat, state in pings.items() if state is State.SENT} <= set(heard)
    unknown = sum(state is State.UNKNOWN for state in pings.values())
    print(f"{len(pings)} pings: {len(heard)} heard, {unknown} with unknown outcome")


def all_answers_arrived(engine: Engine, server: Server) -> None:
    """Each letter at least once, or nobody can know; more often only when it says so."""
    letters = [x for x in town.letters(engine) if x.person_id and x.kind in ("answer", "must")]
    assert {x.state for x in letters} <= {State.SENT, State.UNKNOWN}
    assert all(x.repeated for x in letters if x.state is State.UNKNOWN)
    said = Counter(
        (str(one["chat"]), one["text"])
        for one in server.sent()
        if one["method"] == "sendMessage" and one["chat"] > 0
    )
    repeats = {said_to: count for said_to, count in said.items() if MARK in said_to[1]}
    assert {count for said_to, count in said.items() if said_to not in repeats} == {1}
    heard = Counter(chat for chat, text in {(c, t.removeprefix(MARK).strip()) for c, t in said})
    for chat, written in Counter(x.chat for x in letters if x.state is State.SENT).items():
        assert heard[chat] >= written, "a letter was lost"
    marked = sum(x.repeated for x in letters)
    assert len(repeats) <= marked
    print(f"{len(letters)} letters: {marked} marked as repeats, {sum(repeats.values())} heard so")
