"""Somebody who writes without end: hardly anything is kept, and nobody else notices."""

from dataclasses import replace
from datetime import timedelta
from time import thread_time

import pytest

from bot.db import Base
from bot.flood import GROUP, PERSON, Flood, Verdict
from bot.messages import Address, Incoming, Kind
from bot.people import Membership
from handlers.requests import Request
from handlers.safety import first_aid
from tests.hush import hush
from tests.phone import Phone
from tests.security.reporting import ALL, Figure
from tests.street import GROUP as CHAT
from tests.street import MONDAY, Street

ROWS = 25  # at most, of an account that says the same again and again
VARIED_ROWS = 45  # of one that does not: see "Too much is counted" in DECISIONS.md
VARIED = (
    "/status", "/help", "menu", "/aanbod", "/instellingen", "/privacy", "/mijn_gegevens", "/taal",
    "/stil", "/pauze", "wat weet je van mij", "wie leest mee", "/mens", "/toestemming",
    "hoe werkt dit?", "blorf", "/dienst", "/open", "/vraag", "/echt Bilal", "/wis", "/start",
)  # fmt: skip


def flooded(street: Street) -> None:
    street.app.flood = Flood()


def rows(street: Street) -> int:
    tables = Base.metadata.sorted_tables
    return sum(street.look(lambda db, t=table: db.query(t).count()) for table in tables)


@pytest.mark.threat("T10")
def test_twenty_accounts_at_fifty_messages_a_second(quiet_street: Street, figure: Figure) -> None:
    street = quiet_street
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    accounts = 20 if ALL else 1
    eves = [street.resident(f"Eve {n}") for n in range(accounts)]
    flooded(street)
    count, before = figure.of(20_000, 1) if ALL else 60, rows(street)
    for number in range(count):
        eves[number % accounts].says(f"blorf {number}")
    each = (rows(street) - before) / accounts
    assert [m.key for m in coen.messages].count("coo.flood") == 1
    assert each <= ROWS
    ans.says("/status")
    assert ans.messages[-1].key.startswith("sta.")
    figure.found(f"{count:,} messages of {accounts} accounts in a minute: {each:.0f} rows each")
    figure.found("1 alarm for the coordinator; somebody else is answered as ever")


@pytest.mark.threat("T10")
def test_who_thinks_of_something_else_each_time(quiet_street: Street, figure: Figure) -> None:
    """More than the design asks: each answer is a letter, and each update is marked as seen."""
    street = quiet_street
    coen, eve = street.coordinator("Coen"), street.resident("Eve")
    flooded(street)
    before = rows(street)
    for _ in range(3):
        for words in VARIED:
            eve.says(words)
    left = rows(street) - before
    assert [m.key for m in coen.messages].count("coo.flood") == 1
    assert left <= VARIED_ROWS
    figure.found(f"{3 * len(VARIED)} things, each another one: {left} rows ({ROWS} asked)")


@pytest.mark.threat("T10")
def test_somebody_else_hardly_waits_for_it(quiet_street: Street, figure: Figure) -> None:
    """Twenty accounts, fifty things a second each, at one process that does one at a time.

    When each came is given, how long each took of one processor is measured: so how long it
    waited follows.
    """
    street, seconds = quiet_street, figure.of(20) if ALL else 1
    eves = [street.resident(f"Eve {n}") for n in range(20 if ALL else 4)]
    others = [street.resident(f"Ans {n}") for n in range(20 * seconds)]
    flooded(street)
    free, waited = 0.0, []
    for number in range(1_000 * seconds):
        came = number / 1_000
        who = others.pop() if number % 50 == 0 else eves[number % len(eves)]
        chat = who.address.chat
        one = replace(said(chat, chat, number), text="/status", at=street.clock.now())
        began = thread_time()
        assert first_aid(one, street.house) is None
        street.app.receive(one)
        free = max(free, came) + thread_time() - began
        if who not in eves:
            waited.append(free - came)
    p99 = sorted(waited)[int(len(waited) * 0.99) - 1]
    assert p99 <= 2.0
    figure.found(f"{1_000 * seconds:,} things in {seconds} s: others wait {p99:.2f} s at the p99")


