"""F12: the contact after both said yes: a number, a word at the door, a place, a moment."""

import re
from typing import Any

import pytest

from bot.messages import Kind
from bot.people import Person
from handlers.requests import Request
from tests.meeting.visiting import agree, aside, meeting, request
from tests.street import Street

PHONE = "06 12345678"


def test_from_the_yes_to_everything_that_is_needed(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    agree(street, ans, bilal, day=1)
    asked = ans.hears("telefoonnummer", "Bilal", "Alleen voor deze hulp", key="con.phone")
    assert asked.labels == ["Ja, dit nummer", "Ander nummer", "Nee, via de bot"]
    bilal.hears_nothing()
    asked.press("Ja, dit nummer")

    given = bilal.hears("Telefoon van Ans", PHONE, "morgen", "15:00", key="con.give")
    assert given.protect
    word = re.search(r"het woord (\w+ \w+)\.", bilal.hears(key="con.code.helper").text)
    assert word is not None
    bilal.hears("laat iemand weten", "mens", key="con.tips")
    assert ans.hears("Doe dan niet open", key="con.code").has(word[1])

    ans.hears("bij jou thuis", key="ask.where").press("Ja, bij mij")
    ans.hears("straat en huisnummer", key="ask.addr")
    ans.says("Dorpsstraat 7")
    shown = bilal.hears("Adres: Dorpsstraat 7", key="con.addr.give")  # the visit is near
    assert shown.protect
    ans.hears("trap, hond", key="ask.extra")
    ans.says("De bel doet het niet")
    bilal.hears("De bel doet het niet", key="con.extra")
    ans.hears("Bilal neemt contact", key="con.ready")
    street.group_sees("Iemand helpt")


def test_a_number_that_is_typed(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    agree(street, ans, bilal, day=1)
    asked = ans.hears("Op welk nummer", key="con.phone.new")
    assert asked.ask_contact
    ans.says("06 123")
    ans.hears("geen goed telefoonnummer", key="con.phone.bad")
    ans.says("bel maar op 06-12 34 56 78")
    bilal.hears("06 12345678", key="con.give")
    assert street.person(ans).phone == PHONE
    aside(street, "con.", "ask.")


def test_a_number_that_is_shared_with_the_button(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    agree(street, ans, bilal, day=1)
    ans.hears(key="con.phone.new")
    ans.shares_number("+31687654321", own=False)
    ans.hears("bij iemand anders", key="con.notme")
    ans.shares_number("+31612345678")
    bilal.hears(PHONE, key="con.give")
    aside(street, "con.", "ask.")


def test_the_words_of_the_contact_button_ask_to_type(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    agree(street, ans, bilal, day=1)
    ans.hears(key="con.phone.new").press("Deel mijn nummer")
    ans.hears("Typ je telefoonnummer", key="con.phone.type")
    ans.says("0612345678")
    bilal.hears(PHONE, key="con.give")
    aside(street, "con.", "ask.")


def test_another_number_than_the_one_known(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone="055 1234567"), street.resident("Bilal")
    agree(street, ans, bilal, day=1)
    ans.hears(key="con.phone").press("Ander nummer")
    ans.hears(key="con.phone.new")
    ans.says("hoe staat het")  # no number: heard as what it is
    aside(street, "sta.")
    ans.says("0612345678")
    bilal.hears(PHONE, key="con.give")
    aside(street, "con.", "ask.")


def test_a_helper_who_would_rather_be_called(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal", phone="06 87654321")
    agree(street, ans, bilal, day=1)
    ans.hears(key="con.phone").press("Nee, via de bot")
    bilal.hears(key="con.code.helper")
    bilal.hears(key="con.tips")
    bilal.hears("nummers blijven geheim", key="con.relay").press("Geef mijn nummer")
    bilal.hears("Ans", key="con.phone").press("Ja, dit nummer")
    bilal.hears("Ans heeft nu je nummer", key="con.given")
    ans.hears(key="con.code")
    ans.hears(key="ask.where").press("Maakt niet uit")
    ans.hears(key="con.relay")
    ans.hears("Telefoon van Bilal", "06 87654321", key="con.give")
    ans.hears(key="ask.extra").press("Nee")
    ans.hears("Bel Bilal", key="con.ready.you")


def test_no_number_and_the_other_one_is_out_of_reach(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal", phone="06 87654321")
    coen = street.coordinator("Coen")
    agree(street, ans, bilal, day=1)
    aside(street)
    bilal.blocks_the_bot()
    coen.hears(key="fail.unreach")
    ans.hears(key="con.phone").press("Nee, via de bot")
    ans.hears("055-1234567", key="con.none")
    coen.hears("hulpvraag 11", "Ans", "Bilal", "nummer delen", key="coo.meet.none")
    ans.hears(key="con.code")
    ans.hears(key="ask.where").press("Ergens anders")
    ans.hears("Waar is het dan", key="ask.addr.else")


def test_silence_for_three_hours_and_the_one_who_waits_is_asked_what_to_do(street: Street) -> None:
    ans, bilal, coen = street.resident("Ans"), street.resident("Bilal"), street.coordinator("Coen")
    agree(street, ans, bilal, day=3)
    ans.hears(key="con.phone.new")
    street.wait(hours=3)
    asked = bilal.hears("Ans reageert nog niet", "Els", key="con.fail")
    asked.press("Nog even wachten")
    bilal.hears(key="con.fail.wait")
    street.wait(hours=3)
    bilal.hears(key="con.fail").press("Ja")
    coen.hears("Ans", "Bilal", "geen contact", key="coo.meet.silent")
    bilal.hears("Els zoekt contact", key="con.fail.yes")


def test_nobody_reacts_at_all(street: Street) -> None:
    ans, bilal, coen = street.resident("Ans"), street.resident("Bilal"), street.coordinator("Coen")
    agree(street, ans, bilal, day=1, hour=12)
    ans.hears(key="con.phone.new")
    street.wait(hours=6, minutes=1)
    bilal.hears(key="con.fail")
    coen.hears("geen contact", key="coo.meet.silent")  # without anybody pressing anything


def test_silence_is_a_third_of_the_time_that_remains_when_that_is_less_than_three_hours(
    street: Street,
) -> None:
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    agree(street, ans, bilal, day=0, hour=12)
    ans.hears(key="con.phone.new")
    street.wait(minutes=59)
    bilal.hears_nothing()
    street.wait(minutes=2)
    bilal.hears(key="con.fail")


def test_a_helper_who_blocked_the_bot_is_called_by_a_coordinator(street: Street) -> None:
    ans, bilal, coen = street.resident("Ans"), street.resident("Bilal"), street.coordinator("Coen")
    agree(street, ans, bilal, day=3)
    bilal.blocks_the_bot()
    coen.hears("Bilal niet bereiken", key="fail.unreach")
    ans.hears(key="con.phone.new")
    street.wait(hours=3)
    coen.hears("geen contact", key="coo.meet.silent")


def test_a_stopped_request_ends_the_visit(street: Street) -> None:
    from handlers import requests

    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    agree(street, ans, bilal, day=1)
    asked = ans.hears(key="con.phone")
    press = asked.button("Ja").press
    context, turn = street.turn()
    found = turn.db.query(Request).one()
    requests.stop(turn, found, "asker")
    context.__exit__(None, None, None)
    street.wait(days=3)
    aside(street)
    street.receive(ans, Kind.PRESS, press=press, reply_to=asked.receipt)
    ans.toasted("gestopt")


def test_an_asker_who_never_opens_a_private_chat(street: Street) -> None:
    ans, bilal, coen = (
        street.resident("Ans", opened=False),
        street.resident("Bilal"),
        street.coordinator("Coen"),
    )
    agree(street, ans, bilal, day=2, in_group=True)
    street.wait(hours=1)
    coen.hears("Ans", "Bilal wil helpen", key="coo.meet.fetch")
    bilal.hears("Ans nog niet bereikt", "Els", key="con.fetch")


def test_an_asker_who_opens_it_in_time_is_asked_for_the_number(street: Street) -> None:
    ans, bilal = street.resident("Ans", opened=False), street.resident("Bilal")
    street.coordinator("Coen")
    agree(street, ans, bilal, day=2, in_group=True)
    ans.says("/start")
    ans.hears("Bilal", key="con.phone.new")
    street.wait(minutes=61)
    aside(street)


def test_on_behalf_of_somebody_without_a_telephone_that_chats(street: Street) -> None:
    els, bilal = street.coordinator("Els"), street.resident("Bilal")
    agree(street, els, bilal, day=1, for_name="mevrouw De Wit", for_phone="055 7654321")
    said = bilal.hears("mevrouw De Wit", "055 7654321", "burenhulp", key="obo.helper")
    assert said.protect
    assert meeting(street).code == request(street).code_word
    assert (request(street).code_word or "?") in said.text


def test_on_behalf_another_helper_says_another_word(street: Street) -> None:
    els, bilal = street.coordinator("Els"), street.resident("Bilal")
    agree(street, els, bilal, day=1, for_name="mevrouw De Wit", for_phone="055 7654321")
    bilal.hears(key="obo.helper")
    word = request(street).code_word
    bilal.says("lukt niet")
    assert request(street).code_word is None
    assert word is not None
    street.tick()
    aside(street)


def test_on_behalf_without_any_number(street: Street) -> None:
    els, bilal = street.coordinator("Els"), street.resident("Bilal")
    agree(street, els, bilal, day=1, for_name="mevrouw De Wit", address="Dorpsstraat 7")
    bilal.hears("Bel eerst Els", "055-1234567", key="obo.helper.nophone")
    bilal.hears("Dorpsstraat 7", key="con.addr.give")


def test_somebody_else_cannot_press_for_the_asker(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    cor = street.resident("Cor")
    agree(street, ans, bilal, day=1)
    asked = ans.hears(key="con.phone")
    press = asked.button("Ja").press
    street.receive(cor, Kind.PRESS, press=press, reply_to=asked.receipt)
    bilal.hears_nothing()
    assert meeting(street).phone is None


def test_in_english(street: Street) -> None:
    ann = street.resident("Ann", phone=PHONE, language="en")
    bill = street.resident("Bill", language="en")
    agree(street, ann, bill, day=1)
    ann.hears("May I give your telephone number to Bill?", key="con.phone").press("Yes")
    bill.hears("Telephone of Ann", PHONE, key="con.give")
    aside(street, "con.", "ask.")


@pytest.mark.parametrize("way", ["con.phone.new", "con.notme", "con.phone.type", "con.phone.bad"])
def test_no_number_at_every_step(street: Street, way: str) -> None:
    ans, bilal = street.resident("Ans"), street.resident("Bilal", phone=PHONE)
    agree(street, ans, bilal, day=1)
    message = ans.hears(key="con.phone.new")
    if way == "con.notme":
        ans.shares_number("+31612345678", own=False)
        message = ans.hears(key=way)
    elif way == "con.phone.type":
        message.press("Deel mijn nummer")
        message = ans.hears(key=way)
    elif way == "con.phone.bad":
        ans.says("1234")
        message = ans.hears(key=way)
    message.press("Nee, via de bot")
    aside(street, "con.code", "con.tips", "ask.where")
    for phone in (ans, bilal):
        phone.hears(key="con.relay")


def test_after_somebody_elses_card_it_is_typed(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    agree(street, ans, bilal, day=1)
    ans.hears(key="con.phone.new")
    ans.shares_number("+31612345678", own=False)
    ans.hears(key="con.notme").press("Deel mijn nummer")
    ans.hears(key="con.phone.type")
    bilal.hears_nothing()


def test_a_helper_without_a_name(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    identity = street.person(bilal).id

    def change(db: Any) -> None:
        db.get_one(Person, identity).name = None

    street.look(change)
    agree(street, ans, bilal, day=1)
    ans.hears("aan je buur?", key="con.phone")
