"""A bot with people, on the database file that the commands work on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.commandline import assemble
from bot.people import Person
from bot.settings import Settings
from tests.commandline.conftest import Run
from tests.phone import Phone
from tests.street import KEYS, Street

SECRET = "only for tests, and long enough to be a key"


@pytest.fixture
def home(burenhulp: Run, data: Path) -> Iterator[Street]:
    """A street whose bot notes who is forgotten, as `burenhulp run` does."""
    settings = Settings(data_dir=data, secret_key=SECRET)
    street = Street(assemble.open_database(settings, KEYS))
    street.app.commits.erasures = assemble.erasures(settings)
    yield street
    street.engine.dispose()


def wait_for(street: Street, phone: Phone, text: str = "chk.well", **more: object) -> None:
    """A letter to somebody that does not go out yet."""
    identity = street.person(phone).id
    context, turn = street.turn()
    turn.say(text, to=turn.db.get_one(Person, identity), **more)
    context.__exit__(None, None, None)


def erase(phone: Phone) -> None:
    phone.says("/wis")
    phone.hears(key="prv.erase").press("Ja, wis alles")
    phone.hears(key="prv.erase.sure").press("Ja, wis alles")
    phone.hears(key="prv.erased")


def restore(burenhulp: Run, street: Street, *arguments: str) -> tuple[int, str, str]:
    """Stop the bot, put it back, and let the bot go on with what is there now."""
    street.engine.dispose()
    return burenhulp("restore", *arguments, SECRET_KEY=SECRET)


def opened(burenhulp: Run, copy: Path) -> Path:
    """What is in a locked copy, as a file beside it."""
    plain = copy.with_name(f"{copy.name}.plain")
    code, _, err = burenhulp("restore", str(copy), "--open", str(plain), SECRET_KEY=SECRET)
    assert (code, err) == (0, "")
    return plain


def people(street: Street) -> dict[str, bool]:
    """Who is known by name; True: forgotten."""
    rows = street.look(lambda db: db.scalars(select(Person).order_by(Person.id)).all())
    return {row.name or "": row.forgotten_at is not None for row in rows}


def put_back(burenhulp: Run, street: Street, copy: Path) -> str:
    code, out, err = restore(burenhulp, street, str(copy), "--replace")
    assert (code, err) == (0, "")
    return out


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "copy.db"


@pytest.fixture
def coen(home: Street) -> Phone:
    return home.coordinator("Coen")
