"""Who is on duty, who is the back-up, and taking it over."""

import pytest

from bot.people import Person
from tests.street import Street


def test_taking_over_the_duty(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    coen.says("/dienst")
    coen.hears("niemand, dus alle coördinatoren", key="dut.show").press("Ik neem de dienst")
    coen.hears("Je hebt nu dienst in De Heeze", key="dut.yours")
    coen.says("wie heeft dienst")
    assert coen.hears("Dienst: Coen").labels == ["Ik ben achterwacht"]
    els.says("/dienst")
    els.hears("Dienst: Coen, sinds").press("Ik ben achterwacht")
    els.hears("Je bent nu achterwacht", key="dut.backup.yours")
    els.says("dienst")
    els.hears("Achterwacht: Els").press("Ik neem de dienst")
    els.hears(key="dut.yours")
    coen.hears("Els heeft de dienst", key="dut.over")
    coen.says("dienst")
    coen.hears("Dienst: Els").press("Ik ben achterwacht")
    coen.hears(key="dut.backup.yours")
    els.hears("Coen is nu achterwacht", key="dut.backup.over")


def test_who_is_on_duty_hears_it_alone(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    els.says("/dienst")
    els.hears(key="dut.show").press("Ik neem de dienst")
    els.hears(key="dut.yours")
    ans = street.resident("Ans", phone="0612345678")
    ans.says("mens")
    ans.hears(key="g.human.ask").press("Bel mij")
    ans.hears(key="g.human.ok")
    els.hears(key="coo.callback")
    coen.hears_nothing()


def test_somebody_without_a_name_is_on_duty(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    identity = street.person(coen).id
    with street.app.session() as db:
        db.get_one(Person, identity).name = None
    coen.says("dienst")
    coen.hears(key="dut.show").press("Ik neem de dienst")
    coen.hears(key="dut.yours")
    els.says("dienst")
    els.hears("Dienst: iemand, sinds")


def test_who_no_longer_coordinates_is_off_duty(street: Street) -> None:
    olga, coen = street.owner("Olga"), street.coordinator("Coen")
    coen.says("dienst")
    coen.hears(key="dut.show").press("Ik neem de dienst")
    coen.hears(key="dut.yours")
    olga.says("rollen")
    olga.hears(key="rol.list").press("Coen")
    olga.hears(key="rol.remove").press("Ja, weghalen")
    olga.hears(key="rol.removed")
    coen.hears(key="rol.undone")
    olga.says("dienst")
    olga.hears("Dienst: niemand")


def test_only_for_coordinators(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("/dienst")
    ans.hears(key="coo.norole")


@pytest.mark.parametrize(
    "words", ["Ik neem de dienst over", "ik heb nu dienst", "ik doe de dienst"]
)
def test_duty_is_taken_in_words(street: Street, words: str) -> None:
    coen = street.coordinator("Coen")
    coen.says(words)
    coen.hears("Je hebt nu dienst in De Heeze", key="dut.yours")


def test_a_day_without_duty_shows_the_week(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says("ik heb zaterdag geen dienst")
    coen.hears("nog niemand", key="dut.week")


def test_a_resident_who_speaks_of_a_service_takes_no_duty(street: Street) -> None:
    street.coordinator("Coen")
    ans = street.resident("Ans")
    ans.says("ik heb zondag dienst")
    assert ans.hears().key.startswith("g.nosee1")
