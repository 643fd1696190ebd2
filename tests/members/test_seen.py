"""Coordinators see of each other who looked at what; the person concerned sees it as well."""

import pytest

from tests.hush import hush
from tests.meeting.visiting import exchanged
from tests.phone import Phone
from tests.street import Street


def agreed(street: Street) -> tuple[Phone, Phone]:
    """Bilal goes to Ans tomorrow, with her number and her address."""
    ans = street.resident("Ans", phone="06 12345678")
    coen, bilal = street.coordinator("Coen"), street.neighbour("Bilal")
    exchanged(street, ans, bilal, day=1, address="Dorpsstraat 7")
    hush(street)
    return ans, coen


def test_nobody_looked(street: Street) -> None:
    coen = street.coordinator("Coen")
    street.resident("Ans")
    coen.says("/logboek Ans")
    coen.hears("nog niemand", key="mem.log.none")
    coen.says("logboek ans")  # this look was one
    coen.hears("vandaag 09:00 uur: bekeken (Coen)", key="mem.log")


@pytest.mark.parametrize("words", ["logboek Ans", "wie keek naar ans?", "/log Ans",
                                   "wie zag het nummer van Ans"])  # fmt: skip
def test_who_saw_the_number(street: Street, words: str) -> None:
    ans, coen = agreed(street)
    vera = street.coordinator("Vera")
    vera.says("bel 11")
    vera.hears("06 12345678", key="coo.call")
    ans.says("mijn gegevens")
    ans.hears().press("Stuur alles")
    hush(street)
    coen.says(words)
    told = coen.hears("nummer gezien (Vera)", key="mem.log")
    assert told.has("nummer gegeven (de buur zelf)", "adres gegeven")
    assert told.has("alle gegevens opgevraagd (de buur zelf)")
    assert "06 12345678" not in told.text
    assert "Dorpsstraat" not in told.text


def test_a_resident_reads_no_log_of_another(street: Street) -> None:
    ans = street.resident("Ans")
    street.resident("Bep")
    ans.says("/logboek Bep")
    ans.hears(key="coo.norole")
