"""Coming in: a hello, a yes, a postcode and a name, and everything that can go otherwise."""

import pytest

from bot.outbox import Letter
from bot.people import Account, Membership, Neighbourhood, Organisation, Person
from handlers.welcome import Intake
from tests.phone import Phone
from tests.street import Street


def at_the_consent(street: Street, name: str = "Ans") -> Phone:
    phone = street.stranger(name)
    phone.says("/start")
    phone.hears(key="onb.hello").press("Doe mee")
    return phone


def at_the_area(street: Street, name: str = "Ans") -> Phone:
    phone = at_the_consent(street, name)
    phone.hears(key="onb.cons1").press("Ja, allebei")
    return phone


def count(street: Street, kind: type) -> int:
    return int(street.look(lambda db: db.query(kind).count()))


def nothing_is_kept(street: Street) -> None:
    assert [count(street, kind) for kind in (Person, Account, Intake)] == [0, 0, 0]


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


def test_of_the_postcode_five_characters_are_kept(street: Street) -> None:
    ans = at_the_area(street)
    ans.hears(key="onb.area")
    ans.says("mijn postcode is 7335 KC")
    ans.hears(key="onb.area.ok").press("Ja")
    ans.hears(key="onb.name")
    assert street.look(lambda db: db.query(Membership).one().postcode) == "7335K"


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


def test_payload_unknown_gives_the_normal_welcome(street: Street) -> None:
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


def test_half_way_one_reminder_and_then_silence(street: Street) -> None:
    street.at("maandag 20:30")
    ans = at_the_consent(street)
    ans.hears(key="onb.cons1")
    street.wait(hours=13)
    ans.hears_nothing()
    street.wait(hours=1)
    ans.hears("bijna klaar", key="onb.remind").press("Ja, verder")
    ans.hears(key="onb.cons1")
    street.wait(days=30)
    ans.hears_nothing()
    nothing_is_kept(street)


def test_half_way_and_no_thanks(street: Street) -> None:
    ans = at_the_consent(street)
    ans.hears(key="onb.cons1")
    street.at("dinsdag 10:00")
    ans.hears(key="onb.remind").press("Nee, dank je")
    ans.hears(key="onb.cons1.no")
    nothing_is_kept(street)


def test_who_comes_back_is_not_asked_again(street: Street) -> None:
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


def test_without_any_neighbourhood(street: Street) -> None:
    with street.app.session() as db:
        for table in ("chat_group", "neighbourhood", "organisation"):
            db.execute(Organisation.metadata.tables[table].delete())
    ans = street.stranger("Ans")
    for words in ("/start", "hallo", "iets heel anders", "stop", "/taal", "/privacy"):
        ans.says(words)
        ans.hears("nog geen buurt", key="onb.none")
    nothing_is_kept(street)


def test_a_postcode_outside_and_a_no(street: Street) -> None:
    ans = at_the_area(street)
    ans.hears(key="onb.area")
    ans.says("1011 AB")
    ans.hears("buiten De Heeze", "Els", key="onb.area.out").press("Nee")
    ans.hears(key="onb.cons1.no")
    nothing_is_kept(street)


def test_a_postcode_outside_and_a_human(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans = at_the_area(street)
    ans.hears(key="onb.area")
    ans.says("1011AB")
    ans.hears("Els", key="onb.area.out").press("Ja, graag")
    ans.hears(key="g.human.ask")
    coen.hears_nothing()


def test_no_postcode_then_a_list(street: Street) -> None:
    street.add_neighbourhood("Orden", postcodes="7312")
    ans = at_the_area(street)
    ans.hears(key="onb.area")
    ans.says("kweenie")
    ans.hears("4 cijfers", key="onb.area.bad").press("Kies je buurt")
    ans.hears(key="onb.area.choose").press("Orden")
    ans.hears(key="onb.name").press("Ans")
    ans.hears("Orden", key="onb.role")


def test_another_neighbourhood_than_the_postcode_says(street: Street) -> None:
    street.add_neighbourhood("Orden", postcodes="7312")
    ans = at_the_area(street)
    ans.hears(key="onb.area")
    ans.says("7312AA")
    ans.hears("Orden", key="onb.area.ok").press("Nee, andere buurt")
    ans.hears(key="onb.area.choose").press("De Heeze")
    ans.hears(key="onb.name")


def test_figures_only_may_lie_in_two_neighbourhoods(street: Street) -> None:
    street.change(postcodes="7337A,7337B")
    street.add_neighbourhood("Orden", postcodes="7337C")
    ans = at_the_area(street)
    ans.hears(key="onb.area")
    ans.says("7337")
    assert ans.hears(key="onb.area.choose").labels == ["De Heeze", "Orden", "Weet ik niet"]


def test_a_long_list_of_neighbourhoods_goes_on(street: Street) -> None:
    for number in range(10, 22):
        street.add_neighbourhood(f"Wijk {number}", postcodes=str(7300 + number))
    ans = at_the_area(street)
    ans.hears(key="onb.area")
    ans.says("huh")
    ans.hears(key="onb.area.bad").press("Kies je buurt")
    ans.hears(key="onb.area.choose").press("Andere buurten")
    ans.hears(key="onb.area.choose").press("Wijk 19")
    ans.hears(key="onb.name")


def test_without_postcodes_only_whether_it_is_here(street: Street) -> None:
    street.change(postcodes="")
    ans = at_the_area(street)
    ans.hears("De Heeze", key="onb.area.ok").press("Ja")
    ans.hears(key="onb.name")


def test_who_does_not_know_is_helped_by_a_human(street: Street) -> None:
    street.coordinator("Coen")
    ans = at_the_area(street)
    ans.hears(key="onb.area").press("Weet ik niet")
    ans.hears(key="g.human.ask")


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


def test_a_second_neighbourhood_along_a_link(street: Street) -> None:
    street.add_neighbourhood("Orden", postcodes="7312")
    ans = street.resident("Ans")
    ans.opens("https://street/bot?start=w-orden")
    ans.hears("Orden", key="onb.switch").press("Nee")
    ans.hears(key="onb.switch.no")
    ans.opens("https://street/bot?start=w-orden")
    ans.hears("Orden", key="onb.switch").press("Ja")
    ans.hears("Orden", key="onb.done")
    orden = street.look(lambda db: db.query(Neighbourhood).filter_by(code="orden").one().id)
    assert street.person(ans).current_neighbourhood_id == orden
    ans.opens("https://street/bot?start=w-deheeze")
    ans.hears(key="onb.dup")
    assert street.person(ans).current_neighbourhood_id == street.neighbourhood_id


def test_who_takes_part_nowhere_is_told_how(street: Street) -> None:
    ans = at_the_area(street)
    ans.hears(key="onb.area")
    ans.says("7334AB")
    ans.hears(key="onb.area.ok").press("Ja")
    ans.hears(key="onb.name").press("Ans")
    ans.hears(key="onb.role")
    with street.app.session() as db:
        db.query(Membership).delete()
        db.query(Person).one().current_neighbourhood_id = None
        db.query(Letter).update({"neighbourhood_id": None})
    ans.says("alleen kijken")
    ans.hears("Schrijf hallo", key="onb.nowhere")
    ans.says("hallo")
    ans.hears(key="onb.area")


def test_reading_more_and_then_in(street: Street) -> None:
    ans = street.stranger("Ans")
    ans.says("/start")
    ans.hears(key="onb.hello").press("Eerst meer lezen")
    ans.hears(key="onb.more").press("Doe mee")
    ans.hears(key="onb.cons1")
