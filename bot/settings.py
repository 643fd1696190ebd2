"""The one reader of the environment: every setting, its default and what it means."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

LOG_LEVELS = ("debug", "info", "warning", "error")


class BadSetting(Exception):
    """A setting that cannot be used. Names the key, never the value."""

    def __init__(self, key: str, why: str) -> None:
        super().__init__(f"{key}: {why}")
        self.key = key


@dataclass(frozen=True, slots=True)
class Settings:
    """What whoever installs it may choose. Secrets are left out of `repr`."""

    data_dir: Path = Path("data")
    database_url: str = field(default="", repr=False)
    telegram_token: str = field(default="", repr=False)
    telegram_api_url: str = "https://api.telegram.org"
    http_host: str = "127.0.0.1"
    http_port: int = 8750
    clock_speed: float = 1.0
    log_level: str = "info"
    secret_key: str = field(default="", repr=False)

    def database(self, name: str = "burenhulp.db") -> str:
        """The address of the database: the one that was set, else a file in the data directory."""
        return self.database_url or f"sqlite:///{self.data_dir / name}"


def read(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings of this environment; raises `BadSetting` for one that cannot be used."""
    env = os.environ if environ is None else environ
    _refuse_unknown(env)
    host, port = _host_and_port(env.get("BURENHULP_HTTP", "127.0.0.1:8750"))
    return Settings(
        data_dir=Path(env.get("BURENHULP_DATA_DIR") or "data"),
        database_url=_database_url(_secret(env, "BURENHULP_DATABASE_URL")),
        telegram_token=_token(_secret(env, "BURENHULP_TELEGRAM_TOKEN")),
        telegram_api_url=_web_address(
            env.get("BURENHULP_TELEGRAM_API_URL") or "https://api.telegram.org"
        ),
        http_host=host,
        http_port=port,
        clock_speed=_speed(env.get("BURENHULP_CLOCK_SPEED") or "1"),
        log_level=_log_level(env.get("BURENHULP_LOG_LEVEL") or "info"),
        secret_key=_secret(env, "BURENHULP_SECRET_KEY"),
    )


KEYS = {
    "BURENHULP_DATA_DIR",
    "BURENHULP_DATABASE_URL",
    "BURENHULP_DATABASE_URL_FILE",
    "BURENHULP_TELEGRAM_TOKEN",
    "BURENHULP_TELEGRAM_TOKEN_FILE",
    "BURENHULP_TELEGRAM_API_URL",
    "BURENHULP_HTTP",
    "BURENHULP_CLOCK_SPEED",
    "BURENHULP_LOG_LEVEL",
    "BURENHULP_SECRET_KEY",
    "BURENHULP_SECRET_KEY_FILE",
}


def _refuse_unknown(env: Mapping[str, str]) -> None:
    # A misspelt setting that is silently ignored is found out at the worst moment.
    for key in sorted(env):
        known = key in KEYS or key.startswith("BURENHULP_TEST_")
        if key.startswith("BURENHULP_") and not known:
            raise BadSetting(key, "there is no such setting")


def _secret(env: Mapping[str, str], key: str) -> str:
    """The value of `key`, or what stands in the file that `key`_FILE names."""
    value, file = env.get(key, ""), env.get(f"{key}_FILE", "")
    if value and file:
        raise BadSetting(key, f"give either {key} or {key}_FILE, not both")
    if not file:
        return value.strip()
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BadSetting(f"{key}_FILE", "the file cannot be read") from error


def _database_url(url: str) -> str:
    if url and not url.startswith(("postgresql+psycopg://", "sqlite:///")):
        raise BadSetting(
            "BURENHULP_DATABASE_URL", "must begin with postgresql+psycopg:// or sqlite:///"
        )
    return url


def _token(token: str) -> str:
    number, _, rest = token.partition(":")
    if token and not (number.isdecimal() and rest and token.isascii() and " " not in token):
        raise BadSetting("BURENHULP_TELEGRAM_TOKEN", "is not a token as BotFather gives it")
    return token


def _web_address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query:
        raise BadSetting("BURENHULP_TELEGRAM_API_URL", "must be a web address (https://…)")
    return url.rstrip("/")


def _host_and_port(value: str) -> tuple[str, int]:
    host, colon, port = value.rpartition(":")
    if not colon or not host or not port.isdecimal() or not 0 <= int(port) <= 65535:
        raise BadSetting("BURENHULP_HTTP", "must be an address and a port, as 127.0.0.1:8750")
    return host.strip("[]"), int(port)


def _speed(value: str) -> float:
    try:
        speed = float(value)
    except ValueError:
        speed = 0
    if not 1 <= speed <= 100_000:
        raise BadSetting("BURENHULP_CLOCK_SPEED", "must be a number from 1 to 100000")
    return speed


def _log_level(value: str) -> str:
    if value.lower() not in LOG_LEVELS:
        raise BadSetting("BURENHULP_LOG_LEVEL", f"must be one of {', '.join(LOG_LEVELS)}")
    return value.lower()
