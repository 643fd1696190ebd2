"""A place to install in: an empty data directory, and migrations that are up to date."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot import __main__ as command
from bot import upgrade
from bot.commandline.revise import revise
from bot.db import use_keys
from tests.street import KEYS

Run = Callable[..., tuple[int, str, str]]


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


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def burenhulp(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    versions: Path,
    data: Path,
) -> Iterator[Run]:
    """`burenhulp("invite", …, SETTING="…")`: exit code, what was printed, what went wrong."""
    monkeypatch.setattr(upgrade, "VERSIONS", versions)
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
