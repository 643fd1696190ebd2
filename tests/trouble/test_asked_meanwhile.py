"""The bot was away for more than half an hour: who asked is asked whether it is still needed."""

from datetime import datetime

import pytest

from bot.messages import Incoming, Kind
from bot.people import Role
from handlers.requests import Request
from handlers.trouble.model import Late
from tests.phone import Phone
from tests.street import Street
from tests.trouble.conftest import Asked, aside

NEED = "Kan iemand morgen om 15 uur mijn gras maaien?"


def wrote_while_away(street: Street, phone: Phone, *texts: str) -> None:
    """The bot is away for fifty minutes from nine o'clock; the first text comes at 9:05."""
    street.goes_down()
    street.wait(minutes=5)
    for text in texts:
        phone.says(text)
        street.wait(minutes=1)
    street.wait(minutes=45 - len(texts))
    street.comes_back()


def test_a_request_of_before_is_asked_about_and_goes_on(street: Street) -> None:
    ans = street.resident("Ans")
    wrote_while_away(street, ans, NEED)
    asked = ans.hears("even weg", "09:05 uur", "nog nodig?", key="fail.down")
    assert asked.labels == ["Ja", "Nee"]
    asked.press("Ja")
    ans.hears("gras", "morgen, dinsdag 24 november, om 15:00 uur").press("Ja, plaats maar")
    ans.hears("geplaatst")
    assert street.look(lambda db: db.query(Request).one()).number == 11
    aside(street)


def test_what_is_no_longer_needed_is_dropped(street: Street) -> None:
    ans = street.resident("Ans")
    wrote_while_away(street, ans, NEED)
    asked = ans.hears(key="fail.down")
    press = asked.button("Ja").press
    ans.says("nee")
    ans.hears("doe ik er niets mee", key="fail.down.no")
    assert street.look(lambda db: db.query(Late).one()).text is None
    assert street.look(lambda db: db.query(Request).count()) == 0
    street.receive(ans, Kind.PRESS, press=press, reply_to=asked.receipt)  # an old button
    ans.toasted("werkt niet meer")


def test_several_messages_are_one_question(street: Street) -> None:
    ans = street.resident("Ans")
    wrote_while_away(street, ans, NEED, "Kan iemand mijn fiets repareren?", "Is er iemand?")
    asked = ans.hears("Je berichten vanaf 09:05 uur", key="fail.down.more")
    asked.press("Ja")
    ans.hears("gras", key="ask.sum").press("Ja, plaats maar")
    ans.hears("Wanneer", key="ask.when")  # of the bicycle
    ans.hears("geplaatst")
    ans.says("overmorgen om 10 uur")
    ans.hears("Fiets maken", key="ask.sum")
    aside(street)


def test_several_messages_of_which_nothing_is_needed(street: Street) -> None:
    ans = street.resident("Ans")
    wrote_while_away(street, ans, NEED, "of overmorgen")
    ans.hears(key="fail.down.more").press("Nee")
    ans.hears(key="fail.down.no")


def test_yesterdays_message_names_its_day(street: Street) -> None:
    ans = street.resident("Ans")
    street.at("maandag 23:30")
    street.goes_down()
    street.wait(minutes=20)
    ans.says(NEED)
    street.wait(minutes=60)
    street.comes_back()
    ans.hears("23 november om 23:50 uur", key="fail.down").press("Nee")
    ans.hears(key="fail.down.no")


def test_who_never_answers_is_forgotten_after_a_day(street: Street) -> None:
    ans = street.resident("Ans")
    wrote_while_away(street, ans, NEED)
    asked = ans.hears(key="fail.down")
    street.wait(hours=23)
    assert street.look(lambda db: db.query(Late).count()) == 1
    street.wait(hours=2)
    assert street.look(lambda db: db.query(Late).count()) == 0
    asked.press("Ja")
    ans.toasted("werkt niet meer")


@pytest.mark.parametrize(("down", "waited"), [(29, 25), (60, 10)])
def test_a_short_outage_or_a_fresh_message_is_handled_as_ever(
    street: Street, down: int, waited: int
) -> None:
    ans = street.resident("Ans")
    street.goes_down()
    street.wait(minutes=down - waited)
    ans.says(NEED)
    street.wait(minutes=waited)
    street.comes_back()
    ans.hears("gras", "morgen", key="ask.sum")


