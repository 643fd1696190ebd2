"""Which database a start takes: newer, older, damaged, locked, half made, on a full disk."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from bot import upgrade
from tests.commandline.conftest import Run, really_migrate
from tests.commandline.test_commands import HEEZE
from tests.commandline.test_starting import INVITE, TOKEN, app_of


def test_a_newer_database_is_refused_with_both_versions_named(burenhulp: Run, data: Path) -> None:
    burenhulp(*HEEZE)
    with app_of(data).engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9876'"))
    before = (data / "burenhulp.db").read_bytes()
    for arguments in (INVITE, ("run",)):
        code, _, err = burenhulp(*arguments, TELEGRAM_TOKEN=TOKEN)
        assert code == 3
        assert "9876" in err
        assert upgrade.newest() in err
    assert (data / "burenhulp.db").read_bytes() == before


def test_an_older_database_is_copied_before_it_is_upgraded(
    burenhulp: Run, data: Path, versions: Path
) -> None:
    burenhulp(*HEEZE)
    step = versions / "0002_nothing.py"
    step.write_text(
        '"""Nothing."""\n\nrevision = "0002"\ndown_revision = "0001"\n\n\n'
        "def upgrade() -> None:\n    pass\n"
    )
    try:
        assert burenhulp(*INVITE)[0] == 0
        copies = list(data.glob("burenhulp.0001.*.copy"))
        assert len(copies) == 1
        assert burenhulp(*INVITE)[0] == 0
        assert list(data.glob("*.copy")) == copies
        with app_of(data).engine.connect() as connection:
            assert upgrade.stored(connection.engine) == "0002"
    finally:
        step.unlink()


@pytest.mark.parametrize("harm", ["nonsense", "pages of it", "64 bytes"])
def test_a_damaged_file_is_refused_and_left_as_it_is(
    burenhulp: Run, data: Path, harm: str
) -> None:
    burenhulp(*HEEZE)
    file = data / "burenhulp.db"
    app_of(data).engine.dispose()
    content = bytearray(file.read_bytes())
    content[:] = b"nonsense" * 512 if harm == "nonsense" else content
    many = 64 if harm == "64 bytes" else 4096 * 6
    content[4096 * 3 : 4096 * 3 + many] = b"\x99" * many
    file.write_bytes(content)
    for path in data.glob("burenhulp.db-*"):
        path.unlink()
    for arguments in (INVITE, ("run",)):
        code, _, err = burenhulp(*arguments, TELEGRAM_TOKEN=TOKEN)
        assert (code, "damaged" in err, "burenhulp restore FILE" in err) == (5, True, True)
    assert file.read_bytes() == bytes(content)


def test_a_step_that_breaks_off_half_way_leaves_nothing(
    burenhulp: Run, data: Path, versions: Path
) -> None:
    burenhulp(*HEEZE)
    step = versions / "0002_half.py"
    step.write_text(
        '"""Half."""\n\nfrom alembic import op\n\nrevision = "0002"\ndown_revision = "0001"\n\n\n'
        "def upgrade() -> None:\n"
        '    op.execute("CREATE TABLE half (id INTEGER)")\n'
        '    raise OSError("no space left")\n'
    )
    try:
        assert burenhulp(*INVITE)[0] == 2
    finally:
        step.unlink()
    engine = app_of(data).engine
    assert upgrade.stored(engine) == "0001"
    assert not inspect(engine).has_table("half")
    assert burenhulp(*INVITE)[0] == 0


def test_a_full_disk_is_said_and_half_a_start_spoils_nothing(
    burenhulp: Run, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_hand = upgrade._by_hand

    def full(connection: sqlite3.Connection, record: object) -> None:
        by_hand(connection, record)
        connection.execute("PRAGMA max_page_count=40")

    monkeypatch.setattr(upgrade, "_migrate", really_migrate)
    monkeypatch.setattr(upgrade, "_by_hand", full)
    code, _, err = burenhulp(*HEEZE)
    assert (code, "BURENHULP_DATA_DIR" in err, "disk is full" in err) == (2, True, True)
    monkeypatch.setattr(upgrade, "_by_hand", by_hand)
    assert burenhulp(*HEEZE)[0] == 0


def test_a_locked_file_is_not_called_damaged(
    burenhulp: Run, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    burenhulp(*HEEZE)
    monkeypatch.setattr("bot.db.BUSY_SECONDS", 0.1)
    monkeypatch.setattr(upgrade, "BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(data / "burenhulp.db")) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        for arguments in (INVITE, ("run",)):
            code, _, err = burenhulp(*arguments, TELEGRAM_TOKEN=TOKEN)
            assert (code, "another program keeps it locked" in err) == (2, True)
    assert burenhulp(*INVITE)[0] == 0
