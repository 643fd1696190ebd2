"""Somebody on whom a request depends cannot be reached: whoever is on duty hears it once."""

from bot.db import new_id
from bot.messages import Kind
from bot.people import Account, Grant, Membership
from tests.helping.posting import post
from tests.meeting.visiting import agree
from tests.phone import Phone
from tests.street import Street
from tests.trouble.conftest import aside

NUMBER = "06-12345678"


def another_account(street: Street, phone: Phone) -> Phone:
    """A second telephone of the same person, on another platform; used longer ago."""
    person = street.person(phone).id
    other = street.stranger(phone.name, opened=True)
    street.keep(
        Account(
            id=new_id(street.clock.now(), street.chance), person_id=person, platform="signal",
            chat=other.chat, reachable=True, used_at=street.clock.now().replace(year=2025),
        )
    )  # fmt: skip
    return other


def test_the_asker_of_an_open_request(street: Street) -> None:
    ans, coen = street.resident("Ans", phone=NUMBER), street.coordinator("Coen")
    post(street, ans, day=3)
    aside(street)
    ans.blocks_the_bot()
    told = coen.hears("Ans", "via Street", "hulpvraag 11", key="fail.unreach")
    assert told.labels == ["Bel"]
    assert NUMBER not in told.text
    told.press("Bel")
    coen.hears("Ans", NUMBER, key="coo.call").press("Opgelost")
    coen.hears(key="coo.callback.solved")
    assert not any("Ans" in m.text for m in street.group_messages)
    coen.says("/toon 11")
    coen.hears("ik kon iemand niet bereiken")
    aside(street)


def test_it_is_told_once_for_each_person_and_request(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    post(street, ans, day=3)
    post(street, ans, "Wie kan het gras maaien?", day=4)
    aside(street)
    for _ in range(3):
        ans.blocks_the_bot()
        ans.blocked = False
        street.receive(ans, Kind.UNBLOCKED)
    coen.hears("hulpvraag 11", key="fail.unreach")
    coen.hears("hulpvraag 12", key="fail.unreach")
    aside(street)


def test_a_letter_finds_out_that_the_agreed_helper_is_gone(street: Street) -> None:
    ans, bilal, coen = (
        street.resident("Ans", phone=NUMBER),
        street.resident("Bilal"),
        street.coordinator("Coen"),
    )
    agree(street, ans, bilal, day=3)
    bilal.blocked = True  # the bot does not know it yet
    ans.hears(key="con.phone").press("Ja, dit nummer")
    coen.hears("Bilal", "hulpvraag 11", key="fail.unreach")
    aside(street)


def test_a_helper_who_was_lost_before_the_asker_said_yes(street: Street) -> None:
    ans, bilal, coen = (
        street.resident("Ans"),
        street.neighbour("Bilal"),
        street.coordinator("Coen"),
    )
    post(street, ans, day=3)
    bilal.hears(key="ping.ask").press("Ik help")
    aside(street)
    bilal.blocks_the_bot()
    asked = ans.sees("Bilal wil je helpen")
    coen.hears_nothing()  # nobody depends on him yet
    asked.press("Ja, fijn")
    coen.hears("Bilal", key="fail.unreach")
    aside(street)


def test_a_coordinator_who_was_called_and_is_gone(street: Street) -> None:
    ans, coen, els = street.resident("Ans"), street.coordinator("Coen"), street.coordinator("Els")
    coen.says("/dienst")
    coen.hears(key="dut.show").press("Ik neem de dienst")
    coen.hears(key="dut.yours")
    coen.blocked = True  # the bot does not know it yet
    post(street, ans, day=3)
    street.until_rung("coordinator")
    els.hears("Coen", "hulpvraag 11", key="fail.unreach")
    aside(street)


def test_whoever_took_it(street: Street) -> None:
    ans, coen, els = street.resident("Ans"), street.coordinator("Coen"), street.coordinator("Els")
    post(street, ans, day=3)
    coen.says("pak 11")
    aside(street)
    coen.blocks_the_bot()
    els.hears("Coen", "hulpvraag 11", key="fail.unreach")
    aside(street)


def test_who_matters_to_no_open_request_is_nobodys_concern(street: Street) -> None:
    street.coordinator("Coen")
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    post(street, ans, day=3)
    aside(street)
    bilal.blocks_the_bot()  # he was only asked
    aside(street)


def test_an_asker_who_never_opened_a_chat_is_no_news(street: Street) -> None:
    street.coordinator("Coen")
    ans, _ = street.resident("Ans", opened=False), street.neighbour("Bilal")
    post(street, ans, in_group=True, day=3)
    aside(street)


def test_at_night_it_waits_for_the_morning(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    post(street, ans, day=3)
    aside(street)
    street.at("dinsdag 01:00")
    aside(street)
    ans.blocks_the_bot()
    coen.hears_nothing()
    street.at("dinsdag 08:00")
    coen.hears(key="fail.unreach")
    aside(street)


def test_another_way_writes_to_the_other_account(street: Street) -> None:
    ans, coen = street.resident("Ans", phone=NUMBER), street.coordinator("Coen")
    other = another_account(street, ans)
    post(street, ans, day=3)
    aside(street)
    ans.blocks_the_bot()
    told = coen.hears("via Street", key="fail.unreach")
    assert told.labels == ["Bel", "Ander kanaal"]
    told.press("Ander kanaal")
    other.hears("kwam niet bij je aan", "hulpvraag 11", key="fail.other")
    coen.hears("Ans", "via Signal", key="fail.other.ok")
    told.press("Ander kanaal")  # once is enough
    coen.hears(key="fail.other.ok")
    aside(street)


def test_the_other_way_is_closed_as_well(street: Street) -> None:
    ans, coen = street.resident("Ans", phone=NUMBER), street.coordinator("Coen")
    another_account(street, ans)
    post(street, ans, day=3)
    aside(street)
    ans.blocks_the_bot()
    told = coen.hears(key="fail.unreach")
    with street.app.session() as db:
        for account in db.query(Account).filter_by(platform="signal"):
            account.reachable = False
    told.press("Ander kanaal")
    coen.hears("Ook op een andere weg", key="fail.other.no").press("Bel")
    coen.hears(NUMBER, key="coo.call")
    aside(street)


def test_only_coordinators_may_press(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    post(street, ans, day=3)
    aside(street)
    ans.blocks_the_bot()
    told = coen.hears(key="fail.unreach")
    with street.app.session() as db:
        for grant in db.query(Grant):
            db.delete(grant)
    told.press("Bel")
    coen.toasted("coördinator")
    aside(street)


def test_a_nameless_asker(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    post(street, ans, day=3)
    aside(street)
    with street.app.session() as db:
        person = street.person(ans)
        db.merge(person).name = None
    ans.blocks_the_bot()
    coen.hears("iemand", key="fail.unreach")
    assert street.look(lambda db: db.query(Membership).count()) == 2
    aside(street)


def test_in_english(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    with street.app.session() as db:
        db.merge(street.person(coen)).language = "en"
    post(street, ans, day=3)
    aside(street)
    ans.blocks_the_bot()
    coen.hears("cannot reach Ans", key="fail.unreach")
    aside(street)
