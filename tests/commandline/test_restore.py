"""`burenhulp restore FILE`: nobody who was forgotten returns, and nothing is sent by itself."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from bot.commandline import assemble
from bot.db import open_engine
from bot.erasures import Erasures
from bot.keeping import sweep
from bot.people import Account
from bot.settings import Settings
from tests.commandline.conftest import Run
from tests.commandline.home import (
    SECRET,
    coen,
    copy,
    erase,
    home,
    opened,
    people,
    put_back,
    restore,
    wait_for,
)
from tests.commandline.test_backup import copied
from tests.empty import clear
from tests.phone import Phone
from tests.street import Street

__all__ = ["coen", "copy", "home"]


@pytest.mark.threat("T29")
def test_who_was_forgotten_after_the_copy_does_not_come_back(
    burenhulp: Run, home: Street, coen: Phone, copy: Path, data: Path
) -> None:
    zoe = home.neighbour("Zoë")
    identity = home.person(zoe).id
    wait_for(home, zoe)
    copied(burenhulp, copy)
    home.deliver()
    zoe.hears(key="chk.well")
    erase(zoe)
    assert (data / "burenhulp.db.erased").read_text().split() == [str(identity)]
    assert "Zoë" not in people(home)
    out = put_back(burenhulp, home, copy)
    assert "Forgotten again, as they were after the copy was made: 1." in out
    assert "Zoë" not in people(home)
    assert home.look(lambda db: db.query(Account).filter_by(person_id=identity).count()) == 0
    home.deliver()
    coen.hears(key="rst.none")
    home.nobody_heard_anything_else()
    assert "made: 1." in put_back(burenhulp, home, copy)  # as often as it is put back


def test_the_list_of_a_computer_that_is_lost_is_read_from_elsewhere(
    burenhulp: Run, home: Street, copy: Path, data: Path, tmp_path: Path
) -> None:
    zoe = home.neighbour("Zoë")
    copied(burenhulp, copy)
    erase(zoe)
    elsewhere = tmp_path / "elsewhere"
    (data / "burenhulp.db.erased").rename(elsewhere)
    assert restore(burenhulp, home, str(copy), "--replace", "--erased", "nothing")[0] == 2
    code, out, _ = restore(burenhulp, home, str(copy), "--replace", "--erased", str(elsewhere))
    assert (code, "made: 1" in out, "Zoë" in people(home)) == (0, True, False)
    assert Erasures(data / "burenhulp.db.erased").read() == Erasures(elsewhere).read()


def test_a_database_that_is_there_is_kept(
    burenhulp: Run, home: Street, copy: Path, data: Path
) -> None:
    copied(burenhulp, copy)
    home.resident("Later")
    code, _, err = restore(burenhulp, home, str(copy))
    assert (code, "--replace" in err) == (2, True)
    assert "Later" in people(home)
    out = put_back(burenhulp, home, copy)
    assert "Later" not in people(home)
    [kept] = data.glob("*.replaced")
    assert str(kept) in out
    engine = open_engine(f"sqlite:///{kept}")
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM person")) == 1
    engine.dispose()
    assert not list(data.glob("*.part*"))


def test_a_damaged_database_is_replaced_as_well(
    burenhulp: Run, home: Street, copy: Path, data: Path
) -> None:
    home.resident("Ans")
    copied(burenhulp, copy)
    home.engine.dispose()
    for path in data.glob("burenhulp.db*"):
        path.write_bytes(b"nonsense" * 512)
    put_back(burenhulp, home, copy)
    assert people(home) == {"Ans": False}


def test_where_nothing_was_it_is_put(burenhulp: Run, home: Street, copy: Path, data: Path) -> None:
    home.resident("Ans")
    copied(burenhulp, copy)
    home.engine.dispose()
    for path in data.glob("burenhulp.db*"):
        path.unlink()
    code, out, _ = restore(burenhulp, home, str(copy))
    assert (code, "before" in out) == (0, False)
    assert people(home) == {"Ans": False}


def test_not_under_a_running_bot(burenhulp: Run, home: Street, copy: Path, data: Path) -> None:
    copied(burenhulp, copy)
    held = assemble.lock(Settings(data_dir=data))
    assert held is not None
    assert restore(burenhulp, home, str(copy), "--replace")[0] == 6
    held.close()


@pytest.mark.threat("T29")
@pytest.mark.parametrize("what", ["newer", "damaged", "of another key", "of something else"])
def test_a_copy_that_cannot_be_used_changes_nothing(
    burenhulp: Run, home: Street, copy: Path, data: Path, what: str
) -> None:
    copied(burenhulp, copy)
    copy = opened(burenhulp, copy)  # one that was made before copies were locked
    home.engine.dispose()
    before = (data / "burenhulp.db").read_bytes()
    change = {
        "newer": "UPDATE alembic_version SET version_num = '9876'",
        "of another key": "UPDATE installation SET value = 'x' WHERE name = 'key'",
        "of something else": "DROP TABLE installation",
    }
    if what == "damaged":
        content = bytearray(copy.read_bytes())
        content[4096 * 3 : 4096 * 9] = b"\x99" * 4096 * 6
        copy.write_bytes(bytes(content))
    else:
        with closing(sqlite3.connect(copy)) as file:
            file.execute(change[what])
            file.commit()
    code, _, err = restore(burenhulp, home, str(copy), "--replace")
    expected = {"newer": (3, "9876"), "damaged": (5, "damaged"),
                "of another key": (2, "BURENHULP_SECRET_KEY"),
                "of something else": (2, "no database of burenhulp")}  # fmt: skip
    assert (code, expected[what][1] in err) == (expected[what][0], True)
    assert (data / "burenhulp.db").read_bytes() == before
    assert not list(data.glob("*.part*")) + list(data.glob("*.replaced"))


@pytest.mark.threat("T29")
def test_without_its_key_it_is_not_begun(burenhulp: Run, data: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_bytes(b"")
    code, _, err = burenhulp("restore", str(tmp_path / "copy.db"))
    assert (code, "put back the key file" in err) == (2, True)
    assert not (data / "secret.key").exists()


@pytest.mark.threat("T29")
def test_a_fault_half_way_leaves_everything_as_it_was(
    burenhulp: Run, home: Street, copy: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied(burenhulp, copy)
    home.resident("Later")
    monkeypatch.setattr("bot.commandline.restore._swap", full_disk)
    assert restore(burenhulp, home, str(copy), "--replace")[0] == 2
    assert people(home) == {"Later": False}
    assert not list(data.glob("*.part*"))


def full_disk(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_an_erasure_that_could_not_be_noted_is_caught_up(home: Street, data: Path) -> None:
    file = data / "burenhulp.db.erased"
    file.mkdir()  # nothing can be written there
    zoe = home.neighbour("Zoë")
    identity = home.person(zoe).id
    erase(zoe)
    file.rmdir()
    sweep(home.app)
    assert Erasures(file).read() == {identity}
    before = file.read_bytes()
    sweep(home.app)
    assert file.read_bytes() == before


@pytest.mark.postgres
def test_of_postgresql_what_follows_is_done(burenhulp: Run, postgres: Engine, data: Path) -> None:
    url = postgres.url.render_as_string(hide_password=False)
    code, _, err = burenhulp("restore", "copy.dump", DATABASE_URL=url, SECRET_KEY=SECRET)
    assert (code, "pg_restore" in err, "restore --restored" in err) == (2, True, True)
    clear(postgres)
    street = Street(postgres)
    coen, ans, zoe = street.coordinator("Coen"), street.resident("Ans"), street.neighbour("Zoë")
    wait_for(street, ans)
    data.mkdir()
    Erasures(data / "burenhulp.erased").add([street.person(zoe).id])
    with postgres.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('0001')"))
    try:
        code, out, err = burenhulp("restore", "--restored", DATABASE_URL=url, SECRET_KEY=SECRET)
        assert (code, err) == (0, "")
        assert "made: 1." in out
        street.deliver()
        coen.hears("berichten: 1", key="rst.held")
        ans.hears_nothing()
        assert "Zoë" not in people(street)
    finally:
        with postgres.begin() as connection:
            connection.execute(text("DROP TABLE alembic_version"))
