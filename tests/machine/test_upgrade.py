"""Upgrading: migrations make what the models say; a file is copied before it is changed."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, select, text

from bot import upgrade
from bot.audit import GUARDS
from bot.db import Base, open_engine
from bot.installation import Fact
from bot.people import Neighbourhood
from handlers.groups import Welcome

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def empty(tmp_path: Path) -> Engine:
    return open_engine(f"sqlite:///{tmp_path / 'burenhulp.db'}")


def test_the_migrations_make_what_the_models_say(empty: Engine) -> None:
    assert upgrade.upgrade(empty, NOW)
    with empty.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert Fact.metadata is Base.metadata  # every model is loaded
        assert compare_metadata(context, Base.metadata) == []
        guards = "SELECT sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
        assert [sql for (sql,) in connection.exec_driver_sql(guards)] == list(GUARDS["sqlite"])
    assert not upgrade.upgrade(empty, NOW)  # it is the newest now
    empty.dispose()


def test_from_the_first_version_on_everything_stays(empty: Engine) -> None:
    upgrade._migrate(empty, "0001")
    with empty.begin() as connection:
        for line in (
            "INSERT INTO organisation (id, name, made_at) VALUES (1, 'Samen', :now)",
            "INSERT INTO neighbourhood (id, organisation_id, name, code, postcodes, zone,"
            " language, contact, phone, waking_from, waking_to, waking_days, office_from,"
            " office_to, office_days, reads_along, talk_needed, ladder, next_number,"
            " offers_version, made_at)"
            " VALUES (1, 1, 'De Heeze', 'deheeze', '', 'Europe/Amsterdam', 'nl', 'x', 'x', 480,"
            " 1260, '0123456', 540, 1020, '01234', 1, 0, '{}', 1, 0, :now)",
            "INSERT INTO chat_group (id, neighbourhood_id, platform, chat, thread, bot_sees_all,"
            " bot_may, present, cards, added_at) VALUES (1, 1, 'x', '-1', '', 1, '', 1, 1, :now)",
            "INSERT INTO group_welcome (id, neighbourhood_id, group_id, more, number)"
            " VALUES (1, 1, 1, 0, 0)",
        ):
            connection.execute(text(line), {"now": "2026-11-23 09:00:00"})
    assert upgrade.upgrade(empty, NOW)
    with empty.connect() as connection:
        [told] = connection.execute(select(Welcome.figures_at, Welcome.figures))
        assert told.figures == ""
        assert told.figures_at is not None  # the next beat of the heart counts
        assert connection.scalar(select(Neighbourhood.village)) is False
    empty.dispose()


def test_a_newer_database_is_refused_and_left_alone(empty: Engine) -> None:
    upgrade.upgrade(empty, NOW)
    with empty.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(upgrade.TooNew, match="9999"):
        upgrade.upgrade(empty, NOW)
    assert upgrade.stored(empty) == "9999"
    empty.dispose()


def test_the_file_is_copied_beside_it_and_three_copies_are_kept(
    empty: Engine, tmp_path: Path
) -> None:
    upgrade.upgrade(empty, NOW)
    file = tmp_path / "burenhulp.db"
    for second in range(5):
        upgrade.copy_beside(file, "0001", NOW.replace(second=second))
    copies = sorted(path.name for path in tmp_path.glob("*.copy"))
    assert len(copies) == upgrade.COPIES
    assert copies[-1] == "burenhulp.0001.20261123T090004.copy"
    empty.dispose()


def test_a_damaged_file_is_refused(empty: Engine, tmp_path: Path) -> None:
    upgrade.upgrade(empty, NOW)
    empty.dispose()
    file = tmp_path / "burenhulp.db"
    for extra in tmp_path.glob("burenhulp.db-*"):
        extra.unlink()
    content = bytearray(file.read_bytes())
    content[8192:8704] = b"\xff" * 512
    file.write_bytes(bytes(content))
    with pytest.raises(upgrade.Damaged):
        upgrade.check(empty)
