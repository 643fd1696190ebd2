"""Settings: read in one place, refused by name, and a secret is never repeated."""

from pathlib import Path

import pytest

from bot import __main__ as command
from bot.commandline.overview import base_of
from bot.settings import KEYS, BadSetting, read

SECRET = "123456:this-is-not-a-real-token-at-all"


def test_nothing_set_is_the_playground() -> None:
    settings = read({})
    assert (settings.http_host, settings.http_port) == ("127.0.0.1", 8750)
    assert settings.telegram_token == ""
    assert settings.database() == "sqlite:///data/burenhulp.db"


def test_a_secret_comes_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{SECRET}\n")
    settings = read({"BURENHULP_TELEGRAM_TOKEN_FILE": str(tmp_path / "token")})
    assert settings.telegram_token == SECRET
    assert SECRET not in repr(settings)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("BURENHULP_HTTP", "8750"),
        ("BURENHULP_HTTP", "127.0.0.1:70000"),
        ("BURENHULP_CLOCK_SPEED", "0"),
        ("BURENHULP_CLOCK_SPEED", "fast"),
        ("BURENHULP_LOG_LEVEL", "loud"),
        ("BURENHULP_DATABASE_URL", "mysql://secret@host/db"),
        ("BURENHULP_TELEGRAM_TOKEN", "secret with spaces"),
        ("BURENHULP_TELEGRAM_TOKEN_FILE", "/nowhere/at/all"),
        ("BURENHULP_TELEGRAM_API_URL", "ftp://secret"),
        ("BURENHULP_TELEGRAM_WEBHOOK", "http://secret.example.org/"),
        ("BURENHULP_TELEGRAM_WEBHOOK", "https://secret.example.org:8750/"),
        ("BURENHULP_TELEGRAM_WEBHOOK", "https://[secret"),
        ("BURENHULP_TELEGRAM_TOKEN", "123:secret/../x"),
        ("BURENHULP_TELEGRAM_TOKEN", "secret:abc"),
        ("BURENHULP_TELEGRAM_API_URL", "http://[secret"),
        ("BURENHULP_TELEGRAM_API_URL", "http://secret:99999"),
        ("BURENHULP_TELEGRAM_API_URL", "http://se cret"),
        ("BURENHULP_TELEGRAM_API_URL", "https://host/#secret"),
        ("BURENHULP_DATABASE_URL", "postgresql+psycopg://me:secret@host:port/db"),
        ("BURENHULP_DATABASE_URL", "postgresql+psycopg://me:secret@[::1/db"),
        ("BURENHULP_DATABASE_URL", "sqlite:///"),
        ("BURENHULP_DATABASE_URL", "sqlite:///:memory:"),
        ("BURENHULP_HTTP", "127.0.0.1:0"),
        ("BURENHULP_CLOCK_SPEED", "nan"),
        ("BURENHULP_CLOCK_SPEED", "inf"),
        ("BURENHULP_PUBLIC_URL", "http://secret.example.org"),
        ("BURENHULP_PUBLIC_URL", "https://secret.example.org/page"),
        ("BURENHULP_PUBLIC_URL", "https://me:secret@example.org"),
        ("BURENHULP_DATADIR", "secret"),  # a misspelt one
    ],
)
def test_a_bad_setting_is_named_and_not_repeated(key: str, value: str) -> None:
    with pytest.raises(BadSetting) as error:
        read({key: value})
    assert key.removesuffix("_FILE") in str(error.value)
    assert "secret" not in str(error.value)


@pytest.mark.parametrize("content", [b"", b" \n", b"\xff\xfe"])
@pytest.mark.parametrize("key", ["TELEGRAM_TOKEN", "DATABASE_URL", "SECRET_KEY"])
def test_a_file_without_a_value_is_refused(tmp_path: Path, key: str, content: bytes) -> None:
    (tmp_path / "secret").write_bytes(content)
    with pytest.raises(BadSetting, match=f"BURENHULP_{key}_FILE: the file"):
        read({f"BURENHULP_{key}_FILE": str(tmp_path / "secret")})


def test_what_is_left_empty_is_not_set() -> None:
    assert read(dict.fromkeys(KEYS, " ")) == read({})
    assert read({"BURENHULP_LOG_LEVEL": " Debug "}).log_level == "debug"


def test_a_value_and_a_file_together_are_refused(tmp_path: Path) -> None:
    both = {"BURENHULP_TELEGRAM_TOKEN": SECRET, "BURENHULP_TELEGRAM_TOKEN_FILE": "x"}
    with pytest.raises(BadSetting):
        read(both)


def test_the_command_ends_with_2_and_names_the_key(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BURENHULP_CLOCK_SPEED", "never")
    assert command.main(["run"]) == 2
    assert "BURENHULP_CLOCK_SPEED" in capsys.readouterr().err


def test_a_playground_for_the_whole_world_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("BURENHULP_HTTP", "0.0.0.0:8750")
    monkeypatch.setenv("BURENHULP_DATA_DIR", str(tmp_path))
    assert command.main(["playground"]) == 2
    assert "loopback" in capsys.readouterr().err


def test_a_secret_key_that_is_too_short_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("BURENHULP_SECRET_KEY", "short")
    monkeypatch.setenv("BURENHULP_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("BURENHULP_TELEGRAM_TOKEN", SECRET)
    assert command.main(["run"]) == 2
    error = capsys.readouterr().err
    assert "BURENHULP_SECRET_KEY" in error
    assert "short\n" not in error


@pytest.mark.parametrize(
    ("told", "base"),
    [
        ({}, ""),
        ({"BURENHULP_HTTP": "127.0.0.1:8750"}, "http://127.0.0.1:8750/"),
        ({"BURENHULP_HTTP": "[::1]:8750"}, "http://[::1]:8750/"),
        ({"BURENHULP_HTTP": "0.0.0.0:8750"}, ""),  # never in the clear over a network
        ({"BURENHULP_HTTP": "bot:8750"}, ""),
        ({"BURENHULP_PUBLIC_URL": "https://buurt.example.org/"}, "https://buurt.example.org/"),
    ],
)
def test_where_pages_are_served(told: dict[str, str], base: str) -> None:
    settings = read(told)
    assert base_of(settings) == base
    assert settings.listens or not base
