"""What coordinators and the asker can do at the top of the ladder."""

from typing import Any

import pytest

from bot.people import Person, Role
from handlers.requests import State
from tests.helping.posting import post
from tests.hush import hush
from tests.ladder.reading import GRASS, MOW, at_the_top, keys, on_duty, read_card, the_request
from tests.phone import Phone
from tests.street import Street

TAKE = ("Ik pak dit", "Wijs toe", "Bel de buur")


@pytest.mark.parametrize("label", TAKE)
def test_what_a_coordinator_can_do_about_it(street: Street, label: str) -> None:
    """What happens then is the matter of `handlers.coordination`: the buttons are theirs."""
    ans, coen = street.resident("Ans", phone="06 12345678"), street.coordinator("Coen")
    at_the_top(street, ans)
    coen.hears(key="esc.coo").press(label)
    assert keys(coen)
    hush(ans, coen)


@pytest.mark.parametrize("label", TAKE)
def test_what_an_owner_can_do_when_no_coordinator_is_there(street: Street, label: str) -> None:
    ans, olga = street.resident("Ans", phone="06 12345678"), street.owner("Olga")
    street.resident("Coen", Role.COORDINATOR, opened=False)
    at_the_top(street, ans)
    olga.hears(key="esc.coo.owner").press(label)
    assert keys(olga)
    hush(ans, olga)


@pytest.mark.parametrize("label", TAKE)
def test_what_can_be_done_in_the_morning(street: Street, label: str) -> None:
    ans, coen = street.resident("Ans", phone="06 12345678"), street.coordinator("Coen")
    at_the_top(street, ans)
    street.at("maandag 20:00")
    hush(coen)
    street.goes_down()  # so that there is no digest
    street.at("dinsdag 12:00")
    street.comes_back()
    coen.hears(key="esc.coo.day").press(label)
    assert keys(coen)
    hush(ans, coen)
    read_card(street)


@pytest.mark.parametrize("label", TAKE)
def test_what_can_be_done_when_the_moment_has_passed(street: Street, label: str) -> None:
    ans, coen = street.resident("Ans", phone="06 12345678"), street.coordinator("Coen")
    post(street, ans, MOW, day=0, hour=12)
    street.at("maandag 11:59")
    hush(ans, coen)
    street.at("maandag 12:00")
    coen.hears(key="esc.coo.passed").press(label)
    assert keys(coen)
    hush(ans, coen)
    read_card(street)


def test_the_backup_and_the_others_can_take_it(street: Street) -> None:
    ans, els, coen = street.resident("Ans"), street.coordinator("Els"), street.coordinator("Coen")
    on_duty(street, els)
    on_duty(street, coen, backup=True)
    at_the_top(street, ans)
    first = els.hears(key="esc.coo")
    street.wait(minutes=30)
    coen.hears(key="esc.coo.2").press("Ik pak dit")
    assert first.key == "esc.coo.took"
    assert the_request(street).taken_by_id == street.person(coen).id
    hush(ans, els, coen)


def test_one_of_all_can_take_it(street: Street) -> None:
    ans, coen, els = street.resident("Ans"), street.coordinator("Coen"), street.coordinator("Els")
    at_the_top(street, ans)
    coen.hears(key="esc.coo")
    street.wait(minutes=31)
    coen.hears(key="esc.coo.all").press("Ik pak dit")
    assert the_request(street).taken_by_id == street.person(coen).id
    hush(ans, coen, els)


@pytest.mark.parametrize("label", ["Andere dag ook goed", "Stop maar"])
def test_what_the_asker_can_do_when_the_moment_has_passed(street: Street, label: str) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    post(street, ans, MOW, day=0, hour=12)
    street.at("maandag 11:59")
    hush(ans, coen)
    street.at("maandag 12:00")
    ans.hears(key="esc.fail.moment").press(label)
    ans.hears(key="esc.day" if label.startswith("Andere") else "esc.stopped")
    if label.startswith("Andere"):
        ans.says("vrijdag 10:00")
        ans.hears("vrijdag", key="esc.day.ok")
        assert the_request(street).round == 1
    hush(ans, coen)
    read_card(street)


@pytest.mark.parametrize("label", ["Andere dag ook goed", "Stop maar"])
def test_what_the_asker_can_do_who_let_a_neighbour_wait_until_it_was_too_late(
    street: Street, label: str
) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    bilal = street.neighbour("Bilal", GRASS)
    post(street, ans, MOW, day=0, hour=10)
    bilal.hears("Gras").press("Ik help")
    street.at("maandag 13:59")
    hush(ans, bilal, coen)
    street.at("maandag 14:01")  # a yes may come up to four hours late
    bilal.hears("Je hoeft niet te komen", key="clm.over")
    ans.hears("wilde je helpen", key="esc.fail.silent").press(label)
    if label.startswith("Andere"):
        ans.hears(key="esc.day")
        ans.says("vrijdag 10:00")
        ans.hears("vrijdag", key="esc.day.ok")
        assert the_request(street).state is State.OPEN
    else:
        ans.hears(key="esc.stopped")
        assert the_request(street).state is State.STOPPED
    hush(bilal, coen)
    read_card(street)


def test_who_was_let_go_when_the_moment_was_over_makes_room_for_another(street: Street) -> None:
    """Both stand in the audit trail: the audit afterwards counts them."""
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    bilal, cor = street.neighbour("Bilal", GRASS), street.resident("Cor")
    post(street, ans, MOW, day=0, hour=10)
    bilal.hears("Gras").press("Ik help")
    street.at("maandag 14:01")
    cor.says("ik help 11")
    cor.hears(key="clm.check")
    hush(ans, bilal, coen, cor)
    read_card(street)


def test_the_moment_has_passed_for_an_asker_without_a_private_chat(street: Street) -> None:
    ans, coen = street.resident("Ans", opened=False), street.coordinator("Coen")
    post(street, ans, MOW, day=0, hour=12, in_group=True)
    street.at("maandag 12:00")
    street.group_sees("Het moment is voorbij")
    hush(coen)
    read_card(street)


def test_an_asker_without_a_name(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    without_name(street, ans)
    at_the_top(street, ans)
    coen.hears("iemand", key="esc.coo")
    hush(ans)


def without_name(street: Street, phone: Phone) -> None:
    identity = street.person(phone).id

    def change(db: Any) -> None:
        db.get_one(Person, identity).name = None

    street.look(change)
