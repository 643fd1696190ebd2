"""F14: did it work out, thanks, and what is kept of a visit."""

import pytest

from handlers.meeting import Meeting
from handlers.requests import Place, State
from tests.meeting.visiting import (
    aside,
    exchanged,
    keys,
    meeting,
    request,
)
from tests.phone import Message, Phone
from tests.street import Street

PHONE = "06 12345678"


def asked(street: Street, **fields: object) -> tuple[Phone, Phone, Message]:
    """Ans is asked whether it worked out with Bilal."""
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    exchanged(street, ans, bilal, **{"day": 0, "hour": 12, **fields})  # type: ignore[arg-type]  # as `post`
    street.at("maandag 13:59")
    aside(street, "rem.", "nos.", "con.")
    street.at("maandag 14:00")
    return ans, bilal, ans.hears("Is het gelukt met Bilal", "Gras", key="chk.asker")


def outcome(street: Street) -> str:
    found: str = street.look(lambda db: db.query(Place).first().outcome)
    return found


def test_it_worked_out_and_thanks_are_passed_on(street: Street) -> None:
    ans, bilal, message = asked(street)
    message.press("Ja, gelukt")
    assert request(street).state is State.DONE
    assert outcome(street) == "helped"
    ans.hears("Wil je Bilal bedanken", key="chk.thanks").press("Bedankje sturen")
    ans.hears("Schrijf je bedankje", key="chk.thanks.text")
    ans.says("Wat ben je een lieverd, bel me op 0612345678")
    ans.hears("doorgegeven", key="chk.thanks.sent")
    thanked = bilal.hears("Ans zegt", "lieverd", "❤️", key="chk.helper.thanks")
    assert "0612345678" not in thanked.text
    street.group_sees("Klaar")
    street.wait(days=4)


@pytest.mark.parametrize(("label", "words"), [("Dank je", "Dank je wel!"), ("Je was", "geweldig")])
def test_thanks_with_one_tap(street: Street, label: str, words: str) -> None:
    ans, bilal, message = asked(street)
    message.press("Ja, gelukt")
    ans.hears(key="chk.thanks").press("Bedankje sturen")
    ans.hears(key="chk.thanks.text").press(label)
    ans.hears(key="chk.thanks.sent")
    bilal.hears(words, key="chk.helper.thanks")


def test_done_is_done(street: Street) -> None:
    ans, _, message = asked(street)
    message.press("Ja, gelukt")
    ans.hears(key="chk.thanks").press("Klaar")
    street.wait(days=4)


def test_a_helper_who_is_gone_cannot_be_thanked(street: Street) -> None:
    ans, bilal, message = asked(street)
    bilal.blocks_the_bot()
    message.press("Ja, gelukt")
    ans.hears("Mooi dat het is gelukt", key="chk.well")


def test_a_part_was_done_and_the_rest_is_asked_again(street: Street) -> None:
    ans, _, message = asked(street)
    message.press("Deels")
    ans.hears("Wat is er nog nodig", key="chk.partly").press("Opnieuw vragen")
    ans.hears("met voorrang", key="reo.ok")
    assert request(street).state is State.OPEN
    assert request(street).round == 1
    street.tick()
    aside(street)


def test_a_part_was_enough(street: Street) -> None:
    ans, _, message = asked(street)
    message.press("Deels")
    ans.hears(key="chk.partly").press("Niet nodig")
    ans.hears("dan is het klaar", key="chk.enough")
    assert (request(street).state, outcome(street)) == (State.DONE, "partly")


def test_it_was_too_much(street: Street) -> None:
    ans, _, message = asked(street)
    message.press("Nee")
    ans.hears("Wat ging er mis", key="chk.no").press("Het was te veel")
    ans.hears(key="chk.partly").press("Niet nodig")
    ans.hears(key="chk.enough")


def test_nobody_came_as_it_turns_out(street: Street) -> None:
    ans, bilal, message = asked(street)
    message.press("Nee")
    ans.hears(key="chk.no").press("Er kwam niemand")
    ans.hears("Sorry", key="nos.none").press("Nee")
    ans.hears(key="nos.stopped")
    bilal.hears(key="nos.helper.soft")
    aside(street)


def test_she_was_not_there_herself(street: Street) -> None:
    ans, bilal, message = asked(street)
    message.press("Nee")
    ans.hears(key="chk.no").press("Ik was er niet")
    ans.hears("Dat kan gebeuren", "Bilal", key="chk.absent").press("Ja, ander moment")
    ans.hears(key="chg.time")
    ans.says("donderdag om 10:00")
    aside(street, "chg.asked")
    bilal.hears("donderdag", key="chg.ask").press("Ja, goed")
    aside(street, "chg.")
    assert meeting(street).starts_at == request(street).starts_at
    street.at("donderdag 12:00")
    aside(street, "rem.", "nos.", "con.")
    ans.hears(key="chk.asker").press("Ja, gelukt")
    ans.hears(key="chk.thanks")
    assert outcome(street) == "helped"


def test_she_was_not_there_and_it_is_over(street: Street) -> None:
    ans, _, message = asked(street)
    message.press("Nee")
    ans.hears(key="chk.no").press("Ik was er niet")
    ans.hears(key="chk.absent").press("Nee")
    ans.hears(key="nos.stopped")
    assert request(street).outcome == "not_helped"
    aside(street)