@pytest.mark.threat("T10")
def test_it_is_said_once_and_a_minute_later_they_are_heard_again(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    flooded(street)
    for _ in range(PERSON):
        ans.says("hallo")
    hush(street)
    ans.says("hallo")
    ans.hears("een minuut", "112", key="g.slow")
    coen.hears("Ans", key="coo.flood")
    for _ in range(30):
        ans.says("hallo")
    ans.hears_nothing()
    ans.says("mijn man is gevallen en reageert niet meer")  # who is in danger is always heard
    ans.hears("112", key="sos.112")
    street.wait(seconds=61)
    ans.says("/status")
    ans.hears(key="sta.none")
    for _ in range(PERSON - 1):
        ans.says("hallo")
    hush(street)
    ans.says("hallo")
    ans.hears(key="g.slow")
    coen.hears_nothing()  # they heard it a moment ago
    street.wait(minutes=16)
    for _ in range(PERSON + 1):
        ans.says("hallo")
    assert any(m.key == "coo.flood" and not m.read for m in coen.messages)
    hush(street)


def said(chat: str, address: str, number: int, *, later: int = 0) -> Incoming:
    """Words of somebody, so many seconds later."""
    where, at = Address("street", address), MONDAY + timedelta(seconds=later)
    return Incoming(str(number), Kind.TEXT, Address("street", chat), "", where, at, text="x")


@pytest.mark.threat("T10")
def test_a_group_has_a_limit_of_its_own() -> None:
    flood = Flood()
    found = [flood.look(said(str(n % 50), CHAT, n)) for n in range(2 * GROUP)]
    assert found.count(Verdict.LET) == GROUP
    assert Verdict.TELL not in found  # nothing is said aloud
    assert flood.look(said("7", "7", 999)) is Verdict.LET  # in private they are heard
    assert flood.look(said("8", CHAT, 1000, later=61)) is Verdict.LET


@pytest.mark.threat("T10")
def test_what_waited_while_the_bot_was_away_is_all_heard() -> None:
    flood = Flood()
    waited = [said("7", CHAT, n, later=30 * n) for n in range(500)]  # and now comes at once
    assert {flood.look(one) for one in waited} == {Verdict.LET}


def asks(street: Street, phone: Phone, number: int) -> str:
    phone.says(f"Kan iemand morgen om {8 + number} uur mijn hond uitlaten?")
    while (message := phone.messages[-1]).key != "ask.sum":
        message.press(message.labels[0])
    message.press("Ja, plaats maar")
    if phone.messages[-1].key == "ask.many":
        phone.messages[-1].press(phone.messages[-1].labels[-1])
    street.deliver()
    hush(street)
    return phone.toast.text if phone.toast else ""


@pytest.mark.threat("T10")
@pytest.mark.parametrize(("days", "most"), [(30, 5), (3, 2)])
def test_so_many_requests_a_day(street: Street, days: int, most: int) -> None:
    ans = street.resident("Ans")
    with street.app.session() as db:
        member = db.get_one(Membership, (street.neighbourhood_id, street.person(ans).id))
        member.joined_at = street.clock.now() - timedelta(days=days)
    for number in range(most):
        assert "vandaag" not in asks(street, ans, number)
    assert f"vandaag al {most} keer" in asks(street, ans, most)
    posted = [r for r in street.look(lambda db: db.query(Request).all()) if r.opened_at]
    assert len(posted) == most
    if most > 2:  # then they are offered a human first
        return
    ans.says("Kan iemand overmorgen om 9 uur mijn lamp ophangen?")
    ans.messages[-1].read = True
    ans.says("ja, plaats maar")  # in words it is a message
    ans.hears("morgen kan het weer", key="ask.limit")
    hush(street)
