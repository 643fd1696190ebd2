"""Stopping, the last time, asking whether it is still fine, and what is kept of it."""

from datetime import timedelta

from bot.messages import Kind
from handlers.recurring import Series
from handlers.requests import Request
from tests.hush import hush
from tests.phone import Phone
from tests.privacy.test_export import sent
from tests.recurring.weekly import PHONE, asked, quiet, series, until, weekly
from tests.street import Street


def pair(street: Street) -> tuple[Phone, Phone]:
    ans, bilal = street.resident("Ans", phone=PHONE), street.neighbour("Bilal")
    weekly(street, ans, bilal)
    hush(street)
    return ans, bilal


# -- stopping ------------------------------------------------------------------------------------


def test_the_asker_stops_and_takes_that_back(street: Street) -> None:
    ans, bilal = pair(street)
    ans.says("vaste hulp")
    ans.hears("elke dinsdag", "1 december", "Bilal", key="rec.one").press("Stoppen")
    stopped = ans.hears("Gestopt", key="rec.stopped")
    bilal.hears("Ans stopt", key="rec.stopped.helper")
    stopped.press("Toch niet")
    ans.hears(key="rec.unskipped")
    bilal.hears("Ans wil toch weer", key="rec.revived")
    ans.says("stop vaste hulp")
    stopped = ans.hears(key="rec.stopped")
    bilal.hears(key="rec.stopped.helper")
    street.wait(minutes=11)
    stopped.press("Toch niet")
    ans.toasted("niet meer")
    street.wait(days=8)
    assert street.look(lambda db: db.query(Request).count()) == 1
    hush(street)


def test_the_helper_stops_in_words(street: Street) -> None:
    ans, bilal = pair(street)
    bilal.says("/vast")
    one = bilal.hears("bij Ans", "elke dinsdag", key="rec.one.helper")
    assert one.labels == ["Eén keer niet", "Ik stop ermee"]
    bilal.says("stop vaste hulp")
    bilal.hears("Dank je wel", key="rec.quit")
    ans.hears("Bilal stopt", key="rec.left")
    one.press("Ik stop ermee")
    bilal.toasted("werkt niet meer")
    hush(street)


def test_the_buttons_under_the_list(street: Street) -> None:
    ans, bilal = pair(street)
    street.wait(days=3)
    hush(street)
    bilal.says("/vast")
    bilal.hears(key="rec.one.helper").press("Eén keer niet")
    bilal.hears(key="rec.no")
    ans.hears(key="rec.gap")
    hush(street)
    ans.says("/vast")
    ans.hears(key="rec.one").press("Eén keer niet")
    ans.hears("1 december", key="rec.skip").press("Nee")
    ans.hears(key="rec.kept")
    ans.says("/vast")
    ans.hears(key="rec.one").press("Andere buur")
    ans.hears("andere buur", key="rec.another")
    bilal.hears("Dank je wel", key="rec.ended")
    assert series(street).helper_id is None
    bilal.says("/vast")
    bilal.hears(key="rec.none")
    hush(street)


def test_a_request_that_is_stopped_is_asked_about(street: Street) -> None:
    ans, _ = pair(street)
    ans.says("laat maar")
    hush(street)
    newest = ans.messages[-1]
    newest.press(newest.labels[0])
    hush(street)
    street.wait(seconds=10)
    ans.sees("elke dinsdag", "1 december")
    also = next(m for m in ans.messages if m.key == "rec.also")
    assert also.labels == ["Alleen deze keer", "Helemaal stoppen"]
    also.press("Alleen deze keer")
    hush(street)
    assert series(street).state == "on"


