"""Who has an appointment asks when, who and where, and reads it once more."""

import pytest

from handlers.requests import State
from tests.meeting.visiting import (
    PHONE,
    agree,
    aside,
    at_three,
    keys,
    meeting,
    request,
    visit,
)
from tests.street import Street


@pytest.mark.parametrize(
    "words", ["hoe laat komt hij?", "wie komt er?", "komt hij nog?", "wat was het codewoord?"]
)
def test_the_asker_reads_what_was_agreed(street: Street, words: str) -> None:
    ans, bilal = visit(street)
    ans.says(words)
    told = ans.hears("Bilal helpt je", "morgen", "15:00", "heeft je nummer", key="vis.asker")
    assert told.has(meeting(street).code or "-")
    assert told.protect
    bilal.hears_nothing()
    assert request(street).state is State.AGREED


@pytest.mark.parametrize(
    "words", ["hoe laat moet ik komen?", "waar woont ze?", "wat is haar nummer", "wie was het?"]
)
def test_the_helper_reads_what_was_agreed(street: Street, words: str) -> None:
    ans, bilal = visit(street)
    bilal.says(words)
    told = bilal.hears("Je helpt Ans", "morgen", "15:00", PHONE, key="vis.helper")
    assert told.has("Dorpsstraat 7")  # it is tomorrow
    assert told.protect
    ans.hears_nothing()
    street.wait(hours=47)
    aside(street, "rem.", "nos.", "chk.", "con.")
    assert told.deleted


def test_an_address_is_not_given_before_its_time(street: Street) -> None:
    _, bilal = visit(street, day=4)
    bilal.says("waar is het?")
    told = bilal.hears("de avond ervoor", key="vis.helper")
    assert "Dorpsstraat" not in told.text


def test_an_address_that_nobody_gave_yet_is_asked_for(street: Street) -> None:
    ans, bilal = visit(street, address=None)
    bilal.says("hoe laat?")
    bilal.hears("nog niet bekend", key="vis.helper")
    bilal.says("waar moet ik zijn?")
    aside(street, "con.give")
    bilal.hears(key="con.adres.asked")
    ans.hears("heeft je adres nodig", key="con.addr")


def test_before_the_number_was_given(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    agree(street, ans, bilal, day=1, address="Dorpsstraat 7")
    ans.hears(key="con.phone")
    bilal.says("hoe laat?")
    told = bilal.hears("nummer volgt nog", key="vis.helper")
    assert PHONE not in told.text
    assert "Dorpsstraat" not in told.text


def test_who_writes_through_the_bot_gets_the_way_to_that(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    agree(street, ans, bilal, day=4, address="Dorpsstraat 7")
    ans.hears(key="con.phone").press("Nee, via de bot")
    aside(street, "con.", "ask.")
    street.wait(hours=25)  # what they write now is for the bot again
    ans.says("wie was het?")
    ans.hears(key="vis.asker").press("Schrijf")
    ans.hears("Wat wil je Bilal schrijven", key="con.relay.more")
    bilal.says("wie was het?")
    bilal.hears(key="vis.helper").press("Schrijf")
    bilal.hears("Wat wil je Ans schrijven", key="con.relay.more")


def test_the_number_of_the_helper_is_told_to_the_asker(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal", phone=PHONE)
    agree(street, ans, bilal, day=1, address="Dorpsstraat 7")
    ans.hears(key="con.phone").press("Nee, via de bot")
    bilal.sees("Schrijf hier").press("Geef mijn nummer")
    bilal.sees("Mag ik je telefoonnummer geven").press("Ja, dit nummer")
    aside(street, "con.", "ask.")
    ans.says("klaar met schrijven")
    aside(street, "con.")
    ans.sees("Doorgegeven").press("Klaar")
    aside(street, "con.")
    ans.says("wat is zijn nummer?")
    ans.hears(f"Telefoon: {PHONE}", key="vis.asker")


def test_without_a_moment(street: Street) -> None:
    ans, bilal = visit(street, day=None)
    ans.says("wie komt er?")
    assert "None" not in ans.hears("Bilal helpt je", key="vis.asker").text
    bilal.says("waar woont ze?")
    bilal.hears("Dorpsstraat 7", key="vis.helper")


def test_long_over_is_asked_how_it_went(street: Street) -> None:
    ans, bilal = at_three(street)
    street.at("maandag 15:00")
    aside(street, "nos.", "chk.")
    ans.says("hoe laat komt hij?")
    ans.hears("Is het gelukt", key="chk.asker")
    bilal.says("hoe laat was het ook weer")
    bilal.hears("Hoe ging het", key="chk.helper")


def test_nothing_is_going_on_any_more(street: Street) -> None:
    ans, bilal = at_three(street)
    ans.says("het is gelukt")
    ans.hears(key="chk.thanks").press("Klaar")
    aside(street)
    bilal.says("hoe laat moet ik komen?")
    assert keys(bilal) == ["sta.none"]
    aside(street, "sta.")
