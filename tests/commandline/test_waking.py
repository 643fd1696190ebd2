"""How the playground starts: on a working morning, with the tables of today, and not refused."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import inspect

from bot import upgrade
from bot.app import App
from bot.clock import TurnedClock
from bot.commandline import playground
from bot.db import Base, use_keys
from bot.pace import CHAT_EVERY, Pace
from bot.settings import Settings
from tests.street import KEYS, MONDAY

pytestmark = pytest.mark.real


@pytest.mark.parametrize(
    ("today", "begins"),
    [
        ("2026-11-24T16:40", "2026-11-24T09:00"),  # a Tuesday
        ("2026-11-27T07:00", "2026-11-30T09:00"),  # a Friday: tomorrow nobody is at work
        ("2026-07-04T07:00", "2026-07-06T08:00"),  # a Saturday in summer time
        ("2026-12-24T12:00", "2026-12-28T09:00"),  # Christmas Eve
        ("2026-11-23T23:30", "2026-11-24T09:00"),  # half past midnight in Amsterdam
    ],
)
def test_it_begins_on_a_working_morning(today: str, begins: str) -> None:
    now, then = (datetime.fromisoformat(each).replace(tzinfo=UTC) for each in (today, begins))
    assert playground._a_morning(now) == then


def fresh(data: Path) -> App:
    app = playground._fresh(Settings(data_dir=data), TurnedClock(MONDAY))
    use_keys(KEYS)  # those of all other tests
    return app


def test_it_begins_afresh_with_all_tables(data: Path) -> None:
    for _ in range(2):  # the second time over the first one's file
        app = fresh(data)
        playground._make_tables(app)
        assert set(Base.metadata.tables) <= set(inspect(app.engine).get_table_names())
        assert upgrade.stored(app.engine) == upgrade.newest()
        assert upgrade.upgrade(app.engine, MONDAY) is False
        app.engine.dispose()


def test_a_newer_playground_is_left_alone(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = fresh(data)
    playground._make_tables(app)
    app.engine.dispose()
    monkeypatch.setattr(upgrade, "newest", lambda: "0000")
    with pytest.raises(upgrade.TooNew):
        fresh(data)
    assert (data / playground.FILE).exists()


def test_a_platform_without_limits_is_not_waited_for() -> None:
    slow, quick = Pace(), Pace(limits=False)
    for pace in (slow, quick):
        pace.went("ans", "1", edit=True)
    assert slow.resting() == ({"ans"}, {"1"})
    assert 0 < slow.rest() <= CHAT_EVERY
    assert quick.resting() == (set(), set())
    quick.ban("ans", 30)
    assert quick.resting() == ({"ans"}, set())
    assert 29 < quick.rest() <= 30


def test_settling_takes_little_of_the_processor(data: Path) -> None:
    app = fresh(data)
    playground._make_tables(app)
    before = time.process_time()
    playground.demo.settle(app, playground.demo.read())
    assert time.process_time() - before < 3  # seconds; about 1 on the machine it was made on
    app.engine.dispose()
