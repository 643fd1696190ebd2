"""F12 and F14: what is said once or twice, and what happens when nobody answers."""

from datetime import timedelta

from handlers.requests import State
from tests.helping.posting import OTHERS as LADDER
from tests.meeting.visiting import agree, aside, exchanged, keys, meeting, request
from tests.street import Street

PHONE = "06 12345678"


def test_tips_come_the_first_two_times_only(street: Street) -> None:
    bilal = street.resident("Bilal", max_a_week=9)
    heard = []
    for name in ("Ans", "Bep", "Cor"):
        asker = street.resident(name, phone=PHONE)
        agree(street, asker, bilal, day=1)
        asker.hears(key="con.phone").press("Ja, dit nummer")
        heard.append("con.tips" in keys(bilal))
        aside(street, "con.", "ask.")
    assert heard == [True, True, False]


def test_without_an_answer_to_when_there_is_no_reminder_and_the_check_after_two_days(
    street: Street,
) -> None:
    """Two days after the number was given, not after the yes."""
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    agree(street, ans, bilal)
    asked = ans.hears(key="con.phone")
    street.wait(hours=2)
    asked.press("Ja, dit nummer")
    assert "con.when" in keys(bilal)
    aside(street, "con.", "ask.")
    street.at("woensdag 10:59")
    assert keys(bilal) == keys(ans) == []
    street.at("woensdag 11:00")
    ans.hears("Bilal", key="chk.asker")


def test_who_were_never_put_in_touch_are_not_said_to_have_met(street: Street) -> None:
    """Nobody gives a number or says more: no visit is expected, and it does not count as help."""
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    agree(street, ans, bilal, day=1, hour=12)
    ans.hears(key="con.phone.new")
    street.at("dinsdag 12:30")
    assert "nos.helper" not in keys(bilal)
    assert "rem.hour" not in keys(bilal)
    aside(street, "con.f", "rem.")
    bilal.hears("ga nog niet", "055-1234567", key="con.nocontact")
    street.wait(days=4)
    found = request(street)
    assert (found.state, found.outcome) == (State.STOPPED, "not_helped")
    aside(street, "con.", "rem.", "chk.", *LADDER)


def test_the_reminder_does_not_come_within_six_hours_of_the_yes(street: Street) -> None:
    street.at("maandag 12:01")
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    exchanged(street, ans, bilal, day=1)
    aside(street, "con.")
    street.at("maandag 20:00")
    assert "rem.helper" not in keys(bilal)
    aside(street, "con.")


def test_silence_for_48_hours_is_done_and_nothing_more_is_said(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    exchanged(street, ans, bilal, day=0, hour=12)
    street.at("maandag 13:59")
    aside(street, "rem.", "nos.", "con.")
    street.at("maandag 14:00")
    ans.hears(key="chk.asker")
    start = street.clock.now()
    street.wait(hours=47, minutes=59)
    bilal.hears(key="chk.helper")
    assert request(street).state is State.AGREED
    street.wait(minutes=1)
    assert (request(street).state, street.clock.now() - start) == (State.DONE, timedelta(days=2))
    assert meeting(street).over_at is not None
    street.wait_long(days=30)
    ans.hears_nothing()
    bilal.hears_nothing()
