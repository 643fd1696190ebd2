"""The pulse: the bot knows for how long it was away, and writes little to know it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

from bot.app import App, StorageDown
from bot.clock import FastClock, TurnedClock, real_now
from bot.outage import Beat, Outage, outage_at
from bot.pulse import Pulse
from bot.shell import Shell
from tests.machine.test_opening import Door
from tests.street import Street


@pytest.fixture
def wall() -> TurnedClock:
    """Real time, turned by hand."""
    return TurnedClock(real_now())


@pytest.fixture
def pulse(street: Street, wall: TurnedClock) -> Callable[[], Pulse]:
    """The pulse of a process that starts now."""
    return lambda: Pulse(street.app, wall.now)


def outages(street: Street) -> list[Outage]:
    return list(street.look(lambda db: db.query(Outage).order_by(Outage.id).all()))


def test_the_first_start_is_no_outage(street: Street, pulse: Callable[[], Pulse]) -> None:
    pulse().beat()
    assert outages(street) == []


@pytest.mark.parametrize(("seconds", "found"), [(150, 0), (151, 1)])
def test_a_start_knows_how_long_nothing_beat(
    street: Street, wall: TurnedClock, pulse: Callable[[], Pulse], seconds: int, found: int
) -> None:
    pulse().beat()
    wall.turn(timedelta(seconds=seconds))
    pulse().beat()
    assert [o.length for o in outages(street)] == [timedelta(seconds=seconds)] * found


def test_an_outage_is_told_in_the_time_of_the_turns(
    street: Street, wall: TurnedClock, pulse: Callable[[], Pulse]
) -> None:
    pulse().beat()
    wall.turn(timedelta(hours=2))
    pulse().beat()
    now, [found] = street.clock.now(), outages(street)
    assert (found.began_at, found.ended_at) == (now - timedelta(hours=2), now)
    for minutes, lasted in ((1, True), (119, True), (121, False), (0, False)):
        moment = now - timedelta(minutes=minutes)
        got = street.look(lambda db, at=moment: outage_at(db, at))
        assert (got is not None) is lasted


def test_a_long_stall_is_noticed_to_the_second(
    street: Street, wall: TurnedClock, pulse: Callable[[], Pulse]
) -> None:
    mine = pulse()
    for _ in range(10):
        mine.beat()
        wall.turn(timedelta(seconds=5))
    assert not mine.overdue
    wall.turn(timedelta(seconds=151))
    assert mine.overdue
    mine.beat()
    assert not mine.overdue
    assert [o.length for o in outages(street)] == [timedelta(seconds=156)]


def test_another_process_that_beat_meanwhile_makes_a_stall_no_outage(
    street: Street, wall: TurnedClock, pulse: Callable[[], Pulse]
) -> None:
    stalled, other = pulse(), pulse()
    stalled.beat()
    for _ in range(40):
        other.beat()
        wall.turn(timedelta(seconds=5))
    assert stalled.overdue
    stalled.beat()
    assert outages(street) == []


def test_at_most_one_write_a_minute(
    street: Street, engine: Engine, wall: TurnedClock, pulse: Callable[[], Pulse]
) -> None:
    said: list[str] = []

    def listen(*given: Any) -> None:
        said.append(given[2])

    event.listen(engine, "before_cursor_execute", listen)
    mine = pulse()
    for _ in range(61):  # five minutes
        mine.beat()
        wall.turn(timedelta(seconds=5))
    assert len([s for s in said if s.startswith(("INSERT", "UPDATE"))]) == 6
    assert len([s for s in said if s.startswith("SELECT")]) == 6  # nothing in between
    event.remove(engine, "before_cursor_execute", listen)


def test_stopping_in_good_order_is_known_to_the_second(
    street: Street, wall: TurnedClock, pulse: Callable[[], Pulse]
) -> None:
    mine = pulse()
    mine.beat()
    wall.turn(timedelta(seconds=55))
    mine.beat(last=True)
    wall.turn(timedelta(seconds=149))
    pulse().beat()
    assert outages(street) == []
    assert street.look(lambda db: db.query(Beat).count()) == 1


def test_a_clock_that_was_put_back_is_no_outage(
    street: Street, wall: TurnedClock, pulse: Callable[[], Pulse]
) -> None:
    pulse().beat()
    wall.turn(timedelta(hours=-3))
    pulse().beat()
    wall.turn(timedelta(seconds=100))
    pulse().beat()
    assert outages(street) == []


def test_a_fast_clock_and_a_turned_one_are_no_outage(street: Street, engine: Engine) -> None:
    fast = Pulse(App(engine, FastClock(100_000, real_now()), street.house))
    turned = Pulse(street.app)
    for _ in range(3):
        fast.beat()
        street.clock.turn(timedelta(days=1))
        turned.beat()
    assert outages(street) == []


def test_old_outages_are_forgotten(
    street: Street, wall: TurnedClock, pulse: Callable[[], Pulse]
) -> None:
    for _ in range(3):
        pulse().beat()
        wall.turn(timedelta(hours=1))
        street.clock.turn(timedelta(days=5))
    pulse().beat()
    assert len(outages(street)) == 2


def test_without_a_database_the_outage_grows(
    street: Street, wall: TurnedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = Pulse(street.app, wall.now)
    mine.beat()

    def down() -> None:
        raise OperationalError("", {}, OSError("the disk is full"))

    wall.turn(timedelta(minutes=5))
    with monkeypatch.context() as patch:
        patch.setattr(street.app, "session", down)
        with pytest.raises(StorageDown):
            mine.beat()
    wall.turn(timedelta(minutes=5))
    mine.beat()
    assert [o.length for o in outages(street)] == [timedelta(minutes=10)]


async def test_a_platform_that_does_not_answer_is_an_outage(
    street: Street, wall: TurnedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    door = Door()
    shell = Shell(street.app, [door], lambda _: None)
    monkeypatch.setattr(shell, "_pulse", Pulse(street.app, wall.now))
    await shell.heartbeat()
    door.hears = False
    for _ in range(5):
        wall.turn(timedelta(minutes=1))
        await shell.heartbeat()
    assert outages(street) == []  # it is not known yet how long it lasts
    door.hears = True
    await shell.heartbeat()
    assert [o.length for o in outages(street)] == [timedelta(minutes=5)]
    shell._threads.shutdown()
