"""`burenhulp lab`: simulated neighbourhoods, and a replay of the installation's own history."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from bot.app import App
from bot.clock import RealClock
from bot.commandline import assemble
from bot.commandline.parser import POLICIES
from bot.people import Neighbourhood, Organisation, Person
from bot.settings import Settings
from handlers.helping import Ping, PingState
from handlers.requests import Request, Rung, State
from matching.lab import experiment
from tests.commandline.conftest import Run

SMALL = ("lab", "--seeds", "1", "--days", "10")
MONDAY = datetime(2026, 6, 1, 8, tzinfo=UTC)


def test_the_policies_are_those_of_the_lab() -> None:
    assert tuple(experiment.POLICIES) == POLICIES


def test_a_table_with_bars(burenhulp: Run) -> None:
    code, out, err = burenhulp(*SMALL)
    assert (code, err) == (0, "")
    for word in (*POLICIES, "claimed", "pings/claim", "hours to claim", "muted", "Gini", "█"):
        assert word in out
    assert out == burenhulp(*SMALL)[1]  # the same every time


def test_some_policies_and_a_picture(burenhulp: Run, tmp_path: Path) -> None:
    file = tmp_path / "lab.svg"
    code, out, _ = burenhulp(*SMALL, "--policy", "ours", "--policy", "top3", "--plot", str(file))
    assert code == 0
    assert "broadcast" not in out
    assert str(file) in out
    assert file.read_text("utf-8").startswith("<svg")


def test_each_number_changed(burenhulp: Run) -> None:
    code, out, _ = burenhulp("lab", "--seeds", "1", "--days", "2", "--policy", "ours", "--vary")
    assert code == 0
    assert "neighbours x 0.5" in out
    assert "as it is: " in out
    code, out, _ = burenhulp("lab", "--seeds", "1", "--days", "2", "--policy", "top3", "--vary")
    assert (code, "as it is" in out) == (0, False)


@pytest.mark.parametrize(
    "wrong", [("--seeds", "0"), ("--days", "x"), ("--policy", "shout"), ("--plot", "/nowhere/x")]
)
def test_what_cannot_be_done_ends_with_two(burenhulp: Run, wrong: tuple[str, ...]) -> None:
    code, _, err = burenhulp("lab", "--seeds", "1", "--days", "1", *wrong)
    assert code == 2
    assert wrong[0] in err


@pytest.fixture
def app(data: Path, burenhulp: Run) -> App:
    """A bot that works on the same database file."""
    settings = Settings(data_dir=data)
    keys = assemble.keys_of(settings)
    engine = assemble.open_database(settings, keys)
    return App(engine, RealClock(), assemble.house(keys))


def live_through(app: App, requests: int) -> None:
    """So many requests are over; of each, three said no and the fourth came."""
    ids = count(1000)
    with app.session() as db:
        organisation = Organisation(id=next(ids), name="Stichting X", made_at=MONDAY)
        here = Neighbourhood(
            id=next(ids), organisation_id=organisation.id, name="De Heeze", code="deheeze",
            contact="Els", phone="055-1234567", made_at=MONDAY,
        )  # fmt: skip
        people = [Person(id=next(ids), name=f"Buur {n}", made_at=MONDAY) for n in range(4)]
        db.add(organisation)
        db.flush()
        db.add_all([here, *people])
        db.flush()
        for number in range(requests):
            opened = MONDAY + timedelta(days=number)
            request = Request(
                id=next(ids), neighbourhood_id=here.id, number=number, state=State.DONE,
                category="garden", text="Wie helpt Buur 3 met de heg?", made_at=opened,
                opened_at=opened, starts_at=opened + timedelta(days=1),
                ends_at=opened + timedelta(days=1, hours=2),
            )  # fmt: skip
            db.add(request)
            db.flush()
            db.add_all(questions(request, people, ids))


def questions(request: Request, people: list[Person], ids: Iterator[int]) -> Iterator[Ping]:
    """One an hour; the first ones say no, the last one comes."""
    for place, person in enumerate(people):
        made = request.made_at + timedelta(hours=place)
        yes = person is people[-1]
        yield Ping(
            id=next(ids), neighbourhood_id=request.neighbourhood_id, request_id=request.id,
            person_id=person.id, round=0, rung=Rung.NEIGHBOURS, wave=1, why="offer:1",
            state=PingState.YES if yes else PingState.LATER, made_at=made,
            closes_at=made + timedelta(hours=4), answered_at=made + timedelta(minutes=10),
        )  # fmt: skip


def test_a_replay_of_what_was_asked_without_a_name(burenhulp: Run, app: App, data: Path) -> None:
    live_through(app, 12)
    before = (data / "burenhulp.db").read_bytes()
    with closing(sqlite3.connect(data / "burenhulp.db", isolation_level=None)) as running:
        running.execute("BEGIN IMMEDIATE")  # the bot is in the middle of a turn
        code, out, err = burenhulp("lab", "--replay")
    assert (code, err) == (0, "")
    assert "12 requests" in out
    lines = out[: out.index("claimed\n")].splitlines()  # the table, without the bars
    rows = {line.split()[0]: line.split() for line in lines if line[:1].isalpha()}
    assert rows["top3"][1] == "0.000"  # the first three always said no
    assert float(rows["waves"][1]) > 0.9
    assert not [secret for secret in ("Buur", "Heeze", "heg", "100") if secret in out]
    assert (data / "burenhulp.db").read_bytes() == before


def test_a_replay_of_little_says_nothing(burenhulp: Run, app: App) -> None:
    live_through(app, 3)
    code, out, _ = burenhulp("lab", "--replay")
    assert code == 0
    assert "too few" in out
    assert "top3" not in out


def test_a_replay_where_there_is_nothing(burenhulp: Run, data: Path) -> None:
    code, _, err = burenhulp("lab", "--replay")
    assert (code, "no burenhulp database" in err) == (2, True)
    assert not data.exists()  # nothing was made


def test_a_replay_of_another_version_is_refused(burenhulp: Run, app: App, data: Path) -> None:
    with closing(sqlite3.connect(data / "burenhulp.db")) as file:
        file.execute("UPDATE alembic_version SET version_num = '0000'")
        file.commit()
    code, _, err = burenhulp("lab", "--replay")
    assert (code, "version 0000" in err) == (2, True)
