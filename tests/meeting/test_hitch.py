"""A trouble of somebody with an appointment: for the other one, or a request of their own."""

import pytest

from handlers.requests import Request, State
from tests.hush import hush
from tests.meeting.visiting import visit
from tests.street import Street


def concepts(street: Street) -> int:
    return int(street.look(lambda db: db.query(Request).filter_by(state=State.CONCEPT).count()))


@pytest.mark.parametrize(
    "words",
    [
        "mijn fiets is kapot",
        "de bel doet het niet",
        "mijn telefoon is stuk",
        "my bike has a flat",
        "is er een lift?",
        "heb je zelf een ladder?",
        "welke bel is het?",
        "ik heb zelf gereedschap",
    ],
)
def test_of_a_helper_it_is_asked_whom_it_is_for(street: Street, words: str) -> None:
    ans, bilal = visit(street)
    bilal.says(words)
    bilal.hears("Is dit voor Ans", words, key="vis.hitch").press("Geef door")
    ans.hears("Bilal schrijft erbij", words, key="con.extra")
    bilal.hears("Doorgegeven aan Ans", key="vis.told")
    assert not concepts(street)


@pytest.mark.parametrize("words", ["ik kan de straat niet vinden", "ik kom met de auto"])
def test_what_asks_and_offers_nothing_is_for_the_other_one(street: Street, words: str) -> None:
    ans, bilal = visit(street)
    bilal.says(words)
    asked = bilal.hears("Is dit voor Ans")
    asked.press(asked.labels[0])
    ans.hears("Bilal schrijft erbij", words, key="con.extra")
    bilal.hears(key="vis.told")


def test_they_need_help_themselves(street: Street) -> None:
    ans, bilal = visit(street)
    bilal.says("mijn fiets is kapot")
    bilal.hears(key="vis.hitch").press("Ik zoek hulp")
    bilal.hears(key="ask.when")
    ans.hears_nothing()
    assert concepts(street) == 1


def test_neither(street: Street) -> None:
    ans, bilal = visit(street)
    bilal.says("mijn fiets is kapot")
    bilal.hears(key="vis.hitch").press("Nee")
    bilal.hears("Ans", key="vis.helper")
    ans.hears_nothing()


@pytest.mark.parametrize(
    "words",
    ["mijn wasmachine is kapot", "wie kan mijn fiets maken?", "is er iemand die mijn band plakt?"],
)
def test_what_is_clearly_a_request(street: Street, words: str) -> None:
    ans, bilal = visit(street)
    bilal.says(words)
    assert bilal.messages[-1].key.startswith("ask.")
    hush(bilal)
    ans.hears_nothing()


def test_long_before_the_visit_it_is_a_request(street: Street) -> None:
    _, bilal = visit(street, day=5)
    bilal.says("mijn fiets is kapot")
    bilal.hears(key="ask.when")
