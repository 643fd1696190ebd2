"""Fixtures: the street, on SQLite and on a real PostgreSQL."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text

from bot.db import Base, open_engine, use_keys
from tests import cluster
from tests.street import KEYS, Street

use_keys(KEYS)


def required(what: str) -> bool:
    """Whether the environment insists that these tests run: `BURENHULP_TEST_REQUIRE`."""
    return what in os.environ.get("BURENHULP_TEST_REQUIRE", "")


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


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty database with the whole schema, of both kinds."""
    if request.param == "postgres":
        engine = request.getfixturevalue("postgres")
        names = ", ".join(f'"{table.name}"' for table in Base.metadata.sorted_tables)
        with engine.begin() as connection:
            connection.execute(text(f"TRUNCATE {names} CASCADE"))
        yield engine
        return
    engine = open_engine(f"sqlite:///{tmp_path / 'street.db'}")
    # What is tested here is not whether a disk keeps its word: see tests/test_crash.py for that.
    event.listen(engine, "connect", lambda c, _: c.execute("PRAGMA synchronous=OFF"))
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def street(engine: Engine) -> Iterator[Street]:
    """A neighbourhood to play in; afterwards every phone must have been read."""
    street = Street(engine)
    yield street
    street.nobody_heard_anything_else()
