"""Commands, buttons and names nobody thought of: nothing breaks, nobody gets a right by it."""

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.messages import Kind
from bot.people import Grant, Neighbourhood
from bot.seen import SetAside
from handlers.duty.model import Duty
from handlers.requests import Request
from tests.helping.posting import post
from tests.phone import Phone
from tests.simulation.town import texts
from tests.street import Street

MORE = 40 if os.environ.get("BURENHULP_TEST_STATES") == "all" else 1
FUZZED = settings(
    deadline=None, derandomize=MORE == 1, database=None,
    suppress_health_check=(HealthCheck.function_scoped_fixture, HealthCheck.too_slow),
)  # fmt: skip
LEAVING = {"wis", "stop"}  # whoever leaves is somebody else afterwards

COMMANDS = sorted(
    name
    for entries in texts().entries.values()
    for key, entry in entries.items()
    if key.startswith("cmd.") and key.removeprefix("cmd.") not in LEAVING
    for name in entry.names
)
STRANGE = (
    "", "11", "11 11", "99999999999999999999", "-1", "0", "²", "１１", "٣", "11;", "'11'", '"',
    "1e9", "11\n12", "x" * 4000, "11 Eve", "Eve", "11 " + "x" * 300, "\u202e11", "@Eve", "{naam}",
    "%s", "112", "\x0211\x03", "a = b", "= =", "nee", "12:61", "2026-02-30", "/open",
)  # fmt: skip
ENDS = ("", "@BuurtBot", "@iemand", "_11", "11", " ")
REST = st.sampled_from(STRANGE) | st.text(max_size=60)


def kept(street: Street) -> list[Any]:
    """What only Ans and the coordinators may change."""
    here = Neighbourhood.__table__.c
    settings_of = select(*(c for c in here if c is not here.offers_version))
    who = select(Grant.__table__).order_by(Grant.person_id), select(Duty.__table__)
    hers = select(Request.__table__).order_by(Request.id).limit(1)
    with street.engine.connect() as connection:
        found = [connection.execute(each).all() for each in (settings_of, *who, hers)]
        connection.rollback()
    return found


def nothing_broke(street: Street) -> None:
    assert street.look(lambda db: [(row.kind, row.reason) for row in db.query(SetAside)]) == []


@settings(FUZZED, max_examples=25 * MORE)
@given(name=st.sampled_from(COMMANDS), end=st.sampled_from(ENDS), rest=REST, who=st.integers(0, 3))
def test_no_command_breaks_or_gives_a_right(
    quiet_street: Street, name: str, end: str, rest: str, who: int
) -> None:
    """A coordinator may do much, but nothing breaks; others change nothing of Ans or the place."""
    coen, eve, vera, nobody = _people(quiet_street)
    phone = (coen, eve, vera, nobody)[who]
    before = kept(quiet_street)
    phone.says(f"/{name}{end} {rest}")
    phone.says_in_group(f"/{name}{end} {rest}")
    nothing_broke(quiet_street)
    if phone is not coen:
        assert kept(quiet_street) == before


HUGE = ("9" * 19, "9" * 20, "9" * 60, "٩" * 19)


@pytest.mark.parametrize("number", HUGE)
def test_a_number_that_no_column_can_hold_is_only_a_wrong_number(
    quiet_street: Street, number: str
) -> None:
    coen, eve, _, nobody = _people(quiet_street)
    for name in ("pak", "sluit", "gebeld", "toon", "status", "annuleer", "notitie"):
        coen.says(f"/{name} {number}")
        eve.says(f"/{name} {number}")
    for payload in "qcovmkwfg":
        for phone in (eve, nobody):
            phone.opens(f"https://street/bot?start={payload}-{number}")
    nothing_broke(quiet_street)


def _people(street: Street) -> tuple[Phone, Phone, Phone, Phone]:
    """Who lives here, from the first example on."""
    known = {phone.name: phone for phone in street.phones.values()}
    if not known:
        post(street, street.resident("Ans"), day=3)
        made = (street.coordinator("Coen"), street.resident("Eve"), street.volunteer("Vera"))
        return *made, street.stranger("Kim")
    return known["Coen"], known["Eve"], known["Vera"], known["Kim"]


@settings(FUZZED, max_examples=40 * MORE)
@given(
    which=st.integers(0, 40),
    place=st.integers(0, 63),
    sign=st.characters(min_codepoint=33, max_codepoint=126),
    theirs=st.booleans(),
)
def test_no_button_that_was_not_made_for_you_does_anything(
    quiet_street: Street, which: int, place: int, sign: str, theirs: bool
) -> None:
    """Somebody else's, or one's own with a character changed."""
    coen, eve, _, _ = _people(quiet_street)
    if len(coen.messages) < 3:
        for words in ("/open", "11", "/rollen", "/instellingen_buurt", "/dienst", "/sluit 11"):
            coen.says(words)
    made = [b.press for m in coen.messages for b in m.buttons if b.press]
    press = made[which % len(made)]
    at = place % len(press)
    changed = press[:at] + sign + press[at + 1 :]
    if not theirs and changed == press:
        return
    before, phone = kept(quiet_street), eve if theirs else coen
    quiet_street.receive(phone, Kind.PRESS, press=press if theirs else changed)
    phone.toasted("werkt niet meer")
    nothing_broke(quiet_street)
    assert kept(quiet_street) == before


@settings(FUZZED, max_examples=20 * MORE)
@given(name=st.text(max_size=80))
def test_whatever_somebody_is_called_a_message_stays_a_message(
    quiet_street: Street, name: str
) -> None:
    coen, *_ = _people(quiet_street)
    new = quiet_street.stranger(name)
    new.says("/start")
    new.says("Kan iemand morgen mijn lamp ophangen?")
    coen.says("/rollen")
    nothing_broke(quiet_street)
    for message in (*new.messages, *coen.messages):
        assert 0 < len(message.text.encode("utf-16-le")) // 2 <= 4096
        assert not set(message.text) & set("\x00\x02\x03\x0e\x0f\u202e")
