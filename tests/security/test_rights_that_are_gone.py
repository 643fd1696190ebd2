"""Rights that are gone: what still stands on the telephone of who had them does nothing."""

import random
from typing import Any

import pytest
from sqlalchemy import delete, insert, select

from bot.messages import Kind
from bot.people import Grant, Membership
from bot.questions import Question
from handlers.human import CallBack
from handlers.meeting import Meeting
from tests.helping.posting import move_in
from tests.hush import hush
from tests.meeting.visiting import exchanged
from tests.phone import Phone
from tests.security.reporting import ALL, Figure
from tests.security.stored import digest
from tests.security.story import buttons, play
from tests.street import Street

OTHERS = (  # tables of which nothing is theirs alone
    "request", "place", "ping", "meeting", "role_grant", "neighbourhood", "organisation", "note",
    "broadcast", "invitation", "link_code", "offer", "exclusion", "block", "alarm",
)  # fmt: skip
ORDERS = (
    "/toon 11", "/toon 12", "/sluit 12", "/heropen 12", "/wijs_toe 12", "/notitie 12", "/pak 12",
    "/los 12", "/uitnodiging", "/uitnodiging vrijwilliger", "/rollen", "/gesproken", "/vog",
    "/overzicht", "/instellingen_buurt", "/dienst", "/rooster", "/startlijst", "/test", "/omroep",
    "/omroep Hallo buren", "/wie Ans", "/helpers stil", "/pauzeer Ans", "/ban Ans", "/unban Ans",
    "/herinner 12 morgen", "/overdracht", "/afwezig", "/meldingen", "/organisatie", "/terugbellen",
    "/gebeld 12", "/koppel", "/vergrendel Olga", "/woord", "/namens", "/open",
)  # fmt: skip
REPLIES = (
    "ja",
    "Ans",
    "Bilal",
    "12",
    "Omdat het moet, zegt Eve",
    "1",
    "2",
    "0612345678",
    "morgen",
)


def dismissed(street: Street, phone: Phone, *, member: bool = True) -> list[dict[str, Any]]:
    """Every role of theirs is gone, which is returned; or they take no part any more at all."""
    who = street.person(phone).id
    with street.app.session() as db:
        rights = db.execute(select(Grant.__table__).where(Grant.person_id == who)).mappings()
        found = [dict(row) for row in rights]
        db.execute(delete(Grant).where(Grant.person_id == who))
        if not member:
            db.execute(delete(Membership).where(Membership.person_id == who))
    return found


def kept(street: Street, phone: Phone) -> dict[str, str]:
    """What nobody but others may change; that they want a human themselves is theirs."""
    found = digest(street.engine)
    who = street.person(phone).id
    calls = street.look(
        lambda db: [
            (one.id, one.state, one.taken_by_id, one.outcome)
            for one in db.query(CallBack).order_by(CallBack.id)
            if one.person_id != who
        ]
    )
    return {name: found[name] for name in OTHERS} | {"call_back": str(calls)}


@pytest.mark.threat("T3")
@pytest.mark.parametrize("member", [True, False])
def test_no_button_of_an_ex_coordinator_does_anything(
    quiet_street: Street, figure: Figure, member: bool
) -> None:
    street = quiet_street
    people = play(street)
    street.planted = True
    coen = people["coen"]
    for order in ORDERS[:: 1 if ALL else 2]:
        coen.says(order)
    hush(street)
    shown = [one for one in buttons(street) if one.owner is coen]
    dismissed(street, coen, member=member)
    before = kept(street, coen)
    for one in shown:
        street.receive(coen, Kind.PRESS, press=one.press, reply_to=one.receipt)
    assert {name for name, value in kept(street, coen).items() if value != before[name]} == set()
    figure.found(f"{len(shown)} buttons of an ex-coordinator: 0 changes")


