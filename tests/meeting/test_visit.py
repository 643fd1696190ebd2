"""F13 and F16: reminders, and when somebody does not come."""

from datetime import timedelta

import pytest

from handlers.requests import State
from tests.meeting.visiting import agree, aside, exchanged, free_places, keys, meeting, request
from tests.street import Street

PHONE = "06 12345678"


def test_both_are_reminded_the_evening_before(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    exchanged(street, ans, bilal, day=2, address="Dorpsstraat 7")
    aside(street, "con.")
    street.at("dinsdag 17:59")
    aside(street, "con.")
    bilal.hears_nothing()
    street.at("dinsdag 18:00")
    asked = bilal.hears("Ans", "Gras", "morgen", "15:00", key="rem.helper")
    asked.press("Ja, het lukt")
    bilal.hears("blijft het zo", key="rem.ok")
    ans.hears("Bilal", "morgen", "15:00", key="rem.asker").press("Ja")
    ans.hears(key="rem.ok")
    street.at("woensdag 14:00")
    told = bilal.hears("Over een uur", "Ans", "Dorpsstraat 7", key="rem.hour")
    assert told.protect
    ans.hears_nothing()
    told.press("Onderweg")
    bilal.hears("Goed om te weten", key="nos.good")
    street.at("woensdag 16:00")


def test_whoever_said_yes_less_than_six_hours_ago_is_not_reminded(street: Street) -> None:
    street.at("maandag 13:00")
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    exchanged(street, ans, bilal, day=1)
    street.at("maandag 21:00")
    aside(street, "con.addr")
    assert keys(bilal) == keys(ans) == []


def test_the_asker_wants_another_moment(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    exchanged(street, ans, bilal, day=1)
    street.at("maandag 18:00")
    aside(street, "con.addr")
    bilal.hears(key="rem.helper")
    ans.hears(key="rem.asker").press("Afspraak wijzigen")
    ans.hears("Welke dag of tijd", key="chg.time")
    ans.says("vrijdag om 11:00")
    ans.hears(key="chg.asked")
    bilal.hears("Ans vraagt", "vrijdag", key="chg.ask").press("Ja, goed")
    aside(street, "chg.")
    assert meeting(street).starts_at == request(street).starts_at
    street.at("dinsdag 20:00")
    assert keys(bilal) == []  # nobody is expected on Tuesday any more
    street.at("donderdag 18:00")
    bilal.hears("vrijdag", "11:00", key="rem.helper")
    aside(street, "rem.", "con.addr")


def test_it_does_not_work_out_after_all(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    exchanged(street, ans, bilal, day=1)
    street.at("maandag 18:00")
    aside(street, "con.addr", "rem.asker")
    bilal.hears(key="rem.helper").press("Lukt niet")
    assert request(street).state is State.OPEN
    assert free_places(street) == 1
    aside(street)


def test_a_helper_who_does_not_answer_is_asked_again_and_then_replaced(street: Street) -> None:
    ans, bilal, coen = (
        street.resident("Ans", phone=PHONE),
        street.resident("Bilal"),
        street.coordinator("Coen"),
    )
    exchanged(street, ans, bilal, day=1)
    street.at("maandag 18:00")
    aside(street, "con.addr", "rem.")
    street.at("dinsdag 12:00")
    again = bilal.hears("Lukt het straks bij Ans", key="rem.noans")
    street.at("dinsdag 13:00")
    coen.hears("Bilal helpt voor het eerst: Ans", "11, Gras maaien", key="coo.hi")
    coen.hears("Bilal bevestigt", "hulpvraag 11", "Ans", key="coo.meet.unsure")
    again.press("Ja, het lukt")
    bilal.hears(key="rem.ok")
    street.at("dinsdag 14:30")
    bilal.hears(key="rem.hour")


def test_no_answer_and_then_it_does_not_work(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    exchanged(street, ans, bilal, day=1)
    street.at("maandag 18:00")
    aside(street, "con.addr", "rem.")
    street.at("dinsdag 12:00")
    bilal.hears(key="rem.noans").press("Lukt niet")
    assert free_places(street) == 1
    aside(street)


def test_a_visit_in_the_morning_is_not_confirmed_at_night(street: Street) -> None:
    ans, bilal, coen = (
        street.resident("Ans", phone=PHONE),
        street.resident("Bilal"),
        street.coordinator("Coen"),
    )
    exchanged(street, ans, bilal, day=1, hour=9)
    street.at("maandag 18:00")
    aside(street, "con.addr", "rem.")
    street.at("dinsdag 07:30")
    bilal.hears_nothing()
    coen.hears("Bilal bevestigt", key="coo.meet.unsure")
    aside(street, "rem.")
    street.at("dinsdag 08:30")
    coen.hears("Bilal helpt voor het eerst", key="coo.hi")
    aside(street, "rem.")


def test_on_the_way(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    exchanged(street, ans, bilal, day=0, hour=12)
    street.at("maandag 11:00")
    bilal.hears("Over een uur", key="rem.hour")
    street.at("maandag 12:00")
    asked = bilal.hears("onderweg naar Ans", key="nos.helper")
    asked.press("Onderweg")
    bilal.hears(key="nos.good")
    street.at("maandag 13:00")
    ans.hears_nothing()


@pytest.mark.parametrize("count", [10, 30])
def test_how_much_later(street: Street, count: int) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    exchanged(street, ans, bilal, day=0, hour=12)
    street.at("maandag 12:00")
    aside(street, "rem.")
    bilal.hears(key="nos.helper").press("Iets later")
    bilal.hears(key="nos.minutes").press(f"{count} minuten")
    bilal.hears(key="nos.good")
    ans.hears(f"{count} minuten", key="nos.late")


def test_a_bit_later(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    exchanged(street, ans, bilal, day=0, hour=12)
    street.at("maandag 12:00")
    aside(street, "rem.")
    bilal.hears(key="nos.helper").press("Iets later")
    bilal.hears("Hoeveel minuten", key="nos.minutes").press("20 minuten")
    bilal.hears(key="nos.good")
    ans.hears("Bilal komt iets later", "20 minuten", key="nos.late")
    street.at("maandag 12:39")
    ans.hears_nothing()
    street.at("maandag 12:40")
    ans.hears("Is Bilal er al", key="nos.ask").press("Ja")
    ans.hears("Veel plezier", key="nos.fine")


def test_the_helper_cannot_come_at_the_last_moment(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    exchanged(street, ans, bilal, day=0, hour=12)
    street.at("maandag 12:00")
    aside(street, "rem.")
    bilal.hears(key="nos.helper").press("Lukt niet")
    assert free_places(street) == 1
    aside(street)


@pytest.mark.threat("T6")
def test_the_first_visit_of_a_new_helper_is_told(street: Street) -> None:
    ans, bilal, coen = (
        street.resident("Ans", phone=PHONE),
        street.resident("Bilal"),
        street.coordinator("Coen"),
    )
    agree(street, ans, bilal, day=0, hour=14, first=True)
    coen.hears("Bilal", "voor het eerst", "Ans", key="coo.meet.first")
    aside(street, "con.")


@pytest.mark.threat("T6")
def test_a_first_visit_later_is_told_in_the_morning_and_once(street: Street) -> None:
    ans, bilal, coen = (
        street.resident("Ans", phone=PHONE),
        street.resident("Bilal"),
        street.coordinator("Coen"),
    )
    exchanged(street, ans, bilal, day=3)
    coen.hears_nothing()
    street.at("dinsdag 08:30")
    coen.hears("open: 0", "Bilal helpt voor het eerst: Ans, overmorgen", key="coo.hi")
    street.at("woensdag 10:00")
    coen.hears_nothing()
    aside(street, "con.", "rem.")


@pytest.mark.threat("T6")
def test_a_first_visit_that_was_in_no_digest_is_told_all_the_same(street: Street) -> None:
    ans, bilal, coen = (
        street.resident("Ans", phone=PHONE),
        street.resident("Bilal"),
        street.coordinator("Coen"),
    )
    exchanged(street, ans, bilal, day=3)
    street.goes_down()
    street.at("dinsdag 12:30")
    street.comes_back()
    coen.hears("Bilal", "voor het eerst", "Ans", key="coo.meet.first")
    aside(street, "con.", "out.")


@pytest.mark.threat("T6")
def test_of_a_new_helper_the_first_visit_is_told_and_no_other(street: Street) -> None:
    ans, bilal, coen = (
        street.resident("Ans", phone=PHONE),
        street.resident("Bilal"),
        street.coordinator("Coen"),
    )
    exchanged(street, ans, bilal, day=3)
    exchanged(street, ans, bilal, day=4)
    exchanged(street, ans, bilal, day=2)
    street.at("dinsdag 08:30")
    said = coen.hears("Bilal helpt voor het eerst: Ans, morgen", key="coo.hi")
    assert said.text.count("Bilal") == 1
    street.at("woensdag 10:00")
    coen.hears_nothing()
    aside(street, "con.", "rem.", "clm.")


@pytest.mark.threat("T6")
def test_tomorrow_morning_is_early_enough_for_the_digest(street: Street) -> None:
    ans, bilal, coen = (
        street.resident("Ans", phone=PHONE),
        street.resident("Bilal"),
        street.coordinator("Coen"),
    )
    start = street.clock.now().replace(hour=7, minute=0) + timedelta(days=1)  # eight o'clock
    fields = {"starts_at": start, "ends_at": start + timedelta(hours=4), "grain": "part_of_day"}
    exchanged(street, ans, bilal, **fields)
    assert coen.messages == []
    street.at("dinsdag 08:30")
    coen.hears("Bilal helpt voor het eerst: Ans, vandaag", key="coo.hi")
    aside(street, "con.", "rem.")
