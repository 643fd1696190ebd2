"""A full disk, and being told to stop amid the work: nothing is lost, nothing is doubled."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.outbox import State
from bot.people import Person
from bot.seen import Seen, SetAside
from tests.crash import script, town
from tests.crash.filling import FULL
from tests.crash.program import Bot, Server, until

pytestmark = pytest.mark.real
JOIN, MANY = 50_000, 100  # the first newcomer, and how many amid trouble
FEW = 15  # whose updates come in one answer of getUpdates, and an emergency with them
AID = "Mijn man ademt niet meer"


class Place(NamedTuple):
    """A bot, its database and its platform."""

    bot: Bot
    engine: Engine
    server: Server

    def drained(self) -> bool:
        return not self.server.confirmed()["waiting"]

    def quiet(self) -> bool:
        """Whether everything was heard and said."""
        waits = (State.PENDING, State.SENDING)
        return self.drained() and not any(x.state in waits for x in town.letters(self.engine))

    def kept(self) -> set[str]:
        """The updates of which anything is kept."""
        with Session(self.engine) as db:
            assert db.query(SetAside).count() == 0
            return {row.update for row in db.query(Seen)}

    def heard(self, words: str = "") -> Counter[tuple[str, str]]:
        """How often each person got each message."""
        said = [one for one in self.server.sent() if one["method"] == "sendMessage"]
        return Counter((str(o["chat"]), o["text"]) for o in said if words in o["text"])

    def joined(self) -> int:
        with Session(self.engine) as db:
            names = [person.name or "" for person in db.query(Person)]
        return sum(name.startswith("Nieuw ") for name in names)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A neighbourhood, and a bot that has not been started."""
    server = Server()
    bot = Bot(tmp_path, server, program="tests.crash.filling")
    engine = town.found(bot)
    yield Place(bot, engine, server)
    engine.dispose()
    bot.close()
    server.stop()


def nothing_is_lost_or_doubled(place: Place, people: int) -> None:
    assert place.joined() == people
    assert set(place.heard().values()) == {1}
    letters = town.letters(place.engine)
    assert {(x.state, x.repeated) for x in letters} == {(State.SENT, False)}
    audited = place.bot.command("audit")
    assert (audited.returncode, audited.stderr) == (0, ""), audited.stdout
    with closing(place.engine.raw_connection()) as connection:
        assert connection.cursor().execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_full_disk_confirms_nothing_it_cannot_keep_and_goes_on_by_itself(place: Place) -> None:
    before = script.newcomers(JOIN, FEW)
    meanwhile = script.newcomers(JOIN + FEW, FEW, len(before) + 1)
    place.bot.start()
    place.server.push(before)
    until(place.quiet)
    (place.bot.folder / FULL).touch()
    place.server.push(meanwhile)
    seen = -1
    while seen != (seen := len(place.kept())):  # until nothing fits any more
        time.sleep(2)
    place.server.push([script.says(9_000, JOIN, AID)])
    until(lambda: bool(place.heard("112")), 15)  # needs no room
    confirmed = {str(number) for number in place.server.confirmed()["confirmed"]}
    assert confirmed <= place.kept()
    assert len(confirmed) < len(before) + len(meanwhile)
    print(f"\n{len(confirmed) - len(before)} of {len(meanwhile)} fitted in")
    (place.bot.folder / FULL).unlink()
    until(place.quiet, 120)
    assert place.bot.stop() == 0
    nothing_is_lost_or_doubled(place, FEW + FEW)


def test_told_to_stop_with_five_hundred_in_flight(place: Place) -> None:
    """What was begun is finished within ten seconds, and the next start goes on from there."""
    updates = script.newcomers(JOIN, MANY)
    assert len(updates) == 500
    place.server.fault(kind="slow", method="sendMessage", seconds=0.3, times=0)
    place.bot.start()
    place.server.push(updates)
    until(lambda: len(place.server.sent()) > 10)
    began = time.monotonic()
    assert place.bot.stop() == 0
    took, heard = time.monotonic() - began, len(place.server.sent())
    assert took < 10
    assert all(x.state is not State.SENDING for x in town.letters(place.engine))
    left = (
        len(place.server.confirmed()["waiting"]),
        sum(x.state is State.PENDING for x in town.letters(place.engine)),
    )
    print(f"\nstopped after {took:.1f} s: {heard} sent, {left} updates and letters wait")
    assert max(left) > 0
    place.server.fault()
    place.bot.start()
    until(place.quiet, 120)
    assert place.bot.stop() == 0
    nothing_is_lost_or_doubled(place, MANY)
