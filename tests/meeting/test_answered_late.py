"""F14: the question how it went is answered the next day, in a word."""

from tests.meeting.visiting import aside, at_three
from tests.phone import Phone
from tests.street import Street


def asked_how_it_went(street: Street) -> Phone:
    ans, _ = at_three(street)
    street.at("maandag 18:00")
    aside(street, "nos.")
    ans.hears(key="chk.asker")
    return ans


def test_yes_the_next_day_is_the_answer(street: Street) -> None:
    ans = asked_how_it_went(street)
    street.wait(hours=20)
    ans.says("ja")
    ans.hears(key="chk.thanks")
    aside(street, "chk.", "rem.", "nos.")


def test_no_the_next_day_is_the_answer_too(street: Street) -> None:
    ans = asked_how_it_went(street)
    street.wait(hours=20)
    ans.says("nee")
    assert ans.hears().key == "chk.no"
    aside(street, "chk.", "rem.", "nos.")


def test_what_is_no_answer_repeats_it(street: Street) -> None:
    ans = asked_how_it_went(street)
    ans.says("tja")
    ans.hears("Is het gelukt", key="g.again").press("Ja, gelukt")
    ans.hears(key="chk.thanks")
    aside(street, "chk.", "rem.", "nos.")


def test_why_that_is_asked_repeats_it_too(street: Street) -> None:
    ans = asked_how_it_went(street)
    ans.says("waarom?")
    ans.hears("Is het gelukt", key="g.again")
    aside(street, "chk.", "rem.", "nos.")
