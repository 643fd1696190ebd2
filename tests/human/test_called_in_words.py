"""What came of a call is kept however it is said, also when nobody stood on the list."""

import pytest

from bot.audit import Event
from tests.phone import Phone
from tests.street import Street


def wants_a_call(street: Street, name: str) -> Phone:
    """Somebody who left a number; the coordinators were told."""
    somebody = street.resident(name)
    somebody.says("mens")
    somebody.hears(key="g.human.ask").press("Bel mij")
    somebody.hears(key="g.human.num")
    somebody.says("055-7654321")
    somebody.hears(key="g.human.ok")
    return somebody


@pytest.mark.parametrize("words", ["bel ans", "ik bel Ans", "gebeld ans", "Ans gebeld"])
def test_by_name(street: Street, words: str) -> None:
    coen = street.coordinator("Coen")
    wants_a_call(street, "Ans de Wit")
    coen.hears(key="coo.callback")
    coen.says(words)
    coen.hears("055-7654321", key="coo.call")


@pytest.mark.parametrize("words", ["gebeld ans geen gehoor", "Ans gebeld, neemt niet op"])
def test_by_name_with_what_came_of_it(street: Street, words: str) -> None:
    coen = street.coordinator("Coen")
    ans = wants_a_call(street, "Ans")
    coen.hears(key="coo.callback")
    coen.says(words)
    coen.hears("nog eens te bellen", key="coo.callback.retry")
    ans.hears("nam niet op", key="g.human.missed")


def test_of_two_of_the_same_name_it_is_chosen(street: Street) -> None:
    coen = street.coordinator("Coen")
    wants_a_call(street, "Ans")
    wants_a_call(street, "Ans")
    coen.hears(key="coo.callback")
    coen.hears(key="coo.callback")
    coen.says("bel ans")
    coen.hears("2 mensen", key="coo.callbacks")


def test_who_does_not_wait_is_not_called(street: Street) -> None:
    coen = street.coordinator("Coen")
    street.resident("Els")
    coen.says("gebeld els")
    coen.hears("Niemand wacht", key="coo.callbacks.none")


def posted(street: Street) -> tuple[Phone, Phone]:
    """Ans asked 11; Coen coordinates."""
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    bilal = street.neighbour("Bilal")
    ans.says("Wie kan vrijdag om 10 uur boodschappen voor me doen?")
    ans.hears(key="ask.sum").press("Ja, plaats maar")
    ans.hears(key="ask.posted")
    bilal.hears(key="ping.ask")
    return coen, ans


def test_about_a_request_that_nobody_waited_for(street: Street) -> None:
    coen, ans = posted(street)
    coen.says("gebeld 11 geen gehoor")
    coen.hears("Ans nog eens te bellen", key="coo.callback.retry")
    ans.hears("Coen belde je", key="g.human.missed")


def test_a_call_that_solved_something_closes_no_request(street: Street) -> None:
    coen, _ = posted(street)
    coen.says("gebeld 11 opgelost")
    coen.hears("van de lijst", "Hulpvraag 11 staat nog open", key="coo.callback.solved")


def test_a_number_that_is_not_there_was_not_seen(street: Street) -> None:
    coen, _ = posted(street)
    coen.says("bel 11")
    coen.hears("geen nummer", key="coo.call.none")
    assert street.look(lambda db: db.query(Event).filter_by(what="phone_seen").count()) == 0
