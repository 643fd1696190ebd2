"""Somebody was asked by name: a yes stands where it was asked, a no is heard in time."""

from tests.helping.posting import post
from tests.hush import hush
from tests.ladder.reading import MOW, the_request
from tests.phone import Message, Phone
from tests.street import Street


def asked_by_name(street: Street, *, day: int, hour: int) -> tuple[Phone, Phone, Message]:
    """Coen asked Bilal for what Ans needs then; the message that says so."""
    ans, coen = street.resident("Ans", phone="06 12345678"), street.coordinator("Coen")
    bilal = street.resident("Bilal", pings=True)
    post(street, ans, MOW, day=day, hour=hour)
    street.wait(seconds=10)
    hush(street)
    coen.says("wijs 11 toe aan Bilal")
    said = coen.hears("Een nee hoor je op tijd", key="coo.assigned")
    hush(street)
    return coen, bilal, said


def test_a_no_with_little_time_is_heard_at_once(street: Street) -> None:
    coen, bilal, _ = asked_by_name(street, day=0, hour=16)
    bilal.sees("Gras").press("Nu niet")
    told = coen.hears("Bilal kan niet voor hulpvraag 11", "Wie nu?", key="coo.declined")
    assert told.labels == ["Ik pak dit", "Wijs toe"]
    assert the_request(street).taken_by_id is None
    hush(street)
    told.press("Wijs toe")
    coen.hears(key="coo.assign.nobody")
    told.press("Ik pak dit")
    coen.hears(key="coo.take")
    hush(street)


def test_a_no_with_time_enough_stands_there_and_in_the_digest(street: Street) -> None:
    coen, bilal, said = asked_by_name(street, day=3, hour=16)
    bilal.sees("Gras").press("Nu niet")
    coen.hears_nothing()
    assert said.key == "coo.declined"
    street.at("dinsdag 08:30")
    coen.hears("Wacht al 23 uur: 11 Gras maaien", key="coo.hi")
    hush(street)


def test_no_answer_with_little_time_is_heard_once(street: Street) -> None:
    coen, bilal, _ = asked_by_name(street, day=0, hour=19)
    street.wait(hours=2, minutes=1)
    told = coen.hears("Bilal gaf geen antwoord voor hulpvraag 11", key="coo.silent.helper")
    street.wait(hours=5)
    coen.hears_nothing()
    assert the_request(street).taken_by_id == street.person(coen).id
    bilal.sees("Gras").press("Ik help")  # late, and welcome
    coen.hears("Bilal zei ja", key="coo.claimed")
    told.press("Ik pak dit")
    hush(street)


def test_no_answer_with_little_time_and_another_is_asked(street: Street) -> None:
    coen, _, _ = asked_by_name(street, day=0, hour=19)
    street.wait(hours=2, minutes=1)
    coen.hears("Wie nu?", key="coo.silent.helper").press("Wijs toe")
    assert coen.hears().key.startswith("coo.assign")
    hush(street)


def test_no_answer_is_in_the_digest_of_the_day(street: Street) -> None:
    coen, bilal, said = asked_by_name(street, day=1, hour=15)
    street.at("dinsdag 08:30")
    coen.hears("Bilal gaf nog geen antwoord: 11 Gras maaien, vandaag", key="coo.hi")
    assert said.key == "coo.silent.helper"
    bilal.sees("Gras").press("Ik help")
    hush(street)


def test_somebody_else_says_yes_to_what_is_in_hand(street: Street) -> None:
    """Whoever calls round for it hears at once that they need not any more."""
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    bilal = street.resident("Bilal")
    post(street, ans, MOW, day=1, hour=15)
    street.wait(seconds=10)
    hush(street)
    coen.says("pak 11")
    coen.hears(key="coo.take")
    bilal.says("ik help 11")
    coen.hears("Bilal zei ja op hulpvraag 11", key="coo.claimed")
    hush(street)


def test_two_were_asked_and_one_says_no(street: Street) -> None:
    coen, bilal, _ = asked_by_name(street, day=0, hour=16)
    cor = street.resident("Cor", pings=True)
    coen.says("wijs 11 toe aan Cor")
    coen.hears(key="coo.assigned")
    bilal.sees("Gras").press("Nu niet")
    coen.hears_nothing()  # Cor still thinks about it
    cor.sees("Gras").press("Nu niet")
    coen.hears("Cor kan niet", key="coo.declined")
    hush(street)


def test_taken_and_forgotten_with_little_time(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    post(street, ans, MOW, day=0, hour=19)
    street.wait(seconds=10)
    hush(street)
    coen.says("pak 11")
    coen.hears(key="coo.take")
    street.wait(hours=2, minutes=1)
    coen.hears("2 uur niets", key="coo.released").press("Ik pak dit")
    coen.hears(key="coo.take")
    hush(street)
