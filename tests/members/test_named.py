"""Whom a coordinator means by a name: with one slip, a reason behind it, of two of one name."""

import pytest

from bot.people import Membership, Trust
from handlers.blocking import Suspension
from tests.phone import Phone
from tests.street import Street


def level(street: Street, phone: Phone) -> Trust:
    ids = (street.neighbourhood_id, street.person(phone).id)
    found = street.look(lambda db: db.get_one(Membership, ids).trust)
    assert isinstance(found, Trust)
    return found


@pytest.mark.parametrize("words", ["wie els", "wie is Els?", "wat deed els"])
def test_somebody_is_shown(street: Street, words: str) -> None:
    coen = street.coordinator("Coen")
    street.resident("Els")
    coen.says(words)
    coen.hears("Els, De Heeze", key="mem.one")


def test_one_slip_is_asked_back(street: Street) -> None:
    coen = street.coordinator("Coen")
    street.resident("Els")
    coen.says("wie elz")
    coen.hears("Wie bedoel je", key="coo.who").press("Els")
    coen.hears("Els, De Heeze", key="mem.one")


@pytest.mark.parametrize("words", ["wie", "pauzeer"])
def test_the_name_is_asked_for(street: Street, words: str) -> None:
    coen = street.coordinator("Coen")
    street.resident("Els")
    coen.says(words)
    coen.hears("Over wie gaat het", key="coo.trust.who")
    coen.says("Els")
    assert "Els" in coen.hears().text


def test_who_is_nobody_here_is_a_request_as_ever(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says("wie kookt morgen voor mij")
    coen.hears("maaltijd", key="ask.sum")


def test_two_of_the_same_name_are_told_apart(street: Street) -> None:
    coen = street.coordinator("Coen")
    els, other = street.resident("Els"), street.resident("Els")
    with street.app.session() as db:
        db.get_one(Membership, (street.neighbourhood_id, street.person(els).id)).postcode = "7334A"
    coen.says("vog Els")
    asked = coen.hears(key="coo.who")
    assert sorted(asked.labels) == ["Els, 24 oktober", "Els, 7334A"]
    asked.press("Els, 7334A")
    coen.hears(key="coo.trust")
    assert (level(street, els), level(street, other)) == (Trust.VOG, Trust.NEW)


@pytest.mark.parametrize(
    ("words", "trust"),
    [
        ("Els gesproken", Trust.TALKED),
        ("vog els gezien", Trust.VOG),
        ("Els heeft een vog", Trust.VOG),
        ("vog van Els", Trust.VOG),
        ("ik heb Els gesproken", Trust.NEW),  # that may have been about anything
        ("Ank gesproken", Trust.NEW),
    ],
)
def test_how_well_somebody_is_known(street: Street, words: str, trust: Trust) -> None:
    coen = street.coordinator("Coen")
    els = street.resident("Els")
    coen.says(words)
    coen.hears()
    assert level(street, els) is trust


def test_a_reason_behind_the_name_is_no_part_of_it(street: Street) -> None:
    coen, vera = street.coordinator("Coen"), street.coordinator("Vera")
    street.resident("Els")
    coen.says("ban els want ze vloekte")
    coen.hears("Wat wil je voor Els", key="ban.ask").press("Stop")
    coen.hears()
    vera.hears_nothing()
    assert street.look(lambda db: db.query(Suspension).count()) == 0
