"""Remarks of somebody whose request is not over yet."""

import pytest

from handlers.requests import Request, State, Urgency
from tests.phone import Phone
from tests.street import Street

SHOPS = "Ik kan boodschappen doen"


def asks(street: Street, words: str = "Kan iemand vrijdagochtend boodschappen doen?") -> Phone:
    ans = street.resident("Ans")
    ans.says(words)
    ans.hears(key="ask.sum").press("Ja, plaats maar")
    ans.hears(key="ask.posted")
    return ans


def bilal_is_asked(street: Street) -> tuple[Phone, Phone]:
    """Ans asks, and Bilal does not answer yet."""
    bilal = street.neighbour("Bilal", SHOPS)
    ans = asks(street)
    bilal.hears(key="ping.ask")
    return ans, bilal


def request_of(street: Street) -> Request:
    return street.look(lambda db: db.query(Request).one())


@pytest.mark.parametrize(
    "words",
    ["duurt het nog lang?", "en?", "nog nieuws?", "Heb je al iemand gevonden?", "wie komt er?",
     "waarom duurt het zo lang", "hoe laat komt er iemand?", "wat gebeurt er nu?",
     "hij is er nog niet"],
)  # fmt: skip
def test_whoever_waits_hears_how_it_stands(street: Street, words: str) -> None:
    ans, _ = bilal_is_asked(street)
    ans.says(words)
    ans.hears("Boodschappen", "vóór morgen", key="sta.one")


@pytest.mark.parametrize(
    "words", ["laat maar zitten", "mijn dochter doet het al", "ik heb al iemand gevonden",
              "het hoeft niet meer hoor", "is al opgelost", "het is gelukt",
              "ik heb het niet meer nodig"],
)  # fmt: skip
def test_what_is_over_is_stopped_after_a_yes(street: Street, words: str) -> None:
    bilal = street.neighbour("Bilal", SHOPS)
    ans = asks(street)
    asked = bilal.hears(key="ping.ask")
    ans.says(words)
    ans.hears("stoppen", "Boodschappen", key="can.asker").press("Ja, stop")
    ans.hears(key="can.asker.ok")
    ans.hears(key="can.asker.why")
    assert request_of(street).state is State.STOPPED
    assert asked.key == "ping.gone"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("toch liever zaterdag", "zaterdag 28 november"),
        ("niet vrijdag maar zaterdag", "zaterdag 28 november"),
        ("kan het ook zaterdag?", "zaterdag 28 november"),
        ("om 10 uur graag", "vrijdag 27 november, om 10:00"),
    ],
)
def test_another_moment(street: Street, words: str, said: str) -> None:
    ans, _ = bilal_is_asked(street)
    ans.says(words)
    ans.hears(said, key="chg.ok")


@pytest.mark.parametrize("words", ["dag veranderen", "verkeerde dag", "ik wil de dag veranderen"])
def test_another_day_that_is_not_named_is_asked_for(street: Street, words: str) -> None:
    ans, _ = bilal_is_asked(street)
    ans.says(words)
    ans.hears(key="chg.time")
    ans.says("zaterdag om 11 uur")
    ans.hears("zaterdag 28 november", key="chg.ok")


def test_the_day_that_it_cannot_be_is_no_answer(street: Street) -> None:
    ans, _ = bilal_is_asked(street)
    ans.says("vrijdag kan ik niet")
    ans.hears("Welke dag", key="chg.time")
    ans.says("zaterdag dan")
    ans.hears("zaterdag 28 november", key="chg.ok")


def test_of_two_requests_it_is_not_guessed_which(street: Street) -> None:
    ans, _ = bilal_is_asked(street)
    ans.says("Wie kan zaterdag een lamp ophangen?")
    ans.hears(key="ask.sum").press("Ja, plaats maar")
    ans.hears(key="ask.posted.none")
    street.group_hears(key="card.open")
    ans.says("toch liever zondag")
    ans.hears("2 vragen", key="sta.many")
    ans.says("laat maar zitten")
    ans.hears("Met welke vraag", key="can.which")


def test_what_is_urgent_climbs_faster(street: Street) -> None:
    ans, _ = bilal_is_asked(street)
    ans.says("het is dringend")
    ans.hears("haast", "112", key="rem.urgent")
    request = request_of(street)
    assert request.urgency is Urgency.URGENT
    ans.says("er is echt haast bij")
    ans.hears("haast", key="rem.urgent")
    rows = street.look(lambda db: db.query(Request).count())
    assert rows == 1  # said twice is no second request


@pytest.mark.parametrize("words", ["ok", "👍", "Prima", "is goed", "oké, top!"])
def test_it_was_read(street: Street, words: str) -> None:
    """Nobody is called for somebody who says "ok" three times."""
    ans, _ = bilal_is_asked(street)
    coen = street.coordinator("Coen")
    for _ in range(4):
        ans.says(words)
        ans.hears("Je hoort van mij", key="rem.well.waiting")
    coen.hears_nothing()


def test_who_it_is_while_a_yes_is_awaited(street: Street) -> None:
    bilal = street.neighbour("Bilal", SHOPS)
    ans = asks(street)
    bilal.hears(key="ping.ask").press("Ik help")
    bilal.hears(key="clm.check").press("Ja, het lukt")
    ans.hears(key="clm.asker")
    ans.says("wie is dat?")
    ans.hears("Bilal is nieuw", "Pas na jouw ja", key="clm.who")
    ans.says("ik ken hem niet")
    who = ans.hears("Bilal", key="clm.who")
    who.press("Liever iemand anders")
    ans.hears(key="clm.asker.no")
    bilal.hears(key="clm.won")
    bilal.hears(key="clm.refused")
    assert who.labels == []
    street.group_hears("Boodschappen", key="card.open")


def test_a_request_of_its_own_is_one(street: Street) -> None:
    ans, _ = bilal_is_asked(street)
    ans.says("Kan iemand ook dringend mijn kapotte fiets maken?")
    ans.hears("Wanneer", key="ask.when")


def test_and_then_the_answer_is_yes(street: Street) -> None:
    ans, bilal = bilal_is_asked(street)
    bilal.sees("zoekt hulp").press("Ik help")
    bilal.hears(key="clm.check").press("Ja, het lukt")
    bilal.hears(key="clm.won")
    ans.hears(key="clm.asker")
    ans.says("wie is dat?")
    ans.hears("Bilal", key="clm.who").press("Ja, fijn")
    ans.hears(key="con.phone.new")
    bilal.hears(key="clm.yes")


def test_a_yes_to_nothing_is_well(street: Street) -> None:
    ans, _ = bilal_is_asked(street)
    ans.says("ja")
    ans.hears("Je hoort van mij", key="rem.well.waiting")


def test_a_no_to_nothing_may_want_it_stopped(street: Street) -> None:
    ans, _ = bilal_is_asked(street)
    ans.says("nee")
    ans.hears("stoppen", key="can.asker")
