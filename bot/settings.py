"""The one reader of the environment: every setting, its default and what it means."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

LOG_LEVELS = ("debug", "info", "warning", "error")
WEBHOOK_PORTS = (443, 80, 88, 8443)
_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")


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
    telegram_webhook: str = ""
    http_host: str = "127.0.0.1"
    http_port: int = 8750
    http_set: bool = False  # beside Telegram it listens only when it is told where
    public_url: str = ""  # where the web server is reached from outside, without a last slash
    clock_speed: float = 1.0
    log_level: str = "info"
    secret_key: str = field(default="", repr=False)

    @property
    def listens(self) -> bool:
        """Whether anything is served beside Telegram."""
        return self.http_set or bool(self.telegram_webhook or self.public_url)

    def database(self) -> str:
        """The address of the database: the one that was set, else a file in the data directory."""
        return self.database_url or f"sqlite:///{self.data_dir / 'burenhulp.db'}"


def read(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings of this environment; raises `BadSetting` for one that cannot be used."""
    env = os.environ if environ is None else environ
    _refuse_unknown(env)
    host, port = _host_and_port(_plain(env, "BURENHULP_HTTP", "127.0.0.1:8750"))
    return Settings(
        data_dir=Path(_plain(env, "BURENHULP_DATA_DIR", "data")),
        database_url=_database_url(_secret(env, "BURENHULP_DATABASE_URL")),
        telegram_token=_token(_secret(env, "BURENHULP_TELEGRAM_TOKEN")),
        telegram_api_url=_web_address(
            _plain(env, "BURENHULP_TELEGRAM_API_URL", "https://api.telegram.org")
        ),
        telegram_webhook=_webhook(_plain(env, "BURENHULP_TELEGRAM_WEBHOOK", "")),
        public_url=_public(_plain(env, "BURENHULP_PUBLIC_URL", "")),
        http_host=host,
        http_port=port,
        http_set=bool(_plain(env, "BURENHULP_HTTP", "")),
        clock_speed=_speed(_plain(env, "BURENHULP_CLOCK_SPEED", "1")),
        log_level=_log_level(_plain(env, "BURENHULP_LOG_LEVEL", "info")),
        secret_key=_secret(env, "BURENHULP_SECRET_KEY"),
    )


KEYS = {
    "BURENHULP_DATA_DIR",
    "BURENHULP_DATABASE_URL",
    "BURENHULP_DATABASE_URL_FILE",
    "BURENHULP_TELEGRAM_TOKEN",
    "BURENHULP_TELEGRAM_TOKEN_FILE",
    "BURENHULP_TELEGRAM_API_URL",
    "BURENHULP_TELEGRAM_WEBHOOK",
    "BURENHULP_HTTP",
    "BURENHULP_PUBLIC_URL",
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


def _plain(env: Mapping[str, str], key: str, default: str) -> str:
    """The value of `key`; one that is empty, as in a file to fill in, counts as not set."""
    return env.get(key, "").strip() or default


def _secret(env: Mapping[str, str], key: str) -> str:
    """The value of `key`, or what stands in the file that `key`_FILE names."""
    value, file = env.get(key, "").strip(), env.get(f"{key}_FILE", "").strip()
    if value and file:
        raise BadSetting(key, f"give either {key} or {key}_FILE, not both")
    if not file:
        return value
    try:
        found = Path(file).read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        raise BadSetting(f"{key}_FILE", "the file cannot be read") from error
    if not found:  # as if nothing was set: the playground instead of Telegram, a new key
        raise BadSetting(f"{key}_FILE", "the file is empty")
    return found


def _database_url(url: str) -> str:
    if not url:
        return ""
    key = "BURENHULP_DATABASE_URL"
    if not url.startswith(("postgresql+psycopg://", "sqlite:///")):
        raise BadSetting(key, "must begin with postgresql+psycopg:// or sqlite:///")
    try:
        database = make_url(url).database
    except (ArgumentError, ValueError):
        raise BadSetting(key, "cannot be read as an address") from None
    if url.startswith("sqlite") and (not database or database == ":memory:"):
        raise BadSetting(key, "names no file")
    return url


def _token(token: str) -> str:
    if token and not _TOKEN.fullmatch(token):
        raise BadSetting("BURENHULP_TELEGRAM_TOKEN", "is not a token as BotFather gives it")
    return token


def _web_address(url: str) -> str:
    if not _is_address(url, "http", "https"):
        raise BadSetting("BURENHULP_TELEGRAM_API_URL", "must be a web address (https://…)")
    return url.rstrip("/")


def _webhook(url: str) -> str:
    """Telegram brings updates to these ports only, and never without encryption."""
    key = "BURENHULP_TELEGRAM_WEBHOOK"
    if not url:
        return ""
    if not _is_address(url, "https"):
        raise BadSetting(key, "must be a web address that begins with https://")
    if (urlsplit(url).port or 443) not in WEBHOOK_PORTS:
        raise BadSetting(key, f"Telegram brings updates to ports {WEBHOOK_PORTS} only")
    return url


def _public(url: str) -> str:
    """Pages are for people on their telephones: encrypted, and at the top of a name."""
    key = "BURENHULP_PUBLIC_URL"
    if not url:
        return ""
    if not _is_address(url, "https") or urlsplit(url).path.strip("/") or "@" in url:
        raise BadSetting(key, "must be https:// and a name, as https://buurt.example.org")
    return url.rstrip("/")


def _is_address(url: str, *schemes: str) -> bool:
    try:
        parts = urlsplit(url)
        named = parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return named and url.isprintable() and not set(" ?#") & set(url)


def _host_and_port(value: str) -> tuple[str, int]:
    host, colon, port = value.rpartition(":")
    if not colon or not host or not port.isdecimal() or not 0 < int(port) <= 65535:
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
