"""`burenhulp neighbourhood add` and `burenhulp invite`, beside a bot that is running."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.app import App
from bot.clock import RealClock
from bot.commandline import assemble
from bot.installation import remember_self
from bot.messages import Self
from bot.people import Neighbourhood, Role
from bot.settings import Settings
from handlers.roles import Invitation
from tests.commandline.conftest import Run

HEEZE = (
    "neighbourhood", "add", "De Heeze", "--postcodes", "7334-7336", "--organisation",
    "Stichting X", "--contact", "Els", "--phone", "055-1234567",
)  # fmt: skip


@pytest.fixture
def app(data: Path, burenhulp: Run) -> App:
    """A bot that works on the same database file."""
    settings = Settings(data_dir=data)
    keys = assemble.keys_of(settings)
    engine: Engine = assemble.open_database(settings, keys)
    return App(engine, RealClock(), assemble.house(keys))


def test_help_says_what_there_is(burenhulp: Run) -> None:
    code, out, _ = burenhulp("--help")
    assert code == 0
    for word in ("run", "playground", "neighbourhood", "invite", "BURENHULP_DATA_DIR"):
        assert word in out
    assert burenhulp("neighbourhood", "add", "--help")[0] == 0


@pytest.mark.parametrize("wrong", [(), ("fly",), ("invite",), ("neighbourhood", "add", "X")])
def test_a_command_that_is_none_ends_with_two(burenhulp: Run, wrong: tuple[str, ...]) -> None:
    code, _, err = burenhulp(*wrong)
    assert code == 2
    assert "usage" in err


def test_a_neighbourhood_is_added_and_its_owner_gets_a_link(burenhulp: Run) -> None:
    code, out, err = burenhulp(*HEEZE)
    assert (code, err) == (0, "")
    assert "De Heeze" in out
    payloads = set(re.findall(r"start=(m-[A-Za-z0-9_-]+)", out))
    assert len(payloads) == 1
    assert all(len(payload) <= 64 for payload in payloads)  # as long as a platform takes
    assert re.search(r"http://127\.0\.0\.1:8750/\?start=m-", out)


def test_the_link_of_a_bot_that_was_started_once(burenhulp: Run, app: App) -> None:
    with app.session() as db:
        remember_self(db, "telegram", Self("BuurtBot", "buurtbot", "https://t.me/buurtbot"))
    _, out, _ = burenhulp(*HEEZE)
    assert "  https://t.me/buurtbot?start=m-" in out
    assert "8750" not in out


@pytest.mark.parametrize("role", ["owner", "coordinator", "volunteer", "desk"])
def test_an_invitation_gives_a_role_once_within_a_day(burenhulp: Run, app: App, role: str) -> None:
    burenhulp(*HEEZE)
    code, out, _ = burenhulp("invite", "--neighbourhood", "de heeze", "--role", role)
    assert code == 0
    token = re.findall(r"  start=m-(\S+)", out)[0]
    with app.session() as db:
        kept = db.query(Invitation).filter_by(token=app.house.keys.blind(token)).one()
        assert (kept.role, kept.inviter_id, kept.state) == (Role(role), None, "open")
        assert 23 < (kept.expires_at - datetime.now(UTC)).total_seconds() / 3600 <= 24
        assert not [row for row in db.query(Invitation) if token in row.token]


def test_an_invitation_for_a_place_that_is_not_there(burenhulp: Run) -> None:
    code, _, err = burenhulp("invite", "--neighbourhood", "Nergens", "--role", "owner")
    assert (code, "Nergens" in err) == (2, True)
    code, _, err = burenhulp("invite", "--neighbourhood", "De Heeze", "--role", "king")
    assert (code, "--role" in err) == (2, True)


def test_two_neighbourhoods_with_one_name_are_refused(burenhulp: Run) -> None:
    assert burenhulp(*HEEZE)[0] == 0
    code, _, err = burenhulp(*HEEZE)
    assert (code, "already" in err) == (2, True)


@pytest.mark.parametrize(
    ("option", "value", "word"),
    [
        ("--postcodes", "bij de kerk", "postcodes"),
        ("--organisation", " ", "organisation"),
        ("--contact", "", "contact"),
        ("--phone", "bel maar", "phone"),
        ("--phone", "", "phone"),
        ("--zone", "Europe/Apeldoorn", "zone"),
        ("--office-hours", "17-9", "office hours"),
        ("--office-hours", "overdag", "office hours"),
    ],
)
def test_a_neighbourhood_that_cannot_be_is_refused_by_name(
    burenhulp: Run, app: App, option: str, value: str, word: str
) -> None:
    code, out, err = burenhulp(*HEEZE, option, value)
    assert (code, out) == (2, "")
    assert word in err
    with app.session() as db:
        assert db.query(Neighbourhood).count() == 0


def test_all_that_may_be_said_of_a_neighbourhood(burenhulp: Run, app: App) -> None:
    assert burenhulp(*HEEZE, "--zone", "UTC", "--office-hours", "8:30-16:45")[0] == 0
    with app.session() as db:
        here = db.query(Neighbourhood).one()
        assert (here.zone, here.office_from, here.office_to) == ("UTC", 510, 1005)
        assert (here.code, here.postcodes) == ("deheeze", "7334-7336")
        assert (here.contact, here.phone) == ("Els", "055-1234567")


def test_a_running_bot_sees_what_was_added_beside_it(burenhulp: Run, app: App, data: Path) -> None:
    held = assemble.lock(Settings(data_dir=data))
    with app.session() as db:
        assert db.query(Neighbourhood).count() == 0
    assert burenhulp(*HEEZE)[0] == 0
    with app.session() as db:
        assert db.query(Neighbourhood).one().name == "De Heeze"
    assert held is not None
    held.close()


def test_what_is_personal_cannot_be_read_from_the_file(burenhulp: Run, data: Path) -> None:
    burenhulp(*HEEZE)
    written = b"".join(path.read_bytes() for path in data.glob("burenhulp.db*"))
    assert b"De Heeze" in written
    assert b"055-1234567" not in written
    assert b"Els" not in written
