"""`burenhulp backup FILE`: made while the bot works, whole, private, and never over anything."""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from bot.commandline import sqlitefile
from tests.commandline.conftest import Run
from tests.commandline.home import SECRET, home, opened
from tests.street import Street

__all__ = ["home"]


def copied(burenhulp: Run, file: Path) -> str:
    code, out, err = burenhulp("backup", str(file), SECRET_KEY=SECRET)
    assert (code, err) == (0, "")
    return out


def test_a_copy_is_made_beside_a_running_bot_and_looked_through(
    burenhulp: Run, home: Street, tmp_path: Path, data: Path
) -> None:
    home.resident("Ans")
    file = tmp_path / "copy.db"
    with closing(sqlite3.connect(data / "burenhulp.db", isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")  # the bot is in the middle of something
        writer.execute("UPDATE organisation SET name = 'half'")
        out = copied(burenhulp, file)
        writer.execute("ROLLBACK")
    assert "version 0001" in out
    assert "BURENHULP_SECRET_KEY" in out
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    plain = opened(burenhulp, file)
    found = sqlitefile.checked(plain)
    assert (found.rows["person"], found.rows["neighbourhood"]) == (1, 1)
    assert f"{found.total} rows" in out
    with closing(sqlite3.connect(plain)) as copy:
        assert copy.execute("SELECT name FROM organisation").fetchone() == ("Stichting Samen",)
    plain.unlink()
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith("copy")] == ["copy.db"]
    assert not list(data.glob("*.part"))


def test_the_key_is_not_in_it_and_that_is_said(burenhulp: Run, data: Path, tmp_path: Path) -> None:
    burenhulp("neighbourhood", "add", "De Heeze", "--organisation", "X", "--contact", "Els",
              "--phone", "055-1234567")  # fmt: skip
    _, out, _ = burenhulp("backup", str(tmp_path / "copy.db"))
    key = data / "secret.key"
    assert str(key) in out
    written = (tmp_path / "copy.db").read_bytes()
    assert key.read_bytes().strip() not in written
    assert b"055-1234567" not in written


def test_nothing_is_ever_overwritten(burenhulp: Run, home: Street, tmp_path: Path) -> None:
    del home
    file = tmp_path / "copy.db"
    file.write_text("dear to somebody")
    code, out, err = burenhulp("backup", str(file), SECRET_KEY=SECRET)
    assert (code, out, "is there already" in err) == (2, "", True)
    assert file.read_text() == "dear to somebody"


@pytest.mark.parametrize("where", ["nowhere/copy.db", "data/burenhulp.db/copy"])
def test_where_nothing_can_be_written_that_is_said(
    burenhulp: Run, home: Street, tmp_path: Path, where: str
) -> None:
    del home
    code, _, err = burenhulp("backup", str(tmp_path / where), SECRET_KEY=SECRET)
    assert (code, where in err) == (2, True)
    assert not list(tmp_path.glob("**/*.part"))


def test_without_a_database_there_is_nothing_to_copy(burenhulp: Run, tmp_path: Path) -> None:
    code, _, err = burenhulp("backup", str(tmp_path / "copy.db"))
    assert (code, "no burenhulp database yet" in err) == (2, True)
    assert not (tmp_path / "copy.db").exists()


def test_a_damaged_database_gives_no_copy(burenhulp: Run, home: Street, tmp_path: Path) -> None:
    home.engine.dispose()
    file = Path(str(home.engine.url.database))
    content = bytearray(file.read_bytes())
    content[4096 * 3 : 4096 * 9] = b"\x99" * 4096 * 6
    file.write_bytes(bytes(content))
    code, _, _ = burenhulp("backup", str(tmp_path / "copy.db"), SECRET_KEY=SECRET)
    assert code == 5
    assert not list(tmp_path.glob("copy*"))


def test_of_postgresql_the_command_is_said_without_its_password(
    burenhulp: Run, tmp_path: Path
) -> None:
    url = "postgresql+psycopg://els:geheim@db:5433/buurt"
    code, out, err = burenhulp("backup", str(tmp_path / "copy.dump"), DATABASE_URL=url)
    assert (code, out) == (2, "")
    assert "pg_dump --format=custom" in err
    assert "postgresql://els@db:5433/buurt" in err
    assert "geheim" not in err
