"""F12: what is written is no answer to what was asked: it is said why, or it is asked again."""

import pytest

from bot.outbox import Letter
from tests.meeting.visiting import agree, aside, request
from tests.phone import Phone
from tests.street import Street

PHONE = "06 12345678"


def asked_where(street: Street) -> tuple[Phone, Phone]:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    agree(street, ans, bilal, day=1)
    ans.hears(key="con.phone").press("Ja, dit nummer")
    aside(street, "con.")
    return ans, bilal


def asked_the_address(street: Street) -> tuple[Phone, Phone]:
    ans, bilal = asked_where(street)
    ans.hears(key="ask.where").press("Ja, bij mij")
    ans.hears(key="ask.addr")
    return ans, bilal


def asked_for_more(street: Street) -> tuple[Phone, Phone]:
    ans, bilal = asked_the_address(street)
    ans.says("Dorpsstraat 7")
    bilal.hears("Dorpsstraat 7", key="con.addr.give")
    ans.hears(key="ask.extra")
    return ans, bilal


@pytest.mark.parametrize("words", ["ok", "👍", "?", "ja", "vrijdag", "waar gaat dit over"])
def test_what_is_no_address_is_not_given_to_the_helper(street: Street, words: str) -> None:
    ans, bilal = asked_the_address(street)
    ans.says(words)
    again = ans.hears("Wat is je straat en huisnummer?")
    assert again.key in ("g.again", "g.lost")
    assert again.labels == ["Later"]
    bilal.hears_nothing()
    ans.says("Dorpsstraat 7")
    bilal.hears("Dorpsstraat 7", key="con.addr.give")
    ans.hears(key="ask.extra")


@pytest.mark.parametrize(
    "words", ["waarom wil je dat weten?", "Hoezo?", "wie krijgt dat te zien?"]
)
def test_who_wants_to_know_why_hears_why(street: Street, words: str) -> None:
    ans, bilal = asked_the_address(street)
    ans.says(words)
    ans.hears("moet weten waar het is", "Wat is je straat", key="ask.addr.why").press("Later")
    ans.hears(key="ask.extra")
    bilal.hears_nothing()


@pytest.mark.parametrize("words", ["weet ik niet", "nee", "liever niet"])
def test_who_does_not_know_it_is_asked_later(street: Street, words: str) -> None:
    ans, bilal = asked_the_address(street)
    ans.says(words)
    ans.hears(key="ask.extra")
    bilal.hears_nothing()


def test_a_question_with_buttons_is_asked_with_its_buttons(street: Street) -> None:
    ans, _ = asked_where(street)
    ans.hears(key="ask.where")
    ans.says("blabla")
    ans.hears("Is het bij jou thuis?", key="g.again").press("Ergens anders")
    ans.hears(key="ask.addr.else")


def test_the_second_time_the_menu_and_the_third_a_human(street: Street) -> None:
    ans, _ = asked_where(street)
    ans.hears(key="ask.where")
    for key in ("g.again", "g.nosee2", "g.human.nobody"):
        ans.says("blabla")
        ans.hears(key=key)


@pytest.mark.parametrize("words", ["dank je wel", "ok", "👍", "weet ik niet"])
def test_thanks_are_nothing_the_helper_should_know(street: Street, words: str) -> None:
    ans, bilal = asked_for_more(street)
    ans.says(words)
    ans.hears(key="con.ready")
    bilal.hears_nothing()
    assert request(street).extra == ""


def test_who_says_yes_may_write_it(street: Street) -> None:
    ans, bilal = asked_for_more(street)
    ans.says("waarom?")
    ans.hears("Het hoeft niet", key="ask.extra.why")
    ans.says("ja")
    ans.hears("Schrijf het maar", key="ask.extra.write")
    ans.says("De hond is lief, bel maar aan")
    bilal.hears("De hond is lief", key="con.extra")
    ans.hears(key="con.ready")


def test_what_is_asked_about_the_visit_is_answered(street: Street) -> None:
    ans, bilal = asked_for_more(street)
    ans.says("hoe laat komt hij?")
    ans.hears("15:00", key="vis.asker")
    bilal.hears_nothing()


def test_why_a_number(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    agree(street, ans, bilal, day=1)
    ans.hears(key="con.phone.new")
    ans.says("waarvoor is dat nodig?")
    ans.hears("via mij kan ook", "Op welk nummer", key="con.phone.why").press("Nee, via de bot")
    aside(street, "con.")
    ans.hears(key="ask.where")


def test_who_no_longer_wants_it_is_asked_whether_to_stop(street: Street) -> None:
    """Whatever was asked: there is an appointment."""
    ans, _ = asked_the_address(street)
    ans.says("ik wil niet meer")
    ans.hears("stoppen", key="can.asker")


def test_what_was_taken_away_is_not_said_again(street: Street) -> None:
    ans, _ = asked_where(street)
    ans.hears(key="ask.where")
    context, turn = street.turn()
    slot = turn.db.query(Letter).filter_by(text_key="ask.where").one().slot
    turn.take_away(slot, "g.slow")
    context.__exit__(None, None, None)
    street.deliver()
    ans.says("blabla")
    ans.hears(key="vis.asker")  # what is known, not the question
