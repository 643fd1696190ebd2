"""The alarm: a coordinator hears it at once, at any hour, and everybody else when none reacts."""

import pytest

from bot.people import Person
from handlers.safety import Alarm
from tests.phone import Phone
from tests.street import Street

FALL = "ik ben gevallen en kan niet overeind komen"


def ask_for_somebody(phone: Phone) -> None:
    phone.says(FALL)
    phone.hears("112", key="sos.fall").press("Waarschuw iemand")


@pytest.mark.threat("T25")
def test_a_coordinator_is_told_at_once_also_at_night(street: Street) -> None:
    street.at("dinsdag 03:00")
    ans, coen = street.resident("Ans", phone="06-12345678"), street.coordinator("Coen")
    ask_for_somebody(ans)
    ans.hears("Coen", "112", key="sos.notify")
    alarm = coen.hears("Ans", "03:00", "gevallen", "06-12345678", key="coo.alarm")
    alarm.press("Ik pak dit")
    ans.hears("Coen", key="sos.coming")
    assert alarm.has("Coen", "pakt dit")


def test_pressing_twice_is_one_alarm(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    ask_for_somebody(ans)
    ans.hears(key="sos.notify")
    coen.hears(key="coo.alarm")
    ask_for_somebody(ans)
    ans.hears(key="sos.notify")
    coen.hears_nothing()


def test_two_coordinators_take_it_and_the_first_wins(street: Street) -> None:
    ans, coen, dora = (
        street.resident("Ans"),
        street.coordinator("Coen"),
        street.coordinator("Dora"),
    )
    ask_for_somebody(ans)
    ans.hears(key="sos.notify")
    first, second = coen.hears(key="coo.alarm"), dora.hears(key="coo.alarm")
    button = second.button("Ik pak dit")
    first.press("Ik pak dit")
    ans.hears("Coen", key="sos.coming")
    assert second.has("Coen", "pakt dit")
    second.buttons = [button]  # pressed before the edit arrived
    second.press("Ik pak dit")
    assert second.has("Coen", "pakt dit")


def test_nobody_reacts_and_everybody_is_told(street: Street) -> None:
    ans, coen, olga = street.resident("Ans"), street.coordinator("Coen"), street.owner("Olga")
    ask_for_somebody(ans)
    ans.hears(key="sos.notify")
    coen.hears(key="coo.alarm")
    street.wait(minutes=6)
    olga.hears("Ans", key="coo.alarm")
    assert street.look(lambda db: db.query(Alarm).one().next_step_at) is None


def test_no_coordinator_can_be_reached(street: Street) -> None:
    ans = street.resident("Ans")
    ask_for_somebody(ans)
    ans.hears("055-1234567", "112", key="sos.nobody")


def test_somebody_unknown_in_the_only_neighbourhood(street: Street) -> None:
    coen, kim = street.coordinator("Coen"), street.stranger("Kim")
    ask_for_somebody(kim)
    kim.hears("112", key="sos.notify")
    coen.hears("iemand", key="coo.alarm")


def test_somebody_unknown_where_there_are_several_neighbourhoods(street: Street) -> None:
    street.add_neighbourhood("Zuid")
    coen, kim = street.coordinator("Coen"), street.stranger("Kim")
    ask_for_somebody(kim)
    kim.hears("112", key="sos.alone")
    coen.hears_nothing()


def test_a_resident_cannot_take_an_alarm(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    ask_for_somebody(ans)
    ans.hears(key="sos.notify")
    message = coen.hears(key="coo.alarm")
    ans.presses(message, "Ik pak dit")
    assert street.look(lambda db: db.query(Alarm).one().taken_by_id) is None
    for heard in ans.messages:
        heard.read = True


def test_what_is_kept_of_an_alarm_can_be_seen_and_erased(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    ask_for_somebody(ans)
    ans.hears(key="sos.notify")
    coen.hears(key="coo.alarm")
    identity = street.person(ans).id
    context, turn = street.turn()
    person = turn.db.get_one(Person, identity)
    feature = next(f for f in turn.house.registry.features if f.name == "safety")
    assert feature.exporters[0](turn.db, person)["alarms"][0]["reason"] == "fall"
    feature.erasers[0](turn, person)
    context.__exit__(None, None, None)
    assert street.look(lambda db: db.query(Alarm).count()) == 0


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("mijn moeder ademt niet meer", "sos.112"),
        ("ik ruik gas in de keuken", "sos.112"),
        ("er is brand in huis", "sos.112"),
        ("112", "sos.112"),
        ("ik wil er niet meer zijn", "sos.suicide"),
        ("mijn man slaat mij", "sos.violence"),
    ],
)
def test_somebody_is_told_in_every_emergency(street: Street, text: str, key: str) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    ans.says(text)
    ans.hears(key=key).press("Waarschuw iemand")
    ans.hears(key="sos.notify")
    coen.hears("Ans", key="coo.alarm")
