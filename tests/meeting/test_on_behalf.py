"""Help for somebody without a telephone: who asked is asked; the helper reads for whom it is."""

import pytest

from tests.meeting.visiting import agree, aside, keys
from tests.phone import Phone
from tests.street import Street


def visited(street: Street) -> tuple[Phone, Phone]:
    """Bilal was at somebody's for whom a coordinator asked: the helper is asked, who was there."""
    els, bilal = street.coordinator("Els"), street.resident("Bilal")
    agree(street, els, bilal, day=0, hour=12, for_name="mevrouw De Wit", for_phone="055 7654321")
    aside(street, "obo.", "con.")
    street.at("maandag 14:00")
    aside(street, "rem.", "nos.")
    els.hears_nothing()
    return els, bilal


def test_asked_by_a_coordinator_the_helper_says_how_it_went(street: Street) -> None:
    els, bilal = visited(street)
    bilal.hears("mevrouw De Wit", key="chk.helper").press("Goed")
    bilal.hears(key="chk.helper.ok")
    street.wait(days=3)
    els.hears_nothing()


def test_asked_by_a_coordinator_nobody_was_at_home(street: Street) -> None:
    els, bilal = visited(street)
    bilal.hears(key="chk.helper").press("Ging niet door")
    bilal.hears(key="nos.asker_absent").press("Nee, niet thuis")
    els.hears("Niemand thuis bij mevrouw De Wit", "055 7654321", key="nos.coo")
    bilal.hears("Els", key="nos.absent.ok")


def test_when_the_helper_says_nothing_the_coordinator_is_asked(street: Street) -> None:
    """The same day: somebody without a telephone may wait for somebody who never came."""
    els, bilal = visited(street)
    bilal.hears(key="chk.helper")
    street.at("maandag 18:00")
    message = els.hears("mevrouw De Wit", key="obo.check")
    assert message.labels == ["Ja", "Nee", "Weet ik niet"]
    message.press("Weet ik niet")
    bilal.hears(key="chk.helper").press("Goed")
    bilal.hears(key="chk.helper.ok")


def test_on_behalf_the_helper_reads_for_whom_it_is(street: Street) -> None:
    els, bilal = street.coordinator("Els"), street.resident("Bilal")
    agree(street, els, bilal, day=1, hour=12, for_name="mevrouw De Wit", for_phone="055 7654321")
    aside(street, "obo.", "con.")
    street.at("maandag 18:00")
    bilal.hears("Je helpt mevrouw De Wit", key="rem.helper").press("Ja, het lukt")
    bilal.hears(key="rem.ok")
    street.at("dinsdag 11:00")
    bilal.hears("bij mevrouw De Wit", key="rem.hour")
    aside(street, "coo.")


@pytest.mark.parametrize("answer", ["Ja", "Nee"])
def test_a_relative_is_asked_first(street: Street, answer: str) -> None:
    els, bilal = street.resident("Els"), street.resident("Bilal")
    agree(street, els, bilal, day=0, hour=12, for_name="mevrouw De Wit", for_phone="055 7654321")
    aside(street, "obo.", "con.")
    street.at("maandag 14:00")
    aside(street, "rem.", "nos.")
    bilal.hears_nothing()
    els.hears(key="obo.check").press(answer)
    assert keys(els) == ["chk.thanks" if answer == "Ja" else "chk.no"]
    aside(street, "chk.")