@pytest.mark.parametrize("reason", ["Het voelde niet goed", "Iets anders"])
def test_what_did_not_feel_right_goes_to_a_human(street: Street, reason: str) -> None:
    coen = street.coordinator("Coen")
    ans, _, message = asked(street)
    message.press("Nee")
    ans.hears(key="chk.no").press(reason)
    assert [key for key in keys(ans) if key.startswith("g.human")]
    assert keys(coen)
    assert outcome(street) == "partly"
    aside(street, "g.human", "coo.", "hum.")


def test_silence_for_two_days_is_done(street: Street) -> None:
    ans, bilal, _ = asked(street)
    street.wait(hours=24)
    bilal.hears("Hoe ging het bij Ans", key="chk.helper")
    street.wait(hours=25)
    assert (request(street).state, outcome(street)) == (State.DONE, "silent")
    ans.hears_nothing()


def test_the_helper_says_that_it_went_well(street: Street) -> None:
    _, bilal, _ = asked(street)
    street.wait(hours=24)
    message = bilal.hears(key="chk.helper")
    assert message.labels == ["Goed", "Ging niet door", "Een mens spreken"]
    message.press("Goed")
    bilal.hears("Dank je wel voor je hulp", key="chk.helper.ok")
    assert outcome(street) == "helped"


def test_the_helper_says_that_it_did_not_happen(street: Street) -> None:
    ans, bilal, _ = asked(street)
    street.wait(hours=24)
    bilal.hears(key="chk.helper").press("Ging niet door")
    bilal.hears(key="nos.asker_absent").press("Toch gelukt")
    bilal.hears(key="chk.helper.ok")
    assert outcome(street) == "helped"
    del ans


def test_a_missed_visit_is_not_counted_as_help(street: Street) -> None:
    _, bilal, _ = asked(street)
    street.wait(hours=24)
    bilal.hears(key="chk.helper").press("Ging niet door")
    bilal.hears(key="nos.asker_absent").press("Nee, niet thuis")
    bilal.hears(key="nos.absent.ok")
    street.wait(hours=25)
    assert request(street).outcome == "not_helped"
    aside(street, "nos.")


def test_the_helper_wants_a_human(street: Street) -> None:
    street.coordinator("Coen")
    _, bilal, _ = asked(street)
    street.wait(hours=24)
    bilal.hears(key="chk.helper").press("Een mens spreken")
    assert keys(bilal) == ["g.human.ask"]
    aside(street, "g.human")


def test_an_asker_who_cannot_be_reached(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    exchanged(street, ans, bilal, day=0, hour=12)
    ans.blocks_the_bot()
    street.at("maandag 14:00")
    aside(street, "rem.", "nos.", "con.")
    bilal.hears("Hoe ging het", key="chk.helper")


def test_an_evening_visit_is_asked_after_in_the_morning(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    exchanged(street, ans, bilal, day=0, hour=20)
    street.at("dinsdag 08:59")
    aside(street, "rem.", "nos.", "con.")
    ans.hears_nothing()
    street.at("dinsdag 09:00")
    ans.hears(key="chk.asker")
    del bilal


def test_a_new_request_is_no_thank_you(street: Street) -> None:
    ans, bilal, message = asked(street)
    message.press("Ja, gelukt")
    ans.hears(key="chk.thanks").press("Bedankje sturen")
    asked_for = ans.hears(key="chk.thanks.text")
    ans.says("Kan iemand me overmorgen om 10 uur helpen met mijn telefoon?")
    ans.hears("Telefoon", key="ask.sum").press("Toch niet")
    aside(street, "ask.", "can.")
    bilal.hears_nothing()
    asked_for.press("Dank je wel!")
    ans.hears(key="chk.thanks.sent")
    bilal.hears(key="chk.helper.thanks")


def test_an_old_button_after_it_was_settled(street: Street) -> None:
    from bot.messages import Kind

    ans, _, message = asked(street)
    press = message.button("Deels").press
    message.press("Ja, gelukt")
    ans.hears(key="chk.thanks")
    street.receive(ans, Kind.PRESS, press=press, reply_to=message.receipt)
    ans.toasted("klaar")


def test_numbers_and_words_are_gone_within_a_day_after_it(street: Street) -> None:
    ans, bilal, message = asked(street)
    assert any(PHONE in m.text for m in bilal.messages if not m.deleted)
    message.press("Ja, gelukt")
    ans.hears(key="chk.thanks")
    street.wait(hours=23)
    assert not any(PHONE in m.text for m in bilal.messages if not m.deleted)
    assert not any(m.key.startswith("con.code") for m in ans.messages if not m.deleted)
    found = meeting(street)
    assert (found.phone, found.code) == (None, None)


def test_what_is_kept_about_a_visit_can_be_seen_and_erased(street: Street) -> None:
    from handlers.meeting.kept import forget, visits

    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    exchanged(street, ans, bilal, day=1)
    one, two = street.person(ans), street.person(bilal)
    kept = street.look(lambda db: (visits(db, one), visits(db, two)))
    assert [found["visits"][0]["role"] for found in kept] == ["asker", "helper"]
    assert kept[0]["visits"][0]["number_given"] == PHONE
    assert kept[1]["visits"][0]["number_given"] is None
    context, turn = street.turn()
    forget(turn, one)
    context.__exit__(None, None, None)
    street.tick()
    assert not any(PHONE in m.text for m in bilal.messages if not m.deleted)
    assert street.look(lambda db: db.query(Meeting).filter_by(asker_id=one.id).count()) == 0
    assert meeting(street).phone is None
    street.wait(minutes=1)
    aside(street)
