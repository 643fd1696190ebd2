"""Each rule of the audit: it holds for what the bot did, and finds what is planted."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, create_engine, event, insert, select, text

from bot.clock import real_now
from bot.commandline.audit import RULES, Moments, check, rules
from bot.db import Base, open_engine
from tests.audit.plants import PLANTS
from tests.audit.rows import some_row
from tests.audit.story import tell
from tests.audited import noticed, reading
from tests.empty import clear
from tests.street import MONDAY, Street


@pytest.fixture(scope="module")
def told(template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Moments]:
    """A file in which the story was told, and until when everything due was dealt with."""
    file = tmp_path_factory.mktemp("told") / "told.db"
    shutil.copy(template, file)
    engine = open_engine(f"sqlite:///{file}")
    street = Street(engine)
    tell(street)
    engine.dispose()
    return file, Moments(street.clock.now(), real_now(), MONDAY)


@pytest.fixture(scope="module")
def undoing(told: tuple[Path, Moments]) -> Iterator[Engine]:
    """That file, opened so that also a table that was dropped comes back."""
    engine = create_engine(f"sqlite:///{told[0]}")
    event.listen(engine, "connect", lambda c, _: setattr(c, "isolation_level", None))
    event.listen(engine, "begin", lambda c: c.exec_driver_sql("BEGIN"))
    yield engine
    engine.dispose()


@pytest.fixture
def planted(told: tuple[Path, Moments], undoing: Engine) -> Iterator[tuple[Connection, Moments]]:
    """A transaction that is undone: whatever is planted, the story stays as it was."""
    with undoing.connect() as connection:
        for name in ("event_is_not_changed", "event_is_not_taken_away"):
            connection.execute(text(f"DROP TRIGGER {name}"))  # whoever plants is past them
        yield connection, told[1]
        connection.rollback()


def plant(connection: Connection, line: str) -> None:
    """One line of `PLANTS`."""
    word, _, rest = line.partition(" ")
    if word == "loosen":
        loosen(connection, rest)
    elif word == "copy":
        what, _, where = rest.partition(" | ")
        name, *changes = what.split()
        copy(connection, name, where, dict(change.split("=") for change in changes))
    else:
        assert connection.execute(text(line)).rowcount > 0, line


def loosen(connection: Connection, name: str) -> None:
    """The same table without keys and without anything unique."""
    if connection.dialect.name == "postgresql":
        for key in Base.metadata.tables[name].constraints:
            if "unique" in type(key).__name__.lower():
                connection.execute(text(f'ALTER TABLE {name} DROP CONSTRAINT "{key.name}"'))
        return
    for line in (f"CREATE TABLE loose AS SELECT * FROM {name}", f"DROP TABLE {name}",
                 f"ALTER TABLE loose RENAME TO {name}"):  # fmt: skip
        connection.execute(text(line))


def copy(connection: Connection, name: str, where: str, changes: dict[str, str]) -> None:
    """Another row like the first one for which `where` holds."""
    table = Base.metadata.tables[name]
    row = connection.execute(select(table).where(text(where)).limit(1)).mappings().one()
    values: dict[str, Any] = {k: None if v == "None" else v for k, v in changes.items()}
    connection.execute(insert(table).values(**{**row, "id": 77, **values}))


def broken(connection: Connection, moments: Moments) -> set[str]:
    found, totals = check(connection, rules(moments), moments)
    assert {one.rule.name for one in found} == set(totals)
    return set(totals)


def test_what_the_bot_did_breaks_nothing(planted: tuple[Connection, Moments]) -> None:
    assert broken(*planted) == set()


@pytest.mark.parametrize("name", PLANTS)
def test_what_is_planted_is_found_and_named(
    planted: tuple[Connection, Moments], name: str
) -> None:
    with seen_after_a_commit(planted[0], name):
        for line in PLANTS[name]:
            plant(planted[0], line)
    assert broken(*planted) == {name}


@contextmanager
def seen_after_a_commit(connection: Connection, name: str) -> Iterator[None]:
    """A simulation, which audits after a commit what was written, finds what is written here."""
    written = set[str]()
    with noticed(connection.engine, written):
        yield
    late = name.startswith("late.")  # of which it asks at the end only
    assert late or name in {RULES[n].name for n in reading(frozenset(written))}


FROM_THE_MODELS = ("orphan.", "elsewhere.", "erased.")


@pytest.mark.parametrize("name", [r.name for r in RULES if r.name.startswith(FROM_THE_MODELS)])
def test_rules_made_from_the_models_find_a_row_as_well(
    planted: tuple[Connection, Moments], name: str
) -> None:
    connection, moments = planted
    with seen_after_a_commit(connection, name):
        some_row(connection, name)
    assert name in broken(connection, moments)


def test_every_rule_is_planted() -> None:
    left = {rule.name for rule in RULES} - set(PLANTS)
    assert {name for name in left if not name.startswith(FROM_THE_MODELS)} == set()
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_every_rule_is_a_sentence_and_names_its_promise() -> None:
    for rule in RULES:
        assert rule.says.endswith("."), rule.name
        assert rule.invariant in {"I1", "I2", "I3", "I4", "I6", "I7", "I10"}, rule.name


def test_of_many_violations_some_are_named_and_all_are_counted(
    planted: tuple[Connection, Moments],
) -> None:
    connection, moments = planted
    connection.execute(text("UPDATE event SET cause = ''"))
    found, totals = check(connection, rules(moments), moments)
    assert totals["event_without_cause"] > 20
    assert len([one for one in found if one.rule.name == "event_without_cause"]) == 20


SOME = 3  # PostgreSQL plans each rule anew; all are planted on SQLite


@pytest.mark.postgres
def test_on_postgresql_the_same_is_found(postgres: Engine) -> None:
    clear(postgres)
    street = Street(postgres)
    tell(street)
    moments = Moments(street.clock.now(), real_now(), MONDAY)
    every = os.environ.get("BURENHULP_TEST_POSTGRES") == "all"
    for name, lines in list(PLANTS.items())[:: 1 if every else SOME]:
        with postgres.connect() as connection:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            for line in lines:
                plant(connection, line)
            assert broken(connection, moments) == {name}
            connection.rollback()
    with postgres.connect() as connection:
        assert broken(connection, moments) == set()
