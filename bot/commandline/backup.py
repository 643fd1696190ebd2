"""`burenhulp backup FILE`: a locked copy of the database, made while the bot runs.

In a folder each copy gets a name of its own, and those of more than thirty days ago go.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import URL, make_url

from bot.clock import real_now
from bot.commandline import assemble, lockedfile, sqlitefile
from bot.commandline.reading import Unreadable
from bot.keys import Keys
from bot.settings import Settings

Tell = Callable[[str], None]
ENDING = ".copy"
KEPT = timedelta(days=30)


def run(settings: Settings, file: Path, of: Path | None, tell: Tell) -> int:
    """Write the copy, never over anything, and say what is in it. Raises `Unreadable`.

    `of`: a dump that PostgreSQL made, which is locked instead.
    """
    if of is not None:
        return _locked(settings, file, of, tell)
    if settings.database_url.startswith("postgresql"):
        raise Unreadable(f"PostgreSQL makes its own: {dump(settings)}")
    source, now = assemble.database_file(settings), real_now()
    if not source.exists():
        raise Unreadable("there is no burenhulp database yet")
    folder = file if file.is_dir() else None
    file = file / f"burenhulp-{now:%Y%m%dT%H%M%SZ}{ENDING}" if folder else file
    if file.exists():
        raise Unreadable(f"{file} is there already, and is left as it is")
    try:
        there = _written(source, file, assemble.known_keys(settings))
    except FileExistsError:
        raise Unreadable(f"{file} is there already, and is left as it is") from None
    except sqlitefile.NoDatabase:
        raise Unreadable("there is no burenhulp database yet") from None
    except OSError as error:
        raise Unreadable(f"{file} cannot be written ({type(error).__name__})") from None
    tell(f"{file}: version {there.version}, {there.total} rows, looked through. It is locked:")
    tell(f"without {key_of(settings)} nobody can open it. Keep a copy of that elsewhere.")
    if folder and (gone := _tidied(folder, now)):
        tell(f"Older than {KEPT.days} days, and gone: {gone}.")
    return 0


def _locked(settings: Settings, file: Path, of: Path, tell: Tell) -> int:
    """Lock what was copied by other means; it stays where it is."""
    keys = assemble.known_keys(settings)
    try:
        if lockedfile.lock(of, file, keys) != lockedfile.digest_of(file, keys):
            raise Unreadable("the copy is not what was copied; please try again")
    except FileExistsError:
        raise Unreadable(f"{file} is there already, and is left as it is") from None
    except OSError as error:
        raise Unreadable(f"{of} or {file} cannot be used ({type(error).__name__})") from None
    tell(f"{file} is {of}, locked; {of} is still there. Without {key_of(settings)} nobody can")
    tell(f"open it: burenhulp restore {file} --open DUMP does. Keep a copy of that key elsewhere.")
    return 0


def _written(source: Path, file: Path, keys: Keys) -> sqlitefile.Content:
    """The copy is made and looked through beside the database, and leaves that disk locked."""
    plain = source.with_name(f"{source.name}.{os.getpid()}.part")
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        there = sqlitefile.copy(source, plain)
        if sqlitefile.checked(plain) != there:
            raise Unreadable("the copy is not what was copied; please try again")
        if lockedfile.lock(plain, part, keys) != lockedfile.digest_of(part, keys):
            raise Unreadable("the copy is not what was copied; please try again")
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))  # still not there
        part.replace(file)
        sqlitefile.sync(file.parent)
    finally:
        for left in (plain, part):
            with suppress(OSError):
                left.unlink()
    return there


def _tidied(folder: Path, now: datetime) -> int:
    """How many copies in this folder were kept long enough; who was forgotten is in them yet."""
    old = [
        file
        for file in folder.glob(f"burenhulp-*{ENDING}")
        if (made := _made(file)) is not None and made < now - KEPT
    ]
    for file in old:
        with suppress(OSError):
            file.unlink()
    return len(old)


def _made(file: Path) -> datetime | None:
    """When a copy with a name of ours was made."""
    written = file.name.removeprefix("burenhulp-").removesuffix(ENDING)
    with suppress(ValueError):
        return datetime.fromisoformat(written)
    return None


def key_of(settings: Settings) -> str:
    """Where the key is that the personal text was written with."""
    if settings.secret_key:
        return "BURENHULP_SECRET_KEY"
    return str(settings.data_dir / "secret.key")


def dump(settings: Settings) -> str:
    """The command that copies a database of PostgreSQL; it asks for the password itself."""
    command = f"pg_dump --format=custom --file=DUMP '{address(settings)}'"
    return f"{command}; then lock it: burenhulp backup FILE --of DUMP, and take DUMP away"


def address(settings: Settings) -> str:
    """The address of the database for PostgreSQL's own programs, without its password."""
    url = make_url(settings.database_url)
    return URL.create(
        "postgresql", url.username, None, url.host, url.port, url.database, url.query
    ).render_as_string()
