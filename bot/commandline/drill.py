"""`burenhulp restore --verify FILE`: puts a copy back on trial, beside a bot that runs."""

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from time import monotonic

from sqlalchemy import select

from bot import outbox
from bot.clock import real_now
from bot.commandline import assemble, lockedfile, sqlitefile
from bot.commandline.beside import opened
from bot.commandline.reading import Unreadable
from bot.db import open_engine
from bot.drilled import note
from bot.erasures import Erasures
from bot.keys import Keys
from bot.outbox import Letter, State
from bot.people import Person
from bot.session import Transaction
from bot.settings import Settings

Tell = Callable[[str], None]
Ready = Callable[[Path], object]  # does all that putting it back does, to this file


def unlocked(file: Path, target: Path, keys: Keys) -> None:
    """What is in a copy, opened when it is locked. Raises `Unreadable`, `WrongKey`, `Damaged`."""
    if not file.is_file():
        raise Unreadable(f"there is no file {file}")
    try:
        if lockedfile.is_locked(file):
            lockedfile.unlock(file, target, keys)
        else:
            sqlitefile.checked(file, keys)
            sqlitefile.copy(file, target)
    except FileExistsError:
        raise Unreadable(f"{target} is there already, and is left as it is") from None
    except sqlitefile.NoDatabase:
        raise Unreadable(f"{file} is no database of burenhulp") from None


def database(file: Path, target: Path, keys: Keys) -> sqlitefile.Content:
    """The same, where it is a database of ours that holds together; and what is in it."""
    unlocked(file, target, keys)
    try:
        return sqlitefile.checked(target, keys)
    except sqlitefile.NoDatabase:
        raise Unreadable(f"{file} is no database of burenhulp") from None


def run(
    settings: Settings, file: Path, keys: Keys, log: Erasures, ready: Ready, tell: Tell
) -> int:
    """Put it back in a folder of its own, look at what came of it, and note that it went well."""
    began = monotonic()
    assemble.make_folder(settings)
    with tempfile.TemporaryDirectory(dir=settings.data_dir, prefix="drill-") as folder:
        part = Path(folder) / "burenhulp.db"
        there = database(file, part, keys)
        made = datetime.fromtimestamp(file.stat().st_mtime, tz=real_now().tzinfo)
        ready(part)
        people, letters = _left(part, log)
    if people or letters:
        raise Unreadable(f"of who was forgotten {people} are left, {letters} letters would go out")
    took = monotonic() - began
    noted(settings)
    age = (real_now() - made).total_seconds() / 60
    tell(f"{file} can be put back: {there.total} rows of version {there.version},")
    tell(f"{age:,.0f} minutes old, ready in {took:.1f} s. Of who was forgotten nobody is left,")
    tell("and nothing goes out by itself. It is noted; please do this again within 35 days.")
    return 0


def noted(settings: Settings) -> None:
    """From now on it is known that a copy could be put back."""
    with opened(settings) as app, app.session() as db:
        note(db, real_now())


def _left(part: Path, log: Erasures) -> tuple[int, int]:
    """Who is there that was forgotten, and which letters would go out by themselves."""
    engine = open_engine(f"sqlite:///{part}")
    try:
        with Transaction(engine) as db:
            known = db.scalars(select(Person.id).where(Person.forgotten_at.is_(None)))
            waiting = db.scalars(
                select(Letter.held_until).where(
                    Letter.state.in_((State.PENDING, State.SENDING)),
                    Letter.about.not_like("restored:%"),  # what coordinators are asked about it
                )
            ).all()
            free = [until for until in waiting if until is None or until < outbox.HELD]
            return len(log.read() & {*known}), len(free)
    finally:
        engine.dispose()
