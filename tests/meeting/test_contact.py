"""F12: the contact after both said yes: a number, a word at the door, a place, a moment."""

import re

from bot.messages import Abilities, Kind
from handlers.meeting.code import new_code
from handlers.meeting.model import Trace
from handlers.requests import Request
from tests.meeting.visiting import agree, aside, exchanged, keys, meeting, request
from tests.street import Street

PHONE = "06 12345678"


def test_from_the_yes_to_everything_that_is_needed(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    agree(street, ans, bilal, day=1)
    asked = ans.hears("telefoonnummer", "Bilal", "Alleen voor deze hulp", key="con.phone")
    assert asked.labels == ["Ja, dit nummer", "Ander nummer", "Nee"]
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


def test_the_address_waits_until_the_evening_before(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    agree(street, ans, bilal, day=4)
    ans.hears(key="con.phone").press("Ja, dit nummer")
    bilal.hears("adres krijg je de avond ervoor", key="con.give")
    aside(street, "con.")
    ans.hears(key="ask.where").press("Ja, bij mij")
    ans.hears(key="ask.addr")
    ans.says("Dorpsstraat 7")
    bilal.hears_nothing()
    ans.hears(key="ask.extra").press("Nee")
    ans.hears(key="con.ready")
    bilal.says("adres")
    bilal.hears("avond ervoor", PHONE, key="con.give")
    street.at("donderdag 18:00")
    assert bilal.hears("Dorpsstraat 7", key="rem.helper").protect
    ans.hears(key="rem.asker")


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


def test_the_asker_gives_no_number_so_the_helper_is_asked(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal", phone="06 87654321")
    agree(street, ans, bilal, day=1)
    ans.hears(key="con.phone").press("Nee")
    ans.hears("ik geef je nummer niet", key="con.phone.no")
    bilal.hears("Ans", key="con.phone").press("Ja, dit nummer")
    ans.hears("Telefoon van Bilal", "06 87654321", key="con.give")
    bilal.hears("Ans heeft nu je nummer", key="con.given")
    bilal.hears(key="con.code.helper")
    bilal.hears(key="con.tips")
    ans.hears(key="con.code")
    ans.hears(key="ask.where").press("Maakt niet uit")
    ans.hears(key="ask.extra").press("Nee")
    ans.hears("Bel Bilal", key="con.ready.you")


def test_nobody_gives_a_number(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal", phone="06 87654321")
    coen = street.coordinator("Coen")
    agree(street, ans, bilal, day=1)
    aside(street)
    ans.hears(key="con.phone").press("Nee")
    ans.hears(key="con.phone.no")
    bilal.hears(key="con.phone").press("Nee")
    bilal.hears("Els helpt jullie", key="con.none")
    ans.hears("055-1234567", key="con.none")
    coen.hears("hulpvraag 1", "Ans", "Bilal", "nummer delen", key="coo.meet.none")
    bilal.hears(key="con.code.helper")
    bilal.hears(key="con.tips")
    ans.hears(key="con.code")
    ans.hears(key="ask.where").press("Ergens anders")
    ans.hears("Waar is het dan", key="ask.addr.else")
    ans.says("Buurthuis de Kei")
    bilal.hears("Buurthuis de Kei", key="con.addr.give")
    ans.hears(key="ask.extra").press("Nee")
    ans.hears("doorgegeven aan Bilal", key="con.ready.pass")


def test_later_means_that_the_address_is_asked_again(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    agree(street, ans, bilal, day=1)
    ans.hears(key="con.phone").press("Ja, dit nummer")
    aside(street, "con.")
    ans.hears(key="ask.where").press("Ja, bij mij")
    ans.hears(key="ask.addr").press("Later")
    ans.hears(key="ask.extra").press("Nee")
    ans.hears(key="con.ready")
    street.wait(hours=3)
    ans.hears("Bilal heeft je adres nodig", key="con.addr").press("Ja")
    ans.hears(key="ask.addr")
    ans.says("Dorpsstraat 7")
    bilal.hears("Dorpsstraat 7", key="con.addr.give")
    ans.hears(key="con.ready")


def test_at_the_door_and_no_address(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    exchanged(street, ans, bilal, day=1)
    bilal.says("adres")
    bilal.hears(PHONE, key="con.give")
    bilal.hears("Ik vraag het adres aan Ans", key="con.adres.asked")
    ans.hears(key="con.addr").press("Nee, bij de deur")
    bilal.hears("liever niet hier", key="con.addr.door")


def test_the_address_in_a_word_without_an_appointment(street: Street) -> None:
    street.resident("Bilal").says("adres")
    street.phones["1000"].hears("geen afspraak", key="con.adres.none")


def test_the_address_for_help_without_a_moment_is_given_when_asked_for(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    agree(street, ans, bilal)
    ans.hears(key="con.phone").press("Ja, dit nummer")
    bilal.hears("Schrijf adres", key="con.give")
    aside(street, "con.")
    ans.hears(key="ask.where").press("Ja, bij mij")
    ans.hears(key="ask.addr")
    ans.says("Dorpsstraat 7")
    bilal.hears_nothing()
    ans.hears(key="ask.extra").press("Nee")
    ans.hears(key="con.ready")
    bilal.says("Adres?")
    bilal.hears("Adres: Dorpsstraat 7", PHONE, key="con.give")


def test_when_do_you_meet(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    agree(street, ans, bilal)
    ans.hears(key="con.phone").press("Ja, dit nummer")
    bilal.hears(key="con.give")
    bilal.hears(key="con.code.helper")
    bilal.hears(key="con.tips")
    bilal.hears("Wanneer spreken jullie af", key="con.when")
    aside(street, "con.code", "ask.")
    bilal.says("gisteren")
    bilal.hears("al voorbij", key="con.when.past")
    bilal.says("donderdag om 10:00")
    bilal.hears("donderdag", "10:00", key="con.when.ok")
    ans.hears("Bilal", "donderdag", "10:00", key="con.when.asker")
    assert request(street).starts_at == meeting(street).starts_at
    aside(street, "con.addr")
    street.at("woensdag 18:00")
    aside(street, "con.addr")
    bilal.hears("morgen", key="rem.helper")
    ans.hears(key="rem.asker")


def test_they_do_not_know_yet_when(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    agree(street, ans, bilal)
    ans.hears(key="con.phone").press("Ja, dit nummer")
    asked = [message for message in bilal.messages if message.key == "con.when"]
    aside(street, "con.", "ask.")
    asked[0].press("Weet ik nog niet")
    bilal.hears("over een paar dagen", key="con.when.later")
    street.at("woensdag 09:00")
    ans.hears("Bilal", key="chk.asker")  # two days after


def test_the_asker_does_not_react(street: Street) -> None:
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


def test_with_little_time_left_silence_is_shorter(street: Street) -> None:
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
    ans.hears(key="con.phone.new")
    street.wait(hours=3)
    coen.hears("geen contact", key="coo.meet.silent")


def test_numbers_and_addresses_go_from_the_chats_in_time(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    agree(street, ans, bilal, day=6)
    ans.hears(key="con.phone").press("Ja, dit nummer")
    given = bilal.hears(PHONE, key="con.give")
    aside(street, "con.", "ask.")
    street.wait(hours=45)
    assert not given.deleted
    street.wait(hours=1, minutes=30)
    assert given.deleted
    assert not any(PHONE in message.text for message in bilal.messages if not message.deleted)
    bilal.says("adres")  # and it can be had again
    bilal.hears(PHONE, key="con.give")
    assert street.look(lambda db: db.query(Trace).count()) == 1


def test_where_a_message_cannot_be_deleted_it_is_emptied(street: Street) -> None:
    street.house.abilities["street"] = Abilities(delete_hours=0)
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    exchanged(street, ans, bilal, day=6)
    street.wait(hours=47)
    assert [m.text for m in bilal.messages if m.key == "con.scrubbed"] == ["[verwijderd]"] * 2


def test_what_was_given_goes_when_the_helper_goes(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    exchanged(street, ans, bilal, day=1)
    bilal.says("lukt niet")
    street.tick()
    aside(street)
    assert not any(PHONE in message.text for message in bilal.messages if not message.deleted)
    assert meeting(street).code is None
    bilal.says("adres")
    bilal.hears(key="con.adres.none")
    aside(street)


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


def test_on_behalf_without_any_number(street: Street) -> None:
    els, bilal = street.coordinator("Els"), street.resident("Bilal")
    agree(street, els, bilal, day=1, for_name="mevrouw De Wit", address="Dorpsstraat 7")
    bilal.hears("Bel eerst Els", "055-1234567", key="obo.helper.nophone")
    bilal.hears("Dorpsstraat 7", key="con.addr.give")


def test_a_second_helper_is_told_what_is_known_already(street: Street) -> None:
    ans, bilal, cor = (
        street.resident("Ans", phone=PHONE),
        street.resident("Bilal"),
        street.neighbour("Cor", "Ik kan gras maaien"),
    )
    agree(street, ans, bilal, day=1, people=2)
    ans.hears(key="con.phone").press("Ja, dit nummer")
    aside(street, "con.")
    ans.hears(key="ask.where").press("Ja, bij mij")
    ans.hears(key="ask.addr")
    ans.says("Dorpsstraat 7")
    ans.hears(key="ask.extra").press("Nee")
    aside(street, "con.")
    asked = [message for message in cor.messages if message.key.startswith("ping.")]
    asked[0].press("Ik help")
    [yes] = [m for m in ans.messages if m.key.startswith("clm.asker") and "Cor" in m.text]
    yes.press("Ja, fijn")
    aside(street)
    ans.hears("Cor", key="con.phone").press("Ja, dit nummer")
    aside(street, "con.")
    assert any("Dorpsstraat 7" in message.text for message in cor.messages)
    assert "ask.where" not in keys(ans)


def test_the_first_visit_of_a_new_helper_is_told(street: Street) -> None:
    ans, bilal, coen = (
        street.resident("Ans", phone=PHONE),
        street.resident("Bilal"),
        street.coordinator("Coen"),
    )
    agree(street, ans, bilal, day=1)
    coen.sees("Bilal", "voor het eerst", "Ans")
    aside(street, "con.")


def test_somebody_else_cannot_press_for_the_asker(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    cor = street.resident("Cor")
    agree(street, ans, bilal, day=1)
    asked = ans.hears(key="con.phone")
    press = asked.button("Ja").press
    street.receive(cor, Kind.PRESS, press=press, reply_to=asked.receipt)
    bilal.hears_nothing()
    assert meeting(street).phone is None


def test_code_words_differ(street: Street) -> None:
    context, turn = street.turn()
    words = [new_code(turn) for _ in range(300)]
    context.__exit__(None, None, None)
    assert len(set(words)) > 295
    assert all(len(word.split()) == 2 for word in words)


def test_in_english(street: Street) -> None:
    ann = street.resident("Ann", phone=PHONE, language="en")
    bill = street.resident("Bill", language="en")
    agree(street, ann, bill, day=1)
    ann.hears("May I give your telephone number to Bill?", key="con.phone").press("Yes")
    bill.hears("Telephone of Ann", PHONE, key="con.give")
    aside(street, "con.", "ask.")
