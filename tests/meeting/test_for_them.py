"""What somebody with an appointment says that is no remark: is it for the other one?"""

import pytest

from tests.meeting.visiting import aside, visit
from tests.street import Street


@pytest.mark.parametrize(
    "words",
    ["graag niet roken bij mij", "je mag het voor de deur zetten", "ik heb een grote hond"],
)
def test_what_the_helper_should_know(street: Street, words: str) -> None:
    ans, bilal = visit(street)
    ans.says(words)
    asked = ans.hears("Is dit voor Bilal?", words, key="vis.lost")
    bilal.hears_nothing()  # nothing goes to anybody by a guess
    asked.press("Ja, geef door")
    told = bilal.hears("Ans schrijft erbij", words, key="con.extra")
    assert told.protect
    ans.hears("Doorgegeven aan Bilal", key="vis.told")


def test_what_the_asker_should_know(street: Street) -> None:
    ans, bilal = visit(street)
    bilal.says("ik neem mijn zoon mee")
    bilal.hears("Is dit voor Ans?", key="vis.lost")
    bilal.says("ja")
    ans.hears("Bilal schrijft erbij", "mijn zoon", key="con.extra")
    bilal.hears(key="vis.told")


def test_it_was_about_something_else(street: Street) -> None:
    ans, bilal = visit(street)
    ans.says("mijn kleinzoon is vandaag jarig hoor")
    ans.hears(key="vis.lost").press("Nee")
    ans.hears("Bilal helpt je", key="vis.asker")
    bilal.hears_nothing()


@pytest.mark.parametrize(
    "words", ["?", "wie is Bilal", "hoe ziet hij eruit", "wat als hij er niet is"]
)
def test_a_question_is_answered_by_what_was_agreed(street: Street, words: str) -> None:
    ans, bilal = visit(street)
    ans.says(words)
    ans.hears("Bilal helpt je", "Woord bij de deur", key="vis.asker")
    bilal.hears_nothing()


def test_no_number_is_passed_on(street: Street) -> None:
    ans, bilal = visit(street)
    bilal.says("ze mag mij altijd appen op 0687654321 hoor")
    bilal.hears(key="vis.lost").press("Ja, geef door")
    assert not ans.hears(key="con.extra").has("87654321")
    bilal.hears(key="vis.told")


def test_what_nobody_passes_on(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans, bilal = visit(street)
    ans.says("geef de pinpas van mijn dochter mee")
    aside(street, "vis.", "safe.", "coo.")
    bilal.hears_nothing()
    coen.hears_nothing()


@pytest.mark.parametrize("words", ["nee toch zaterdag", "*zaterdag", "sorry zaterdag"])
def test_a_corrected_day_is_asked_of_the_other(street: Street, words: str) -> None:
    ans, bilal = visit(street)
    ans.says(words)
    ans.hears(key="chg.asked")
    bilal.hears("zaterdag 28 november", key="chg.ask")


def test_an_address_that_was_repeated_goes_from_the_chat_as_well(street: Street) -> None:
    _, bilal = visit(street, day=3)
    street.at("woensdag 18:30")
    bilal.hears("Dorpsstraat 7", key="rem.helper")
    aside(street, "rem.")
    bilal.says("?")
    bilal.hears("Dorpsstraat 7", key="g.lost").press("Ja, het lukt")
    bilal.hears(key="rem.ok")
    street.wait(days=3)
    assert not any(message.has("Dorpsstraat") for message in bilal.messages)
    for phone in street.phones.values():
        for message in phone.messages:
            message.read = True


def test_a_mistake_shows_no_address_once_more(street: Street) -> None:
    _, bilal = visit(street, day=3)
    street.at("woensdag 18:30")
    aside(street, "rem.")
    bilal.says("oeps")
    bilal.hears("Geeft niets", key="g.oops.none")
