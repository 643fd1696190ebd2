"""How it stands: one's own requests, and where one helps."""

from handlers import requests as room
from handlers.requests import Request
from tests.asking.looking import ask, person_of
from tests.hush import hush
from tests.phone import Phone
from tests.street import Street


def claim(street: Street, phone: Phone, *, agreed: bool) -> None:
    context, turn = street.turn()
    request = turn.db.query(Request).one()
    place = room.claim(turn, request, person_of(turn, phone))
    assert place is not None
    if agreed:
        room.agree(turn, request, place)
    context.__exit__(None, None, None)
    street.deliver()
    hush(street)


def test_nothing_open(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("hoe staat het")
    ans.hears("geen open vragen", key="sta.none").press("Ik zoek hulp")
    ans.hears(key="ask.start")


def test_somebody_unknown(street: Street) -> None:
    kim = street.stranger("Kim")
    kim.says("/status")
    kim.hears(key="sta.none")


def test_one_request_and_what_happens_next(street: Street) -> None:
    ans = street.resident("Ans")
    ask(street, ans)
    ans.says("is er al iemand")
    ans.hears("Boodschappen", "geplaatst", "vóór", key="sta.one").press("Dag veranderen")
    ans.hears(key="chg.time")


def test_stopping_from_there(street: Street) -> None:
    ans = street.resident("Ans")
    ask(street, ans)
    ans.says("/status 11")
    ans.hears(key="sta.one").press("Stoppen")
    ans.hears(key="can.asker")


def test_a_human_about_it(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    ask(street, ans)
    ans.says("/status")
    ans.hears(key="sta.one").press("Een mens spreken")
    assert coen.messages
    hush(street)


def test_several_requests_as_a_list(street: Street) -> None:
    ans = street.resident("Ans")
    ask(street, ans)
    ask(street, ans, "Wie heeft er een ladder te leen?")
    ans.says("/status")
    rows = ans.hears("2 vragen", key="sta.many")
    rows.press("Boodschappen")
    ans.hears("Boodschappen", key="sta.one")
    rows.press("Ladder")
    ans.hears("Ladder", key="sta.one")


def test_somebody_wants_to_help(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    ask(street, ans)
    claim(street, bilal, agreed=False)
    ans.says("/status")
    ans.hears("wacht op jouw ja", key="sta.one")
    bilal.says("/status")
    message = bilal.hears("Boodschappen", "nog ja", key="sta.helper.waits")
    assert not message.has("Ans")


def test_somebody_helps(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    ask(street, ans)
    claim(street, bilal, agreed=True)
    ans.says("/status")
    ans.hears("Bilal helpt", key="sta.one")
    bilal.says("/status")
    bilal.hears("Ans", "Boodschappen", key="sta.helper").press("Lukt niet")
    bilal.hears("Boodschappen", key="can.helper")
    ans.hears("Bilal kan toch niet", key="can.to.asker")
    hush(street)


def test_a_coordinator_took_it(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    ask(street, ans)
    context, turn = street.turn()
    turn.db.query(Request).one().taken_by_id = person_of(turn, coen).id
    street.planted = True
    context.__exit__(None, None, None)
    ans.says("/status")
    ans.hears("Coen", key="sta.one")
