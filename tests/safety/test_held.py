"""Money, cards and codes are passed on to nobody: not in a question, an answer or a thank-you."""

import pytest

from tests.helping.posting import post
from tests.meeting.test_afterwards import asked
from tests.meeting.visiting import agree, aside
from tests.street import Street

pytestmark = pytest.mark.threat("T7")


def test_a_question_about_a_card_is_not_passed_on(street: Street) -> None:
    ans, bilal, coen = (
        street.resident("Ans"), street.neighbour("Bilal"), street.coordinator("Coen"),
    )  # fmt: skip
    post(street, ans)
    bilal.hears("Boodschappen")
    for text in ("Geef je me je p1npas en de code mee?", "Leen je mij dan 50 euro?"):
        bilal.says("Ik heb een vraag")
        bilal.hears("wat wil je weten")
        bilal.says(text)
        bilal.hears("Dit geef ik niet door", key="safe.held")
    flag = coen.hears("Bilal", "geld", key="coo.flag.money")
    assert flag.silent
    bilal.says("Ik heb een vraag")
    bilal.hears("wat wil je weten")
    bilal.says("Welke winkel?")
    bilal.hears("Ik heb het gevraagd")
    ans.hears("Welke winkel?")


def test_an_answer_with_a_card_is_not_passed_on(street: Street) -> None:
    ans, bilal, coen = (
        street.resident("Ans"), street.neighbour("Bilal"), street.coordinator("Coen"),
    )  # fmt: skip
    post(street, ans)
    bilal.hears("Boodschappen")
    bilal.says("Ik heb een vraag")
    bilal.hears("wat wil je weten")
    bilal.says("Hoe betaal ik?")
    bilal.hears("Ik heb het gevraagd")
    ans.hears("Hoe betaal ik?")
    ans.says("Je krijgt mijn pinpas mee met de pincode")
    ans.hears("Dit geef ik niet door", key="safe.held")
    coen.hears("Ans", "geld", key="coo.flag.money")
    bilal.hears("zegt dat liever niet", key="ping.q.no")


def test_what_a_helper_should_know_is_no_pin(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone="0612345678"), street.resident("Bilal")
    coen = street.coordinator("Coen")
    agree(street, ans, bilal, day=1)
    ans.hears(key="con.phone").press("Ja, dit nummer")
    aside(street, "con.give", "con.code", "con.tips")
    ans.hears(key="ask.where").press("Ja, bij mij")
    ans.hears(key="ask.addr")
    ans.says("Dorpsstraat 7")
    bilal.hears(key="con.addr.give")
    ans.hears(key="ask.extra")
    ans.says("mijn bankpas ligt klaar, de pincode is makkelijk")
    held = ans.hears("Dit geef ik niet door", key="safe.held")
    ans.hears(key="con.ready")
    coen.hears("Ans", key="coo.flag.money")
    bilal.hears_nothing()
    held.press("Een mens spreken")
    aside(street, "g.human", "coo.")


def test_thanks_are_no_way_to_ask_for_money(street: Street) -> None:
    ans, bilal, message = asked(street)
    coen = street.coordinator("Coen")
    message.press("Ja, gelukt")
    ans.hears(key="chk.thanks").press("Bedankje sturen")
    ans.hears(key="chk.thanks.text")
    ans.says("Dank je! Kun je me 50 euro lenen tot vrijdag?")
    ans.hears("Dit geef ik niet door", key="safe.held")
    coen.hears("Ans", key="coo.flag.money")
    bilal.hears_nothing()
