"""Coming in: a hello, a yes, a postcode and a name, and everything that can go otherwise."""

import pytest

from handlers.welcome import Intake
from tests.street import Street
from tests.welcome.coming_in import at_the_consent, count, nothing_is_kept


def test_a_newcomer_is_in_after_six_taps(street: Street) -> None:
    ans = street.stranger("Ans de Vries")
    ans.says("/start")
    ans.hears("computerprogramma", "De Heeze", key="onb.hello").press("Doe mee")
    ans.hears("16 jaar", key="onb.cons1").press("Ja, allebei")
    ans.hears("postcode", "7334 AB", key="onb.area")
    ans.says("7335 kc")
    ans.hears("De Heeze", key="onb.area.ok").press("Ja")
    ans.hears(key="onb.name").press("Ans")
    ans.hears("Klaar, Ans", "De Heeze", key="onb.role").press("Alleen kijken")
    ans.hears("mens", key="onb.done")
    kept = street.person(ans)
    assert (kept.name, kept.keeps_at, kept.pings_at) == ("Ans", street.clock.now(), None)
    assert count(street, Intake) == 0


def test_everything_goes_in_words_too(street: Street) -> None:
    ans = street.stranger("")
    ans.says("hallo")
    ans.hears(key="onb.hello")
    ans.says("meer lezen")
    ans.hears("Els", "Stichting Samen", "055-1234567", key="onb.more")
    ans.says("ja")
    ans.hears(key="onb.cons1")
    ans.says("ja hoor, ik ben 67")
    ans.hears(key="onb.area")
    ans.says("de heeze")
    ans.hears("De Heeze", key="onb.area.ok")
    ans.says("klopt")
    assert ans.hears(key="onb.name").buttons == []  # no name on the platform to suggest
    ans.says("Ik heet Ans")
    ans.hears("Klaar, Ans", key="onb.role")


def test_a_link_of_the_neighbourhood_says_where(street: Street) -> None:
    ans = street.stranger("Ans")
    ans.opens("https://street/bot?start=w-deheeze")
    ans.hears("De Heeze", key="onb.hello").press("Doe mee")
    ans.hears(key="onb.cons1").press("Ja, allebei")
    ans.hears(key="onb.name").press("Ans")
    ans.hears("De Heeze", key="onb.role")


def test_what_is_kept_is_explained_before_the_yes(street: Street) -> None:
    ans = at_the_consent(street)
    ans.hears(key="onb.cons1").press("Wat bewaar je")
    ans.hears("12 maanden", key="onb.cons1.what").press("Ja, allebei")
    ans.hears(key="onb.area")


def test_a_no_keeps_nothing_and_gives_a_number(street: Street) -> None:
    ans = at_the_consent(street)
    message = ans.hears(key="onb.cons1")
    message.press("Nee")
    ans.hears("Ik bewaar niets", "Els", "055-1234567", key="onb.cons1.no")
    nothing_is_kept(street)
    ans.presses(message, "Nee") if message.buttons else None
    ans.says("hallo")  # and can come back
    ans.hears(key="onb.hello")


def test_a_no_after_what_is_kept(street: Street) -> None:
    ans = at_the_consent(street)
    ans.hears(key="onb.cons1").press("Wat bewaar je")
    ans.hears(key="onb.cons1.what").press("Nee")
    ans.hears(key="onb.cons1.no")
    nothing_is_kept(street)


def test_no_thanks_after_reading_more(street: Street) -> None:
    ans = street.stranger("Ans")
    ans.says("/start")
    ans.hears(key="onb.hello").press("Eerst meer lezen")
    ans.hears(key="onb.more").press("Nee, dank je")
    ans.hears(key="onb.cons1.no")
    nothing_is_kept(street)


@pytest.mark.parametrize("words", ["ik ben 14", "Ik ben pas 15 jaar", "I am 12 years old"])
def test_minors_are_kindly_refused(street: Street, words: str) -> None:
    ans = at_the_consent(street)
    ans.hears(key="onb.cons1")
    ans.says(words)
    ans.hears("vanaf 16 jaar", key="onb.age.no")
    nothing_is_kept(street)


def test_a_yes_with_an_age_below_sixteen_is_a_no(street: Street) -> None:
    ans = at_the_consent(street)
    ans.hears(key="onb.cons1")
    ans.says("ja maar ik ben wel 13")
    ans.hears(key="onb.age.no")
    nothing_is_kept(street)


