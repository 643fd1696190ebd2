"""`burenhulp restore FILE`: puts a copy in the place of the database, and sends nothing by itself.

Whoever was forgotten after the copy was made is forgotten again first. What waited to be sent is
held until a coordinator says what to do with it.
"""

import argparse
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot import drilled, upgrade
from bot.app import App
from bot.clock import real_now
from bot.commandline import assemble, drill, sqlitefile
from bot.commandline.afterwards import Settled, settle
from bot.commandline.backup import address
from bot.commandline.reading import Unreadable
from bot.db import open_engine, use_keys
from bot.erasures import Erasures
from bot.keys import Keys
from bot.sealbook import SealBook, book_beside
from bot.settings import BadSetting, Settings

Tell = Callable[[str], None]
BESIDE = ("", "-wal", "-shm")  # the files that SQLite keeps of one database


def run(settings: Settings, asked: argparse.Namespace, tell: Tell) -> int:
    """Put it back and say what was done. Raises `InUse`, `TooNew`, `Damaged`, `WrongKey` …"""
    if asked.file is None and (asked.verify or asked.open):
        raise Unreadable("which FILE?")
    if asked.open or asked.verified:
        return _beside(settings, asked, tell)
    if settings.database_url.startswith("postgresql") and not asked.restored:
        raise Unreadable(f"PostgreSQL does it itself: {_by_hand(settings, asked)}")
    if asked.verify:
        log, keys = _log(settings, asked.erased), _keys(settings)
        ready = partial(_made_ready, settings=settings, keys=keys, log=log, now=real_now())
        return drill.run(settings, asked.file, keys, log, ready, tell)
    held = assemble.lock(settings)
    try:
        log = _log(settings, asked.erased)
        keys = _keys(settings)
        if asked.restored:
            settled = _settle(assemble.open_database(settings, keys), settings, keys, log)
            _book(settings).restored()
        else:
            settled = _put_back(settings, asked, keys, log, tell)
    finally:
        if held is not None:
            held.close()
    for line in settled.lines():
        tell(line)
    return 0


def _beside(settings: Settings, asked: argparse.Namespace, tell: Tell) -> int:
    """What is done with other means than ours."""
    if asked.open:
        drill.unlocked(asked.file, asked.open, _keys(settings))
        tell(f"{asked.open} is what was locked. Take it away when it was put back.")
        return 0
    drill.noted(settings)
    tell("It is noted that a copy could be put back; please do this again within 35 days.")
    return 0


def _by_hand(settings: Settings, asked: argparse.Namespace) -> str:
    """The commands that put a dump back."""
    opened = f"burenhulp restore {asked.file} --open DUMP when it is locked; "
    command = f"pg_restore --clean --if-exists --dbname='{address(settings)}' DUMP; "
    if asked.verify:
        return f"{opened}{command}into an empty database; then burenhulp restore --verified"
    return f"{opened}{command}then, before the bot is started: burenhulp restore --restored"


def _log(settings: Settings, other: Path | None) -> Erasures:
    """Who was forgotten; what is known elsewhere as well is added."""
    log = assemble.erasures(settings)
    if other is not None:
        if not other.is_file():
            raise Unreadable(f"--erased: there is no file {other}")
        log.add(sorted(Erasures(other).read() - log.read()))
    return log


def _book(settings: Settings) -> SealBook:
    """Which seals were made; of an older database there are fewer."""
    return SealBook(book_beside(assemble.erasures(settings).file))


def _keys(settings: Settings) -> Keys:
    """The keys; here none are made, as nothing could be read with new ones."""
    if not settings.secret_key and not (settings.data_dir / "secret.key").exists():
        raise BadSetting("BURENHULP_SECRET_KEY", "put back the key file (secret.key) first")
    return assemble.keys_of(settings)


def _put_back(
    settings: Settings, asked: argparse.Namespace, keys: Keys, log: Erasures, tell: Tell
) -> Settled:
    target, now = assemble.database_file(settings), real_now()
    part = target.with_name(f"{target.name}.part")
    _remove(part)
    try:
        there = drill.database(asked.file, part, keys)
        if target.exists() and not asked.replace:
            raise Unreadable(f"{target} is there: with --replace it is kept beside the other one")
        settled = _made_ready(part, settings, keys, log, now)
        _swap(part, target, now, tell)
        _book(settings).restored()
    finally:
        _remove(part)
    tell(f"{target} is as it was in {asked.file}: {there.total} rows of version {there.version}.")
    return settled


def _made_ready(
    part: Path, settings: Settings, keys: Keys, log: Erasures, now: datetime
) -> Settled:
    """Everything is done before it takes its place: cut off half-way nothing has happened."""
    use_keys(keys)
    engine = open_engine(f"sqlite:///{part}")
    upgrade.upgrade(engine, now, copied=True)
    settled = _settle(engine, settings, keys, log)
    with closing(sqlitefile.writing(part)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    sqlitefile.checked(part, keys)
    sqlitefile.sync(part)
    return settled


def _settle(engine: Engine, settings: Settings, keys: Keys, log: Erasures) -> Settled:
    house = assemble.house(keys)
    app = App(engine, assemble.clock_for(engine, settings, house), house)
    assemble.known_selves(app)
    try:
        settled = settle(app, log)
        with app.session() as db:
            drilled.note(db, real_now())
        return settled
    finally:
        engine.dispose()


def _swap(part: Path, target: Path, now: datetime, tell: Tell) -> None:
    """Put it in the place of what was there, which stays beside it."""
    if target.exists():
        kept = target.with_name(f"{target.stem}.{now:%Y%m%dT%H%M%S}.replaced")
        engine = open_engine(f"sqlite:///{target}")
        # It may be damaged; that may be why somebody is here.
        with suppress(SQLAlchemyError), engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()
        for end in BESIDE:
            with suppress(FileNotFoundError):
                Path(f"{target}{end}").rename(f"{kept}{end}")
        tell(f"What was there before is {kept}")
    part.replace(target)
    sqlitefile.sync(target.parent)


def _remove(file: Path) -> None:
    for end in (*BESIDE, "-journal"):
        Path(f"{file}{end}").unlink(missing_ok=True)
