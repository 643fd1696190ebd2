"""What an asker says while somebody stands at the door, and right after: nobody is left alone."""

import pytest

from handlers.requests import State
from tests.meeting.visiting import at_three, request, visit
from tests.street import Street


@pytest.mark.parametrize(
    "words",
    ["hij zegt het woord niet", "er staat iemand anders voor de deur", "hij kent het woord niet",
     "he does not know the word"],
)  # fmt: skip
def test_who_is_not_known_stays_outside(street: Street, words: str) -> None:
    ans, bilal = at_three(street)
    ans.says(words)
    told = ans.hears("Doe niet open", "112", "055-1234567", key="vis.stranger")
    assert "Ik voel me niet veilig" in told.labels
    assert request(street).state is State.AGREED  # nothing was stopped by it
    bilal.hears_nothing()


def test_not_safe_with_who_stands_there(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans, _ = at_three(street)
    ans.says("er staat iemand anders voor de deur")
    ans.hears(key="vis.stranger").press("Ik voel me niet veilig")
    ans.hears("Ben je nu veilig", "112", key="blk.unsafe")
    coen.hears("Ans")


@pytest.mark.parametrize("words", ["hij wil geld", "zij vraagt mijn pasje", "he wants money"])
def test_what_is_never_given(street: Street, words: str) -> None:
    ans, _ = at_three(street)
    ans.says(words)
    ans.hears("alleen de boodschappen", "nooit je pinpas", key="vis.money")


def test_wants_money_and_it_does_not_feel_right(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans, _ = at_three(street)
    ans.says("hij wil geld")
    ans.hears(key="vis.money").press("Ik voel me niet veilig")
    ans.hears("Ben je nu veilig", "112", key="blk.unsafe")
    coen.hears("Ans")


def test_acts_strangely(street: Street) -> None:
    ans, _ = at_three(street)
    ans.says("hij doet raar")
    ans.hears("Doe niets wat niet goed voelt", key="vis.trust")


@pytest.mark.parametrize("words", ["hoe betaal ik hem", "moet ik hem geld geven", "mag ik pinnen"])
def test_how_to_pay_is_no_money_trouble(street: Street, words: str) -> None:
    ans, _ = at_three(street)
    ans.says(words)
    ans.hears("gratis", key="vis.cost")


@pytest.mark.parametrize("words", ["ze wil me geld geven", "moet ik voorschieten?"])
def test_nor_is_it_for_the_helper(street: Street, words: str) -> None:
    _, bilal = at_three(street)
    bilal.says(words)
    bilal.hears("gratis", key="vis.cost")


def test_the_helper_came_and_went(street: Street) -> None:
    ans, _ = at_three(street)
    ans.says("hij is er")
    ans.hears("Fijn", key="vis.well")
    ans.says("hij is nog niet klaar")
    ans.hears()  # not that it worked out
    assert request(street).state is State.AGREED
    ans.says("hij is net weg")
    ans.hears("Is het gelukt", key="chk.asker")


@pytest.mark.parametrize("words", ["het was fijn", "hij was erg aardig", "prima gegaan"])
def test_it_was_fine(street: Street, words: str) -> None:
    ans, _ = at_three(street)
    ans.says("hij is weg")
    ans.hears(key="chk.asker")
    ans.says(words)
    ans.hears("bedanken", key="chk.thanks")


@pytest.mark.parametrize("words", ["er is iets kapot", "mijn portemonnee is weg"])
def test_it_was_not(street: Street, words: str) -> None:
    ans, _ = at_three(street)
    ans.says(words)
    ans.hears("Wat ging er mis", key="chk.no")


def test_before_it_begins_the_appointment_is_told(street: Street) -> None:
    ans, _ = visit(street)
    for words in ("het was fijn", "er is iets kapot", "hij is weg"):
        ans.says(words)
        ans.hears("helpt je", key="vis.asker")


@pytest.mark.parametrize("words", ["kan niet komen", "ik kan niet komen", "mijn kind is ziek"])
def test_a_helper_who_cannot_come(street: Street, words: str) -> None:
    ans, bilal = visit(street)
    bilal.says(words)
    bilal.hears(key="can.helper")
    ans.hears("Bilal kan toch niet komen", key="can.to.asker")
    assert request(street).state is State.OPEN


def test_an_asker_who_cannot_be_there(street: Street) -> None:
    ans, bilal = visit(street)
    ans.says("ik kan toch niet")
    ans.hears("stoppen", key="can.asker").press("Nee")
    ans.hears()
    bilal.hears_nothing()