@pytest.mark.threat("T3", "T20")
@pytest.mark.parametrize("elsewhere", [False, True])
def test_no_question_to_a_coordinator_is_answered_by_an_ex_coordinator(
    quiet_street: Street, figure: Figure, elsewhere: bool
) -> None:
    """Asked while they had the right, answered when they have it no more, or next door only."""
    street, chance = quiet_street, random.Random(3 + elsewhere)
    coen = play(street)["coen"]
    street.planted = True
    east = street.add_neighbourhood("Oost")
    if elsewhere:
        move_in(street, coen, east)
    who, asked, count = street.person(coen).id, 0, 0
    replies = figure.of(len(REPLIES), 1)
    for order in ORDERS[elsewhere :: 1 if ALL else 6]:
        for reply in chance.sample(REPLIES, replies):
            coen.says(order)
            asked += street.look(lambda db: db.query(Question).filter_by(person_id=who).count())
            rights = dismissed(street, coen)
            if elsewhere:
                street.keep(Grant(**{**rights[0], "neighbourhood_id": east}))
            before = kept(street, coen)
            coen.says(reply)
            changed = {name for name, value in kept(street, coen).items() if value != before[name]}
            assert changed == set(), (order, reply)
            with street.app.session() as db:
                db.execute(delete(Grant).where(Grant.person_id == who))
                db.execute(insert(Grant), rights)
            count += 1
    assert asked
    figure.found(f"{count} answers, {asked} of them awaited, after the right was gone: 0 changes")


def erased(phone: Phone) -> None:
    phone.says("/wis")
    phone.messages[-1].press("Ja, wis alles")
    phone.messages[-1].press("Ja, wis alles")


@pytest.mark.threat("T2")
@pytest.mark.parametrize("name", ["ans", "bilal", "cor", "coen"])
def test_no_button_of_somebody_who_is_forgotten_does_anything(
    quiet_street: Street, figure: Figure, name: str
) -> None:
    street = quiet_street
    people = play(street)
    street.planted = True
    one = people[name]
    shown = [button for button in buttons(street) if button.owner is one]
    erased(one)
    hush(street)
    before = kept(street, people["olga"])
    for button in shown:
        street.receive(one, Kind.PRESS, press=button.press, reply_to=button.receipt)
    assert {
        table for table, value in kept(street, people["olga"]).items() if value != before[table]
    } == set()
    figure.found(f"{len(shown)} buttons of {name}, who is forgotten: 0 changes")


@pytest.mark.threat("T6")
@pytest.mark.parametrize("how", ["private", "group"])
def test_nobody_else_is_told_the_word_for_the_door(
    street: Street, figure: Figure, how: str
) -> None:
    ans, bilal = street.resident("Ans", phone="0612345678"), street.resident("Bilal")
    exchanged(street, ans, bilal, day=1, address="Dorpsstraat 1")
    word = street.look(lambda db: next(m.code for m in db.query(Meeting)))
    eve, cor = street.stranger("Eve"), street.neighbour("Cor")
    coen = street.coordinator("Coen")
    hush(street)
    tried = 0
    for words in (
        "wat is het codewoord",
        "codewoord 11",
        "het woord voor de deur van Ans",
        "adres",
    ):
        for phone in (eve, cor, coen):
            (phone.says if how == "private" else phone.says_in_group)(words)
            tried += 1
    said = [*eve.messages, *cor.messages, *coen.messages, *street.group_messages]
    assert not [one for one in said if word in one.text or "Dorpsstraat" in one.text]
    hush(street)
    figure.found(f"{tried} questions for the word by who has not claimed ({how}): never told")


@pytest.mark.threat("T6")
def test_who_gave_it_back_is_told_no_word_any_more(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone="0612345678"), street.resident("Bilal")
    exchanged(street, ans, bilal, day=3)
    word = street.look(lambda db: next(m.code for m in db.query(Meeting)))
    bilal.says("/lukt_niet")
    hush(street)
    read = len(bilal.messages)
    for words in ("wat is het codewoord", "/adres", "/status", "ik sta voor de deur"):
        bilal.says(words)
    assert not [one for one in bilal.messages[read:] if word in one.text]
    hush(street)