def test_a_stranger_of_14_is_refused_at_once(street: Street) -> None:
    ans = street.stranger("Ans")
    ans.says("ik ben 14")
    ans.hears(key="onb.age.no")
    nothing_is_kept(street)


def test_a_payload_unknown_or_expired_gives_the_normal_welcome(street: Street) -> None:
    ans = street.stranger("Ans")
    ans.says("/start zz-9999")
    ans.hears(key="onb.hello")
    bea = street.stranger("Bea")
    bea.says("/start w-nergens")
    bea.hears(key="onb.hello")


def test_the_plain_link_welcomes(street: Street) -> None:
    ans = street.stranger("Ans")
    ans.opens("https://street/bot?start=hallo")
    ans.hears(key="onb.hello")


def test_a_sticker_first_gives_the_welcome(street: Street) -> None:
    ans = street.stranger("Ans")
    ans.sends("sticker")
    ans.hears(key="onb.hello")
    ans.sends("sticker")
    ans.hears(key="onb.hello")


def test_who_leaves_half_way_gets_one_reminder_and_then_silence(street: Street) -> None:
    street.at("maandag 20:30")
    ans = at_the_consent(street)
    ans.hears(key="onb.cons1")
    street.wait(hours=13)
    ans.hears_nothing()
    street.wait(hours=1)
    ans.hears("bijna klaar", key="onb.remind").press("Ja, verder")
    ans.hears(key="onb.cons1")
    street.wait_long(days=30)
    ans.hears_nothing()
    nothing_is_kept(street)


def test_half_way_and_no_thanks(street: Street) -> None:
    ans = at_the_consent(street)
    ans.hears(key="onb.cons1")
    street.at("dinsdag 10:00")
    ans.hears(key="onb.remind").press("Nee, dank je")
    ans.hears(key="onb.cons1.no")
    nothing_is_kept(street)


def test_who_deleted_the_chat_and_comes_back_does_not_start_again(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("/start")
    ans.hears("Je deed al mee, Ans", key="onb.dup").press("Meer")
    ans.hears(key="g.menu.more")


def test_blocked_earlier_gets_a_short_text_and_the_telephone(street: Street) -> None:
    ans = street.resident("Ans")
    ans.blocks_the_bot()
    ans.blocked = False
    ans.says("/start")
    ans.hears("Fijn dat je er weer bent", "055-1234567", key="onb.back").press("Meer")
    ans.hears(key="g.menu.more")


def test_a_human_instead_of_a_machine(street: Street) -> None:
    street.coordinator("Coen")
    ans = street.stranger("Ans")
    ans.says("/start")
    ans.hears(key="onb.hello").press("Eerst meer lezen")
    ans.hears(key="onb.more").press("Een mens spreken")
    ans.hears(key="g.human.ask")


def test_what_is_no_answer_is_asked_again_then_a_human(street: Street) -> None:
    street.coordinator("Coen")
    ans = at_the_consent(street)
    ans.hears(key="onb.cons1")
    for _ in range(2):
        ans.says("blauw is ook een kleur")
        ans.hears(key="onb.cons1")
    ans.says("blauw is ook een kleur")
    ans.hears(key="g.human.ask")


def test_yes_and_no_in_words_to_the_hello(street: Street) -> None:
    ans = street.stranger("Ans")
    ans.says("/start")
    ans.hears(key="onb.hello")
    ans.says("nee dank u wel hoor")
    ans.hears(key="onb.cons1.no")


def test_an_old_button_of_the_way_in(street: Street) -> None:
    ans = street.stranger("Ans")
    ans.opens("https://street/bot?start=w-deheeze")
    hello = ans.hears(key="onb.hello")
    data = hello.button("Doe mee").press
    hello.press("Doe mee")
    ans.hears(key="onb.cons1").press("Ja, allebei")
    ans.hears(key="onb.name").press("Ans")
    ans.hears(key="onb.role")
    from bot.messages import Kind

    street.receive(ans, Kind.PRESS, press=data, reply_to=hello.receipt)
    ans.toasted("werkt niet meer")


def test_reading_more_and_then_in(street: Street) -> None:
    ans = street.stranger("Ans")
    ans.says("/start")
    ans.hears(key="onb.hello").press("Eerst meer lezen")
    ans.hears(key="onb.more").press("Doe mee")
    ans.hears(key="onb.cons1")
