"""Something was just asked, and somebody asks the neighbours for help instead: that is heard."""

from collections.abc import Callable

import pytest

from handlers.requests import Request
from tests.meeting.visiting import agree, aside
from tests.phone import Phone
from tests.remarks.test_waiting import bilal_is_asked
from tests.street import Street

WASHING = "Wie kan zaterdag om 14:30 uur mijn ramen wassen?"
PHONE = "06 12345678"


def heard(street: Street, phone: Phone) -> None:
    """It is understood as a request of its own, and nothing of it went anywhere else."""
    phone.says(WASHING)
    phone.hears("Ramen", "zaterdag", key="ask.sum").press("Ja, plaats maar")
    phone.hears(key="ask.posted.none")
    windows = street.look(lambda db: db.query(Request).order_by(Request.id.desc()).first())
    assert windows.concept == "windows"
    aside(street, "ping.")


def promised(street: Street) -> tuple[Phone, Phone]:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    agree(street, ans, bilal, day=1)
    ans.hears(key="con.phone").press("Ja, dit nummer")
    aside(street, "con.")
    ans.hears(key="ask.where").press("Ja, bij mij")
    ans.hears(key="ask.addr")
    return ans, bilal


def address(street: Street) -> tuple[Phone, Phone]:
    return promised(street)


def anything_else(street: Street) -> tuple[Phone, Phone]:
    ans, bilal = promised(street)
    ans.says("Dorpsstraat 7")
    bilal.hears("Dorpsstraat 7", key="con.addr.give")
    ans.hears(key="ask.extra")
    return ans, bilal


def number(street: Street) -> tuple[Phone, Phone]:
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    agree(street, ans, bilal, day=1)
    ans.hears(key="con.phone.new")
    return ans, bilal


def another_day(street: Street) -> tuple[Phone, Phone]:
    ans, bilal = bilal_is_asked(street)
    ans.says("vrijdag kan ik niet")
    ans.hears(key="chg.time")
    return ans, bilal


def called_back(street: Street) -> tuple[Phone, Phone]:
    street.coordinator("Coen")
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    ans.says("mens")
    ans.hears(key="g.human.ask").press("Bel mij")
    ans.hears(key="g.human.num")
    return ans, bilal


@pytest.mark.parametrize("asked", [address, anything_else, number, another_day, called_back])
def test_a_request_is_no_answer(
    street: Street, asked: Callable[[Street], tuple[Phone, Phone]]
) -> None:
    ans, bilal = asked(street)
    heard(street, ans)
    bilal.hears_nothing()


def test_another_moment_of_a_helper_is_none_for_the_asker(street: Street) -> None:
    ans, bilal = bilal_is_asked(street)
    bilal.says("iets later kan ook")
    bilal.hears(key="ping.alt")
    heard(street, bilal)
    ans.hears_nothing()


def test_the_same_request_with_another_day_is_its_answer(street: Street) -> None:
    ans, _ = bilal_is_asked(street)
    ans.says("vrijdag kan ik niet")
    ans.hears(key="chg.time")
    ans.says("Kan iemand zaterdagochtend boodschappen doen?")
    ans.hears("zaterdag 28 november", key="chg.ok")


def test_a_trouble_at_the_door_is_what_the_helper_should_know(street: Street) -> None:
    ans, bilal = anything_else(street)
    ans.says("De bel doet het niet, kunt u kloppen?")
    bilal.hears("De bel doet het niet", key="con.extra")
    ans.hears(key="con.ready")