def test_a_message_that_came_late_without_an_outage_is_handled_as_ever(street: Street) -> None:
    ans = street.resident("Ans")
    said_at = street.clock.now()
    street.wait(hours=1)
    street.feed(_written(ans, NEED, said_at), ans)
    ans.hears("gras", "morgen")


def _written(phone: Phone, text: str, at: datetime) -> Incoming:
    return Incoming(
        id="late", kind=Kind.TEXT, sender=phone.address, name=phone.name, address=phone.address,
        at=at, text=text, message="late",
    )  # fmt: skip


def test_emergencies_commands_and_answers_are_never_asked_about(street: Street) -> None:
    ans, bob = street.resident("Ans"), street.stranger("Bob")
    street.goes_down()
    for text in ("Help, mijn man ligt op de grond en ademt niet", "/help", "dank je wel"):
        ans.says(text)
    bob.says(NEED)  # somebody new
    street.wait(minutes=40)
    street.comes_back()
    ans.hears("112")
    ans.hears(key="g.help")
    ans.hears(key="g.thanks")
    assert bob.hears().key != "fail.down"
    assert street.look(lambda db: db.query(Late).count()) == 0


@pytest.mark.parametrize(
    ("words", "key"), [("stop alles", "g.stop_all"), ("wis alles", "prv.erase")]
)
def test_stop_and_erase_said_meanwhile_count(street: Street, words: str, key: str) -> None:
    ans = street.resident("Ans")
    wrote_while_away(street, ans, words)
    assert ans.hears().key.startswith(key)


def test_a_claim_in_words_said_meanwhile_is_a_claim(street: Street, asked: Asked) -> None:
    bilal, _, _ = asked
    street.goes_down()
    bilal.says("ik help 11")
    street.wait(minutes=40)
    street.comes_back()
    bilal.hears(key="clm.won")
    aside(street)


def test_what_somebody_was_busy_with_goes_on(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Kan iemand mijn gras maaien?")
    ans.hears("Wanneer")
    wrote_while_away(street, ans, "morgen om 3 uur")
    ans.hears("gras", "morgen")


def test_in_the_group_it_is_handled_as_ever(street: Street) -> None:
    ans = street.resident("Ans")
    street.goes_down()
    ans.says_in_group(NEED)
    street.wait(minutes=50)
    street.comes_back()
    street.group_hears("gras")


def test_a_secret_is_not_kept_meanwhile(street: Street) -> None:
    ans = street.resident("Ans")
    wrote_while_away(
        street, ans, "Wie kan morgen boodschappen doen? Mijn rekening is NL91ABNA0417164300"
    )
    ans.hears(key="safe.pin.kept")
    ans.hears(key="fail.down")
    assert "0417164300" not in street.look(lambda db: db.query(Late).one()).text


def test_it_is_theirs_to_see_and_to_erase(street: Street) -> None:
    ans = street.resident("Ans")
    wrote_while_away(street, ans, NEED)
    ans.hears(key="fail.down")
    [export] = [
        e for f in street.house.registry.features if f.name == "trouble" for e in f.exporters
    ]
    found = street.look(lambda db: export(db, street.person(ans)))
    assert found["asked_while_away"][0]["texts"] == [NEED]
    ans.says("wis alles")
    ans.hears().press("Ja, wis alles")
    ans.hears().press("Ja, wis alles")
    ans.hears(key="prv.erased")
    assert street.look(lambda db: db.query(Late).count()) == 0


def test_in_english_it_is_asked_too(street: Street) -> None:
    bob = street.resident("Bob", language="en")
    wrote_while_away(street, bob, "Can someone mow my lawn tomorrow at 3 pm?")
    bob.hears("I was away", "09:05", key="fail.down").press("No")
    bob.hears("do nothing", key="fail.down.no")


def test_a_coordinator_is_a_resident_first(street: Street) -> None:
    els = street.resident("Els", Role.COORDINATOR)
    wrote_while_away(street, els, NEED)
    els.hears(key="fail.down").press("Ja")
    els.hears("gras")
