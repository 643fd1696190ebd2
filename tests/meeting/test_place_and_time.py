"""F12: where and when they meet, and what goes from the chats in time."""

import pytest

from bot.messages import Abilities
from handlers.meeting.code import new_code
from handlers.meeting.model import Trace
from tests.meeting.visiting import agree, aside, exchanged, keys, meeting, request
from tests.security.reporting import Figure
from tests.street import Street

PHONE = "06 12345678"


@pytest.mark.threat("T8")
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


@pytest.mark.threat("T14")
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


@pytest.mark.threat("T14")
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


def test_somewhere_else_is_said_later(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    agree(street, ans, bilal, day=1)
    ans.hears(key="con.phone").press("Ja, dit nummer")
    aside(street, "con.")
    ans.hears(key="ask.where").press("Ergens anders")
    ans.hears(key="ask.addr.else").press("Later")
    ans.hears(key="ask.extra").press("Nee")
    aside(street, "con.")


def test_code_words_differ(street: Street) -> None:
    context, turn = street.turn()
    words = [new_code(turn) for _ in range(300)]
    context.__exit__(None, None, None)
    assert len(set(words)) > 295
    assert all(len(word.split()) == 2 for word in words)


def test_the_address_typed_instead_of_yes(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    agree(street, ans, bilal, day=1)
    ans.hears(key="con.phone").press("Ja, dit nummer")
    aside(street, "con.")
    ans.hears(key="ask.where")
    ans.says("Dorpsstraat 7a")
    bilal.hears("Dorpsstraat 7a", key="con.addr.give")
    ans.hears(key="ask.extra")


def test_a_day_is_no_address(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    agree(street, ans, bilal, day=1)
    ans.hears(key="con.phone").press("Ja, dit nummer")
    aside(street, "con.")
    ans.hears(key="ask.where").press("Ja, bij mij")
    ans.hears(key="ask.addr")
    ans.says("vrijdag graag")
    ans.hears("Wat is je straat", key="g.again")
    ans.says("Dorpsstraat 7")
    bilal.hears("Dorpsstraat 7", key="con.addr.give")
    ans.hears(key="ask.extra")


@pytest.mark.threat("T14")
def test_of_two_hundred_visits_nothing_stays_in_a_chat(
    quiet_street: Street, figure: Figure
) -> None:
    street, count = quiet_street, figure.of(200, 4)
    ans = street.resident("Ans", phone=PHONE)
    helpers = [street.resident(f"Buur {n}") for n in range(count)]
    for number, helper in enumerate(helpers):
        exchanged(street, ans, helper, day=number % 5 + 1)
    street.wait(hours=47)
    messages = [message for phone in street.phones.values() for message in phone.messages]
    gone = sum(message.deleted for message in messages)
    left = [m for m in messages if not m.deleted and (PHONE in m.text or "het woord" in m.text)]
    assert gone >= 3 * count  # a number, and the word at the door for both
    assert left == []
    figure.found(f"{count} visits: {gone} messages deleted within 47 hours, {len(left)} left")
