"""Away, ill, too busy, and back again: in the words in which helpers say so."""

from datetime import date

import pytest

from tests.helping.posting import leave, post
from tests.phone import Phone
from tests.street import Street


def paused(street: Street, phone: Phone) -> date | None:
    until = street.person(phone).paused_until
    return until.date() if until else None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("ik ben op vakantie tot 15 augustus", "15 augustus"),
        ("wij zijn met vakantie van 5 tot 20 december", "20 december"),
        ("deze week even niet", "30 november"),
        ("vandaag even niet", "24 november"),
        ("volgende week kan ik niet", "7 december"),
        ("in december kan ik niet", "1 januari"),
        ("tot maandag kan ik niet", "30 november"),
        ("ik ben twee weken weg", "7 december"),
        ("pauze tot 10 december", "10 december"),
        ("pauze 2 weken", "7 december"),
        ("tot en met 1 december niet", "2 december"),
        ("I'm on holiday until 5 december", "5 december"),
    ],
)
def test_until_when(street: Street, words: str, said: str) -> None:
    bo = street.neighbour("Bo")
    bo.says(words)
    bo.hears(f"tot {said}", key="pau.ok")
    assert paused(street, bo) is not None


@pytest.mark.parametrize(
    "words",
    [
        "ben ziek",
        "ik heb griep",
        "ik lig in het ziekenhuis",
        "I am sick",
        "ik kan even niet helpen",
        "ik heb het heel druk nu",
    ],
)
def test_without_an_end_they_are_asked_how_long(street: Street, words: str) -> None:
    bo = street.neighbour("Bo")
    bo.says(words)
    bo.hears("Hoe lang", key="pau.how")
    bo.says("tot 1 december")
    bo.hears("tot 1 december", key="pau.ok")


@pytest.mark.parametrize(
    "words", ["weer terug!", "ik ben er weer", "ben weer beter", "ik kan weer helpen", "I'm back"]
)
def test_back_again(street: Street, words: str) -> None:
    bo = street.neighbour("Bo")
    bo.says("pauze 2 weken")
    bo.hears(key="pau.ok")
    bo.says(words)
    bo.hears("Fijn dat je weer meedoet", key="pau.end")
    assert paused(street, bo) is None
    bo.says(words)
    bo.hears("Je doet gewoon mee", key="rem.active")


def test_back_without_any_offer(street: Street) -> None:
    kim = street.resident("Kim", pings=True)
    kim.says("ik ben er weer")
    kim.hears("Wat kun je doen?", key="off.intro")


@pytest.mark.parametrize(
    "words",
    [
        "vakantie: wie geeft mijn planten water?",
        "ik ben ziek, wie kan boodschappen voor mij doen?",
        "kan iemand volgende week mijn hond uitlaten?",
    ],
)
def test_a_request_is_no_pause(street: Street, words: str) -> None:
    bo = street.neighbour("Bo")
    bo.says(words)
    assert not bo.hears().key.startswith("pau.")
    for message in bo.messages:
        message.read = True
    assert paused(street, bo) is None


def test_who_is_never_asked_has_no_pause_to_begin(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("ben ziek")
    assert not ans.hears().key.startswith("pau.")


def test_on_holiday_under_a_ping(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    post(street, ans, day=1)
    bilal.hears(key="ping.ask")
    bilal.says("ik ben op vakantie tot 5 december")
    bilal.hears("tot 5 december", key="pau.ok")
    leave(street)
    ans.hears_nothing()


@pytest.mark.parametrize(
    ("words", "most"),
    [
        ("1 keer per week is genoeg", 1),
        ("Eén keer per week is genoeg", 1),
        ("niet meer dan twee per week", 2),
        ("vraag me maar vaker", 0),
        ("je vraagt me te vaak", 0),
    ],
)
def test_how_often(street: Street, words: str, most: int) -> None:
    bo = street.neighbour("Bo")
    bo.says(words)
    if most:
        bo.hears(str(most), key="pau.freq.ok")
        assert street.person(bo).max_a_week == most
    else:
        bo.hears("Hoeveel hulpvragen", key="pau.freq")
        bo.says("vijf")
        bo.hears("5", key="pau.freq.ok")


def test_twice_a_week_is_a_request_of_who_is_never_asked(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("1 keer per week is genoeg")
    assert not ans.hears().key.startswith("pau.")
