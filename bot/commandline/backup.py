"""`burenhulp backup FILE`: a copy of the database, made while the bot runs, and looked through."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sqlalchemy import URL, make_url

from bot.commandline import assemble, sqlitefile
from bot.commandline.reading import Unreadable
from bot.settings import Settings

Tell = Callable[[str], None]


def run(settings: Settings, file: Path, tell: Tell) -> int:
    """Write the copy, never over anything, and say what is in it. Raises `Unreadable`."""
    if settings.database_url.startswith("postgresql"):
        raise Unreadable(f"PostgreSQL makes its own: {dump(settings, file)}")
    source = assemble.database_file(settings)
    if not source.exists():
        raise Unreadable("there is no burenhulp database yet")
    if file.exists():
        raise Unreadable(f"{file} is there already, and is left as it is")
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        there = sqlitefile.copy(source, part)
        if sqlitefile.checked(part) != there:
            raise Unreadable("the copy is not what was copied; please try again")
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))  # still not there
        part.replace(file)
        sqlitefile.sync(file.parent)
    except FileExistsError:
        raise Unreadable(f"{file} is there already, and is left as it is") from None
    except sqlitefile.NoDatabase:
        raise Unreadable("there is no burenhulp database yet") from None
    except OSError as error:
        raise Unreadable(f"{file} cannot be written ({type(error).__name__})") from None
    finally:
        with suppress(OSError):
            part.unlink()
    tell(f"{file}: version {there.version}, {there.total} rows, looked through. Its key is not")
    tell(f"in it: without {key_of(settings)} nobody can read it. Keep a copy of that elsewhere.")
    return 0


def key_of(settings: Settings) -> str:
    """Where the key is that the personal text was written with."""
    if settings.secret_key:
        return "BURENHULP_SECRET_KEY"
    return str(settings.data_dir / "secret.key")


def dump(settings: Settings, file: Path) -> str:
    """The command that copies a database of PostgreSQL; it asks for the password itself."""
    return f"pg_dump --format=custom --file={file} '{address(settings)}'"


def address(settings: Settings) -> str:
    """The address of the database for PostgreSQL's own programs, without its password."""
    url = make_url(settings.database_url)
    return URL.create(
        "postgresql", url.username, None, url.host, url.port, url.database, url.query
    ).render_as_string()
