"""Each time anew: its neighbour says yes, no or nothing, is away, or stops."""

from datetime import timedelta

from bot.people import Person
from handlers.requests import Place, PlaceState, Request, State
from tests.hush import hush
from tests.recurring.weekly import PHONE, asked, quiet, series, until, weekly
from tests.street import ZONE, Street


def requests(street: Street) -> list[Request]:
    found: list[Request] = street.look(lambda db: db.query(Request).order_by(Request.id).all())
    return found


def held(street: Street) -> int:
    return int(street.look(lambda db: db.query(Place).filter_by(state=PlaceState.AGREED).count()))


def test_he_comes_again_and_nobody_else_is_asked(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.neighbour("Bilal")
    cor = street.neighbour("Cor")
    weekly(street, ans, bilal)
    hush(street)
    turn = until(street, bilal, "rec.turn")
    assert f"{street.clock.now().astimezone(ZONE):%A %H:%M}" == "Friday 10:00"
    assert turn.has("Boodschappen", "Ans", "dinsdag 1 december")
    turn.press("Ja, ik kom")
    ans.hears("Bilal komt weer", "dinsdag 1 december", key="rec.comes")
    assert any(m.key == "con.give" and not m.read for m in bilal.messages)  # she is not asked
    quiet(street)
    assert requests(street)[-1].state is State.AGREED
    assert all(message.key != "ping.ask" or "24" in message.text for message in cor.messages)
    hush(street)


def test_her_number_is_asked_each_time_when_she_wants_that(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.neighbour("Bilal")
    weekly(street, ans, bilal, number=False)
    hush(street)
    until(street, bilal, "rec.turn").press("Ja, ik kom")
    ans.hears(key="rec.comes")
    ans.hears(key="con.phone")
    hush(street)


def test_not_this_time_then_others_are_asked(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.neighbour("Bilal")
    weekly(street, ans, bilal)
    cor = street.neighbour("Cor")
    hush(street)
    turn = until(street, bilal, "rec.turn")
    turn.press("Deze keer niet")
    no = bilal.hears("volgende keer vraag ik jou weer", key="rec.no")
    ans.hears("Bilal kan deze keer niet", "dinsdag 1 december", key="rec.gap")
    cor.hears("Boodschappen", "elke dinsdag", key="ping.ask")
    no.press("Toch wel")
    quiet(street)
    assert held(street) == 1
    hush(street)
    until(street, bilal, "rec.turn", days=9)  # the next time he is first again
    hush(street)


def test_too_late_to_come_after_all(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.neighbour("Bilal")
    weekly(street, ans, bilal)
    cor = street.neighbour("Cor")
    hush(street)
    until(street, bilal, "rec.turn").press("Deze keer niet")
    no = bilal.hears(key="rec.no")
    ans.hears(key="rec.gap")
    cor.hears(key="ping.ask").press("Ik help")
    no.press("Toch wel")
    bilal.toasted("net")
    hush(street)


def test_at_night_others_are_not_woken(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.neighbour("Bilal")
    weekly(street, ans, bilal)
    hush(street)
    turn = until(street, bilal, "rec.turn")
    street.at("vrijdag 23:30")
    hush(street)
    turn.press("Deze keer niet")
    no = bilal.hears(key="rec.no")
    ans.hears_nothing()
    no.press("Toch wel")
    ans.hears("Bilal komt weer", key="rec.comes")
    hush(street)


def test_at_night_and_in_the_morning_it_is_asked(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.neighbour("Bilal")
    weekly(street, ans, bilal)
    hush(street)
    turn = until(street, bilal, "rec.turn")
    street.at("vrijdag 23:30")
    hush(street)
    turn.press("Deze keer niet")
    bilal.hears(key="rec.no")
    street.at("zaterdag 08:00")
    ans.hears("Bilal kan deze keer niet", key="rec.gap")
    hush(street)


def test_silence_twice_and_he_is_not_asked_first_any_more(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.neighbour("Bilal")
    weekly(street, ans, bilal)
    hush(street)
    turn = until(street, bilal, "rec.turn")
    ans_hears = until(street, ans, "rec.gap", days=2)
    assert ans_hears.has("Bilal kan deze keer niet")
    ans_hears.press("Deze keer niet")
    ans.hears(key="rec.skipped")
    assert turn.has("hoef je deze keer niets te doen")
    assert series(street).silent == 1
    hush(street)
    until(street, bilal, "rec.turn", days=9)
    until(street, bilal, "rec.dropped", days=2)
    assert series(street).helper_id is None
    hush(street)


def test_away_on_holiday_others_are_asked_and_he_is_not(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.neighbour("Bilal")
    weekly(street, ans, bilal)
    hush(street)
    bilal.says("/pauze")
    bilal.hears(key="pau.how").press("1 week")
    bilal.hears(key="pau.ok")
    hush(street)
    until(street, ans, "rec.gap", days=6)
    assert not any(m.key == "rec.turn" for m in bilal.messages)
    hush(street)
    until(street, bilal, "rec.turn", days=9)  # back again
    hush(street)


def test_he_stops(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.neighbour("Bilal")
    weekly(street, ans, bilal)
    hush(street)
    until(street, bilal, "rec.turn").press("Ik stop ermee")
    bilal.hears("Dank je wel", key="rec.quit")
    ans.hears("Bilal stopt", key="rec.left")
    ans.hears("zoek weer een buur", "1 december", key="rec.asked").press("Deze keer niet")
    skipped = ans.hears("slaan we over", "8 december", key="rec.skipped")
    hush(street)
    skipped.press("Toch wel")
    ans.hears("gaat gewoon door", key="rec.unskipped")
    hush(street)


def test_a_blocked_neighbour_is_not_sent(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.neighbour("Bilal")
    weekly(street, ans, bilal)
    hush(street)
    ans.says("/blokkeer")
    ans.sees("Over wie").press("Bilal")
    hush(street)
    for label in ("contact", "Ja"):
        newest = ans.messages[-1]
        if any(label in button.label for button in newest.buttons):
            newest.press(next(b.label for b in newest.buttons if label in b.label))
    hush(street)
    until(street, ans, "rec.asked", days=6)
    assert series(street).helper_id is None
    hush(street)


def test_the_bot_was_away_at_the_time(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.neighbour("Bilal")
    weekly(street, ans, bilal)
    hush(street)
    street.goes_down()
    street.wait(days=9)
    street.comes_back()
    missed = until(street, ans, "rec.missed", days=1)
    assert missed.has("dinsdag 1 december", "8 december")
    hush(street)
    until(street, bilal, "rec.turn", days=3)
    hush(street)


def test_what_stands_still_passes_in_silence(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.neighbour("Bilal")
    weekly(street, ans, bilal)
    hush(street)
    with street.app.session() as db:
        db.get_one(Person, street.person(ans).id).frozen_at = street.clock.now()
    street.wait(days=5)
    quiet(street)
    assert not any(m.key == "rec.turn" for m in bilal.messages)
    assert series(street).starts_at > street.clock.now() + timedelta(days=5)
    hush(street)


def test_who_said_stop_everything_is_left_alone(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.neighbour("Bilal")
    weekly(street, ans, bilal)
    hush(street)
    ans.says("stop alles")
    hush(street)
    street.wait(days=6)
    assert not any(m.key == "rec.turn" for m in bilal.messages)
    assert series(street).state == "over"
    hush(street)


def test_changing_neighbours_are_asked_each_time(street: Street) -> None:
    ans = street.resident("Ans", phone=PHONE)
    bilal = street.neighbour("Bilal")
    asked(street, ans)
    ans.hears(key="rec.ask").press("Ja, vaker")
    ans.hears(key="rec.until").press("4 weken")
    ans.hears(key="rec.who").press("Wisselen mag")
    ans.hears(key="rec.ok")
    bilal.sees("Boodschappen").press("Ik help")
    quiet(street)
    ans.sees("Is dat goed").press("Ja, fijn")
    hush(street)
    until(street, ans, "rec.asked", days=6)
    assert not any(m.key == "rec.helper" for m in bilal.messages)
    hush(street)
