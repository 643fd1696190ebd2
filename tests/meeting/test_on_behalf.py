"""Help for somebody without a telephone: who asked is asked; the helper reads for whom it is."""

import pytest

from tests.meeting.visiting import agree, aside, keys
from tests.street import Street


def test_on_behalf_the_one_who_asked_is_asked(street: Street) -> None:
    els, bilal = street.coordinator("Els"), street.resident("Bilal")
    agree(street, els, bilal, day=0, hour=12, for_name="mevrouw De Wit", for_phone="055 7654321")
    aside(street, "obo.", "con.")
    street.at("maandag 14:00")
    aside(street, "rem.", "nos.")
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
def test_on_behalf_with_a_clear_answer(street: Street, answer: str) -> None:
    els, bilal = street.coordinator("Els"), street.resident("Bilal")
    agree(street, els, bilal, day=0, hour=12, for_name="mevrouw De Wit", for_phone="055 7654321")
    aside(street, "obo.", "con.")
    street.at("maandag 14:00")
    aside(street, "rem.", "nos.")
    els.hears(key="obo.check").press(answer)
    assert keys(els) == ["chk.thanks" if answer == "Ja" else "chk.no"]
    aside(street, "chk.")