def test_a_coordinator_closes_one_and_she_stops_them_all(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans, bilal = pair(street)
    coen.says("sluit 11 niet nodig")
    coen.sees("Bilal helpt bij hulpvraag 11").press("Niet nodig")
    hush(street)
    street.wait(seconds=10)
    quiet(street)
    ans.hears("elke dinsdag", key="rec.also").press("Helemaal stoppen")
    ans.hears(key="rec.stopped")
    bilal.hears(key="rec.stopped.helper")
    hush(street)


# -- the last time and the review ----------------------------------------------------------------


def test_after_four_weeks_it_ends_and_may_go_on(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.neighbour("Bilal")
    asked(street, ans)
    ans.hears(key="rec.ask").press("Ja, vaker")
    ans.hears(key="rec.until").press("4 weken")
    ans.hears(key="rec.who").press("Ja")
    ans.hears(key="rec.ok")
    bilal.says("ik help 11")
    quiet(street)
    ans.sees("Is dat goed").press("Ja, fijn")
    quiet(street)
    bilal.hears(key="rec.helper").press("Ja, vaker")
    hush(street)
    for _ in range(3):
        until(street, bilal, "rec.turn", days=9).press("Ja, ik kom")
        hush(street)
    end = until(street, ans, "rec.end", days=9)
    bilal.hears("laatste keer", "Ans", key="rec.end.helper")
    end.press("Nog 4 weken")
    ans.hears(key="rec.ok")
    bilal.hears(key="rec.revived")
    until(street, bilal, "rec.turn", days=9)
    hush(street)


def test_after_four_weeks_that_was_it(street: Street) -> None:
    ans = street.resident("Ans")
    asked(street, ans)
    ans.hears(key="rec.ask").press("Ja, vaker")
    ans.hears(key="rec.until").press("4 weken")
    ans.hears(key="rec.who").press("Wisselen mag")
    hush(street)
    end = until(street, ans, "rec.end", days=40)
    end.press("Klaar")
    ans.hears("altijd weer", key="rec.enough")
    hush(street)
    assert series(street).state == "over"


def test_after_eight_weeks_both_are_asked(street: Street) -> None:
    ans, bilal = pair(street)
    with street.app.session() as db:
        db.query(Series).one().ask_at = street.clock.now() + timedelta(hours=1)
    street.wait(hours=1)
    review = ans.hears("nog steeds fijn", key="rec.review")
    his = bilal.hears("Boodschappen", key="rec.review")
    review.press("Ja, verder")
    ans.hears("gaat gewoon door", key="rec.kept")
    his.press("Stoppen")
    bilal.hears(key="rec.quit")
    ans.hears("Bilal stopt", key="rec.left")
    with street.app.session() as db:
        db.query(Series).one().ask_at = street.clock.now() + timedelta(hours=1)
    street.wait(hours=1)
    ans.hears(key="rec.review").press("Anders")
    assert any(m.key.startswith("g.human") for m in ans.messages)
    hush(street)
    with street.app.session() as db:
        db.query(Series).one().ask_at = street.clock.now() + timedelta(hours=1)
    street.wait(hours=1)
    last = ans.hears(key="rec.review")
    late = last.button("Ja, verder").press
    last.press("Stoppen")
    ans.hears(key="rec.stopped")
    street.receive(ans, Kind.PRESS, press=late, reply_to=last.receipt)
    ans.toasted("al gestopt")
    hush(street)


# -- what is kept --------------------------------------------------------------------------------


def test_both_see_it_in_what_is_kept(quiet_street: Street) -> None:
    ans, bilal = pair(quiet_street)
    hers, his = (sent(phone)["recurring"]["regular_help"][0] for phone in (ans, bilal))
    assert (hers["as"], his["as"]) == ("asker", "helper")
    assert hers["often"] == his["often"] == "week/1/1/0"
    assert "street" in hers
    assert "street" not in his


def test_an_asker_who_is_forgotten(street: Street) -> None:
    ans, bilal = pair(street)
    _forget(street, ans)
    assert any(m.key == "rec.ended" for m in bilal.messages)
    hush(street)
    assert street.look(lambda db: db.query(Series).count()) == 0


def test_a_helper_who_is_forgotten(street: Street) -> None:
    ans, bilal = pair(street)
    _forget(street, bilal)
    left = next(m for m in ans.messages if m.key == "rec.left")
    assert left.has("Een buur stopt")
    hush(street)
    assert series(street).helper_id is None


def _forget(street: Street, phone: Phone) -> None:
    phone.says("/wis")
    hush(street)
    phone.messages[-1].press(phone.messages[-1].labels[0])
    hush(street)
    phone.messages[-1].press(phone.messages[-1].labels[0])
    hush(phone)
