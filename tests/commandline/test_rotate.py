"""A new secret key, while the bot goes on working."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from bot.app import App
from bot.clock import RealClock, real_now
from bot.commandline import assemble
from bot.commandline import rotate as command
from bot.commandline.reading import Unreadable
from bot.db import new_id, use_keys
from bot.keys import FILE, Keys
from bot.outbox import Letter
from bot.people import Person
from bot.settings import Settings
from tests.security.reporting import Figure
from tests.street import KEYS

ENOUGH = 100  # rows before it begins


def rotate(data: Path, *more: str, **settings: str) -> tuple[int, str]:
    """In a process of its own, as it is done."""
    environ = {k: v for k, v in os.environ.items() if not k.startswith("BURENHULP_")}
    environ |= {"BURENHULP_DATA_DIR": str(data)} | settings
    command = [sys.executable, "-m", "bot", "rotate", *more]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


class Load:
    """Somebody writes and reads names all the time, as a running bot does."""

    def __init__(self, app: App) -> None:
        self.app, self.written, self.read = app, 0, 0
        self.stop = threading.Event()
        self.problems: list[BaseException] = []
        self.thread = threading.Thread(target=self._run)

    def write(self) -> None:
        with self.app.session() as db:
            now = real_now()
            name = f"Naam {self.written}"
            db.add(Person(id=new_id(now, self.app.house.chance), name=name, made_at=now))
        self.written += 1

    def _run(self) -> None:
        try:
            while not self.stop.is_set():
                self.write()
                self.stop.wait(0.01)
                with self.app.session() as db:
                    self.read += len(db.query(Person.name).limit(50).all())
        except BaseException as problem:
            self.problems.append(problem)


def opened(data: Path) -> App:
    settings = Settings(data_dir=data)
    keys = assemble.keys_of(settings)
    return App(assemble.open_database(settings, keys), RealClock(), assemble.house(keys))


@pytest.mark.real
@pytest.mark.threat("T28")
def test_a_new_key_under_load(tmp_path: Path, figure: Figure) -> None:
    data = tmp_path / "data"
    app = opened(data)
    load = Load(app)
    for _ in range(ENOUGH):
        load.write()
    first = (data / FILE).read_text()
    sign = app.house.keys.check_value("button")
    load.thread.start()
    try:
        code, said = rotate(data)
        assert code == 0, said
        code, said = rotate(data, "--finish")
        assert code == 0, said
    finally:
        load.stop.set()
        load.thread.join()
    app.engine.dispose()
    assert load.problems == []
    assert (data / FILE).read_text() != first
    assert len((data / FILE).read_text().split()) == 1
    assert oct((data / FILE).stat().st_mode)[-3:] == "400"
    again = opened(data)  # a process that knows the new key only
    with again.session() as db:
        names = {name for (name,) in db.query(Person.name)}
        assert db.query(Letter).count() == 0
    again.engine.dispose()
    use_keys(KEYS)
    assert names == {f"Naam {number}" for number in range(load.written)}
    assert not again.house.keys.is_check_value(sign, "button")
    figure.found(
        f"{len(names):,} rows, {load.read:,} read meanwhile: 0 lost, 0 unreadable, one key left"
    )


@pytest.mark.threat("T28")
def test_a_key_of_the_settings_stands_there_twice_meanwhile(tmp_path: Path) -> None:
    data, old, new = tmp_path / "data", "a" * 40, "b" * 40
    settings = Settings(data_dir=data, secret_key=old)
    keys = assemble.keys_of(settings)
    app = App(assemble.open_database(settings, keys), RealClock(), assemble.house(keys))
    Load(app).write()
    app.engine.dispose()
    use_keys(KEYS)
    said: list[str] = []
    with pytest.raises(Unreadable, match="one secret key"):
        command.run(settings, finish=False, tell=said.append)
    both = Settings(data_dir=data, secret_key=f"{new}\n{old}")
    for finish in (False, True):
        assert command.run(both, finish, said.append) == 0
    assert said[0] == "Encrypted anew: 1 rows."
    assert "Take the older key out" in said[-1]
    assert not (data / FILE).exists()
    keys = assemble.keys_of(Settings(data_dir=data, secret_key=new))
    engine = assemble.open_database(Settings(data_dir=data, secret_key=new), keys)
    with App(engine, RealClock(), assemble.house(keys)).session() as db:
        assert db.query(Person).one().name == "Naam 0"
    engine.dispose()
    use_keys(KEYS)


def test_a_button_of_before_still_works() -> None:
    old, both = Keys("a" * 40), Keys("b" * 40, "a" * 40)
    assert both.is_check_value(old.check_value("x"), "x")
    assert both.decrypt(old.encrypt("Ans")) == "Ans"
    assert both.is_current(both.encrypt("Ans"))
    assert not both.is_current(old.encrypt("Ans"))
    assert old.blind("token") in both.blinds("token")
    assert not old.is_check_value(both.check_value("x"), "x")
