"""Asking for help is possible before the welcome is finished."""

from handlers.requests import Request
from handlers.welcome import Intake
from tests.hush import hush
from tests.street import Street

ASK = "Kan iemand morgen om 10 uur boodschappen voor me doen?"


def test_the_first_message_is_a_request(street: Street) -> None:
    ans = street.stranger("Ans de Vries")
    ans.says(ASK)
    ans.hears("computerprogramma", "16 jaar", key="onb.cons1.first").press("Ja, allebei")
    ans.hears(key="onb.area")
    ans.says("7334AB")
    ans.hears(key="onb.area.ok").press("Ja")
    ans.hears("boodschappen", "morgen", key="ask.sum")
    assert street.person(ans).name == "Ans"
    assert street.look(lambda db: db.query(Intake).count()) == 0


def test_a_second_piece_within_two_minutes_belongs_to_it(street: Street) -> None:
    ans = street.stranger("Ans")
    ans.says("Kan iemand boodschappen voor me doen?")
    first = ans.hears(key="onb.cons1.first")
    street.wait(minutes=1)
    ans.says("Wie kan morgen om 10 uur boodschappen doen?")
    first.press("Ja, allebei")
    ans.hears(key="onb.area")
    kept = street.look(lambda db: db.query(Intake).one().text)
    assert kept.endswith("Wie kan morgen om 10 uur boodschappen doen?")
    assert kept.startswith("Kan iemand")


def test_a_request_that_waits_too_long_is_forgotten(street: Street) -> None:
    ans = street.stranger("Ans")
    ans.says(ASK)
    ans.hears(key="onb.cons1.first")
    street.wait(hours=25)
    ans.hears(key="onb.remind")
    assert street.look(lambda db: db.query(Intake).one().text) is None


def test_english_is_answered_in_english(street: Street) -> None:
    ans = street.stranger("Ann", language="en")
    ans.says("Can somebody do my shopping tomorrow at ten?")
    ans.hears("computer program", key="onb.cons1.first").press("What do you keep")
    ans.hears("12 months", key="onb.cons1.what").press("Yes, both")
    ans.hears("postcode", key="onb.area")


def test_a_greeting_in_front_is_no_greeting_only(street: Street) -> None:
    ans = street.stranger("Ans")
    ans.says("Hallo, kan iemand morgen om 10 uur boodschappen voor me doen?")
    ans.hears(key="onb.cons1.first").press("Nee")
    ans.hears(key="onb.cons1.no")


def test_a_message_changed_after_posting(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(ASK)
    ans.hears(key="ask.sum").press("Ja, plaats maar")
    hush(ans)
    origin = street.look(lambda db: db.query(Request).one().origin)
    ans.edits(origin, "Kan iemand overmorgen om 10 uur boodschappen voor me doen?")
    ans.hears("veranderd", key="g.edited").press("Nee")
    ans.hears(key="onb.switch.no")
    ans.edits(origin, "Kan iemand overmorgen om 10 uur boodschappen voor me doen?")
    ans.hears(key="g.edited").press("Ja")
    ans.hears(key="sta.one")
    ans.edits("r-other", "iets anders")
    street.group_messages.clear()
