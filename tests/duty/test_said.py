"""The roster in the words that come to mind: a day alone is about the duty, more is a request."""

import pytest

from handlers.duty.shifts import Shift
from tests.street import Street


@pytest.mark.parametrize(
    "words", ["wie heeft zaterdag dienst?", "wie heeft er zaterdag dienst", "wie is vrij zaterdag",
              "wie kan zaterdag?", "wie doet morgen", "who has saturday?"],
)  # fmt: skip
def test_who_is_there(street: Street, words: str) -> None:
    coen = street.coordinator("Coen")
    coen.says(words)
    coen.hears("Zaterdag 28 november: nog niemand", key="dut.week")


@pytest.mark.parametrize(
    "words", ["ik kan zaterdag niet", "zaterdag kan ik toch niet", "ik kan niet zaterdag",
              "zaterdag toch niet", "i can't saturday"],
)  # fmt: skip
def test_who_cannot_has_the_others_asked(street: Street, words: str) -> None:
    coen, vera = street.coordinator("Coen"), street.coordinator("Vera")
    coen.says("ik neem zaterdag")
    coen.hears(key="dut.day.yours")
    coen.says(words)
    coen.hears("blijft het jouw dienst", key="dut.swap.asked")
    vera.hears("Coen vraagt", "zaterdag 28 november", key="dut.swap").press("Ja")
    vera.hears(key="dut.day.yours")
    coen.hears("Vera neemt de dienst", key="dut.swap.done")


@pytest.mark.parametrize(
    "words",
    ["ik kan zaterdag niet", "wie kan zaterdag koken?", "wie heeft zaterdag een ladder",
     "ik kan niet lopen"],
)  # fmt: skip
def test_without_that_duty_it_means_what_it_always_did(street: Street, words: str) -> None:
    coen = street.coordinator("Coen")
    coen.says(words)
    assert not coen.hears().key.startswith("dut.")
    assert street.look(lambda db: db.query(Shift).count()) == 0


def test_ill_is_today(street: Street) -> None:
    coen, vera = street.coordinator("Coen"), street.coordinator("Vera")
    coen.says("ik neem de dienst")
    coen.hears(key="dut.yours")
    coen.says("ik ben ziek")
    coen.hears("23 november", key="dut.away.day")
    coen.says("wie heeft dienst")
    coen.hears("niemand", key="dut.show")
    vera.hears_nothing()


def test_away_for_how_long(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says("ik ben er even niet")
    coen.hears("Van wanneer tot wanneer", key="dut.away.ask")
    coen.says("morgen en overmorgen")
    coen.hears(key="dut.away")


def test_a_resident_who_is_ill_has_no_duty(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("ik ben ziek")
    assert not ans.hears().key.startswith("dut.")
