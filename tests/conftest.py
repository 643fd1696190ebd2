"""Fixtures: the street, on SQLite and on a real PostgreSQL."""

import os
import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from sqlalchemy import Engine

from bot.db import Base, open_engine, use_keys
from tests import cluster, empty, unheard
from tests.audited import broken
from tests.empty import clear, open_copy
from tests.security import reporting
from tests.security.reporting import figure
from tests.street import KEYS, Street

__all__ = ["figure"]

use_keys(KEYS)
# The same examples every time; `pytest --hypothesis-profile=default` looks for new ones.
settings.register_profile("repeatable", derandomize=True, database=None)
settings.load_profile("repeatable")
MISSING = pytest.StashKey[list[str]]()  # texts and buttons that no test of a whole run met


def required(what: str) -> bool:
    """Whether the environment insists that these tests run: `BURENHULP_TEST_REQUIRE`."""
    return what in os.environ.get("BURENHULP_TEST_REQUIRE", "")


SAMPLE = 6  # one in so many conversations is held on PostgreSQL too


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Every conversation is held on SQLite, and a fixed sample on PostgreSQL as well.

    Races are always held on both; `BURENHULP_TEST_POSTGRES=all` holds everything on both.
    """
    reporting.mark_threats(items)
    for item in items:
        if item.get_closest_marker("postgres") or item.get_closest_marker("browser"):
            item.add_marker("real")
    if os.environ.get("BURENHULP_TEST_POSTGRES") == "all":
        return
    config.hook.pytest_deselected(items=[item for item in items if _only_on_sqlite(item)])
    items[:] = [item for item in items if not _only_on_sqlite(item)]


def _only_on_sqlite(item: pytest.Item) -> bool:
    twice = "street" in getattr(item, "fixturenames", ()) and "[postgres" in item.nodeid
    if item.get_closest_marker("race"):
        return False
    return twice and zlib.crc32(item.nodeid.encode()) % SAMPLE != 0


@pytest.fixture(scope="session")
def postgres() -> Iterator[Engine]:
    """An engine on a throw-away cluster with the whole schema."""
    if cluster.programs() is None:
        if required("postgres"):
            pytest.fail("PostgreSQL's programs are not installed")
        pytest.skip("left out: PostgreSQL's programs are not installed")
    server = cluster.start()
    engine = open_engine(server.url)
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()
    server.stop()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty SQLite file with the whole schema, to be copied for each test."""
    return empty.template(tmp_path_factory.mktemp("template"))


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty database with the whole schema, of both kinds."""
    if request.param == "postgres":
        engine = request.getfixturevalue("postgres")
        clear(engine)
        yield engine
        return
    engine = open_copy(request.getfixturevalue("template"), tmp_path)
    yield engine
    engine.dispose()


@pytest.fixture
def quiet_street(template: Path, tmp_path: Path) -> Iterator[Street]:
    """A street on SQLite whose phones need not be read."""
    engine = open_copy(template, tmp_path)
    street = Street(engine)
    yield street
    assert street.planted or broken(engine) == []
    engine.dispose()


@pytest.fixture
def street(engine: Engine, request: pytest.FixtureRequest) -> Iterator[Street]:
    """A neighbourhood to play in; afterwards every phone was read and no promise was broken.

    On PostgreSQL only races are audited: planning the audit takes it a tenth of a second, and
    what else was said is the same on SQLite.
    """
    street = Street(engine)
    yield street
    street.nobody_heard_anything_else()
    race = request.node.get_closest_marker("race") is not None
    if not street.planted and (race or engine.dialect.name == "sqlite"):
        assert broken(engine) == []


def pytest_sessionstart(session: pytest.Session) -> None:
    """What an earlier run heard says nothing about this one."""
    if not hasattr(session.config, "workerinput"):
        shutil.rmtree(unheard.notes(session.config), ignore_errors=True)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """After a whole run: every text was heard and every button pressed in some conversation."""
    config = session.config
    if hasattr(config, "workerinput"):
        unheard.note(config, config.workerinput["workerid"])
    elif unheard.is_whole(config) and not session.testsfailed:
        missing = unheard.missing(config)
        config.stash[MISSING] = missing
        if missing:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
    elif reporting.ALL and config.option.markexpr == "threat" and not config.option.keyword:
        stats = config.pluginmanager.get_plugin("terminalreporter").stats
        if reporting.lines(reporting.collect(stats))[1]:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    if reporting.ALL:
        table, unseen = reporting.lines(reporting.collect(terminalreporter.stats))
        terminalreporter.section("Threats")
        terminalreporter.write_line("\n".join(table))
        terminalreporter.write_line(f"without a check that passed: {', '.join(unseen) or 'none'}")
    missing = config.stash.get(MISSING, [])
    if missing:
        terminalreporter.section("No test ever hears or presses")
        terminalreporter.write_line("\n".join(missing))
