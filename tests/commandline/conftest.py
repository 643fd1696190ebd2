"""A place to install in: an empty data directory, and migrations that are up to date."""

import functools
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest
from sqlalchemy import Engine

from bot import __main__ as command
from bot import upgrade
from bot.clock import real_now
from bot.commandline import assemble
from bot.commandline.revise import revise
from bot.db import open_engine, use_keys
from tests.street import KEYS

Run = Callable[..., tuple[int, str, str]]
really_migrate = upgrade._migrate
texts = functools.cache(assemble.texts)  # the same for every command


@pytest.fixture(scope="session")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrations made from the models as they are."""
    folder = tmp_path_factory.mktemp("migrations")
    for file in upgrade.VERSIONS.parent.glob("*.*"):
        shutil.copy(file, folder)
    (folder / "versions").mkdir()
    with pytest.MonkeyPatch.context() as elsewhere:
        elsewhere.setattr(upgrade, "VERSIONS", folder / "versions")
        revise("first")
    return folder / "versions"


@pytest.fixture(scope="session")
def empty(versions: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that these migrations made: they run once, not for every test."""
    file = tmp_path_factory.mktemp("empty") / "empty.db"
    engine = open_engine(f"sqlite:///{file}")
    with pytest.MonkeyPatch.context() as elsewhere:
        elsewhere.setattr(upgrade, "VERSIONS", versions)
        upgrade.upgrade(engine, real_now())
    engine.dispose()
    return file


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def burenhulp(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    versions: Path,
    empty: Path,
    data: Path,
) -> Iterator[Run]:
    """`burenhulp("invite", …, SETTING="…")`: exit code, what was printed, what went wrong."""

    def begin(engine: Engine, wanted: str) -> None:
        if engine.dialect.name != "sqlite" or upgrade.stored(engine) is not None:
            really_migrate(engine, wanted)
            return
        with closing(connect(empty)) as made, closing(connect(engine.url.database)) as new:
            made.backup(new)

    monkeypatch.setattr(upgrade, "VERSIONS", versions)
    monkeypatch.setattr(upgrade, "_migrate", begin)
    monkeypatch.setattr(assemble, "texts", texts)
    monkeypatch.setenv("BURENHULP_DATA_DIR", str(data))
    monkeypatch.setattr("bot.logs.configure", lambda level: None)

    def run(*arguments: str, **settings: str) -> tuple[int, str, str]:
        with monkeypatch.context() as setting:
            for name, value in settings.items():
                setting.setenv(f"BURENHULP_{name}", value)
            try:
                code = command.main(arguments)
            except SystemExit as stop:
                code = stop.code if isinstance(stop.code, int) else 1
        said = capsys.readouterr()
        return code, said.out, said.err

    yield run
    use_keys(KEYS)  # those of all other tests
