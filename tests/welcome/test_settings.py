"""Pause, quiet hours, how often, language, name and neighbourhood."""

from datetime import timedelta

import pytest

from bot.people import Membership, Person
from tests.street import Street

YEAR = timedelta(days=365)


@pytest.mark.parametrize(
    ("label", "days", "said"), [("1 week", 7, "30 november"), ("1 maand", 30, "23 december")]
)
def test_a_pause_for_a_while(street: Street, label: str, days: int, said: str) -> None:
    ans = street.resident("Ans")
    ans.says("/pauze")
    ans.hears(key="pau.how").press(label)
    ans.hears(said, key="pau.ok")
    assert street.person(ans).paused_until == street.clock.now() + timedelta(days=days)


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("drie weken", 21),
        ("een weekje", 7),
        ("twaalf dagen", 12),
        ("10 dagen", 10),
        ("2 maanden", 60),
        ("99 maanden", 365),
    ],
)
def test_how_long_in_words(street: Street, said: str, days: int) -> None:
    ans = street.resident("Ans")
    ans.says("/pauze")
    ans.hears(key="pau.how")
    ans.says(said)
    ans.hears(key="pau.ok")
    assert street.person(ans).paused_until == street.clock.now() + timedelta(days=days)


def test_a_pause_until_hello(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("ik ben op vakantie")
    ans.hears(key="pau.how").press("Tot ik hallo zeg")
    ans.hears("hallo", key="pau.ok.hello")
    assert street.person(ans).paused_until > street.clock.now() + YEAR
    ans.says("hallo")
    ans.hears(key="onb.back")
    assert street.person(ans).paused_until is None


def test_a_pause_is_stopped_early(street: Street) -> None:
    ans = street.resident("Ans")
    for choice, key in (("1 week", "pau.ok"), ("Tot ik hallo zeg", "pau.ok.hello")):
        ans.says("pauze")
        ans.hears(key="pau.how").press(choice)
        ans.hears(key=key).press("Stop de pauze")
        ans.hears(key="pau.end")
        assert street.person(ans).paused_until is None


def test_a_pause_that_is_over_says_so_once_in_the_daytime(street: Street) -> None:
    street.at("maandag 23:00")
    ans = street.resident("Ans")
    ans.says("pauze")
    ans.hears(key="pau.how").press("1 week")
    ans.hears(key="pau.ok")
    street.at("zondag 12:00")
    street.at("maandag 23:30")
    ans.hears_nothing()
    street.at("dinsdag 08:30")
    ans.hears("voorbij", key="pau.back").press("Nog een week")
    ans.hears("8 december", key="pau.ok")
    street.wait(days=8)
    ans.hears(key="pau.back").press("Nee")
    ans.hears(key="pau.ok.hello")


def test_a_pause_over_and_back(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("pauze")
    ans.hears(key="pau.how").press("1 week")
    ans.hears(key="pau.ok")
    street.wait(days=7, minutes=1)
    ans.hears(key="pau.back").press("Ja")
    ans.hears(key="pau.end")


def test_evenings_and_urgent_ones(street: Street) -> None:
    ans = street.resident("Ans")
    for label, key, wish in (("Ja", "pau.urgent.yes", True), ("Nee", "pau.urgent.no", False)):
        ans.says("niet storen")
        ans.hears(key="pau.main").press("Avond en nacht")
        ans.hears("18:00", "8:00", key="pau.quiet").press(label)
        ans.hears(key=key)
        kept = street.person(ans)
        assert (kept.quiet_from, kept.quiet_to, kept.urgent_evenings) == (1080, 480, wish)
        ans.says("/instellingen")
        ans.hears(key="ins.main").press("Spoed in de avond")
        ans.hears(key="pau.urgent").press(label)
        ans.hears(key=key)


def test_quiet_hours_of_ones_own(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("/stil 20.30 tot 9 uur")
    ans.hears("20:30", "9:00", key="pau.quiet")
    kept = street.person(ans)
    assert (kept.quiet_from, kept.quiet_to) == (20 * 60 + 30, 9 * 60)


def test_a_pause_by_way_of_quiet(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("/stil")
    ans.hears(key="pau.main").press("Even pauze")
    ans.hears(key="pau.how")


@pytest.mark.parametrize(
    ("said", "number"),
    [("1", 1), ("3", 3), ("5 per week", 5), ("2", 2), ("maakt niet uit", 10), ("99", 10)],
)
def test_how_often(street: Street, said: str, number: int) -> None:
    ans = street.resident("Ans")
    ans.says("/stil")
    ans.hears(key="pau.main").press("Minder vaak")
    ans.hears(key="pau.freq")
    ans.says(said)
    ans.hears(str(number), key="pau.freq.ok")
    assert street.person(ans).max_a_week == number


def test_how_often_by_button(street: Street) -> None:
    ans = street.resident("Ans")
    for label, number in (("1", 1), ("3", 3), ("Maakt niet uit", 10)):
        ans.says("/instellingen")
        ans.hears(key="ins.main").press("Hoe vaak ik vraag")
        ans.hears(key="pau.freq").press(label)
        ans.hears(key="pau.freq.ok")
        assert street.person(ans).max_a_week == number


def test_settings_lead_to_everything(street: Street) -> None:
    ans = street.resident("Ans")
    for label, key in (
        ("Pauze en stilte", "pau.main"),
        ("Taal", "tal.ask"),
        ("Wat ik kan doen", "onb.cons2"),
        ("Mijn gegevens", "prv.show"),
        ("Mijn buurt", "onb.area"),
    ):
        ans.says("instellingen")
        ans.hears(key="ins.main").press(label)
        ans.hears(key=key)


def test_another_name(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("instellingen")
    ans.hears(key="ins.main").press("Mijn naam")
    ans.hears(key="onb.name")
    ans.says("noem me maar anneke")
    ans.hears("Anneke", key="onb.name.ok")
    assert street.person(ans).name == "Anneke"


def test_settings_of_a_stranger_are_the_welcome(street: Street) -> None:
    for words in ("/instellingen", "/pauze", "/stil", "andere buurt", "menu"):
        new = street.stranger("Bea")
        new.says(words)
        new.hears(key="onb.hello")


# -- language ------------------------------------------------------------------------------


def test_another_language_and_back(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("language")
    ans.hears(key="tal.ask").press("English")
    ans.hears("From now on I write English", key="tal.ok")
    ans.says("/taal")
    ans.hears(key="tal.ask").press("Nederlands")
    ans.hears("Vanaf nu schrijf ik Nederlands", key="tal.ok")


def test_a_language_there_are_no_texts_in(street: Street) -> None:
    street.coordinator("Coen")
    ans = street.resident("Ans")
    ans.says("dil")
    ans.hears(key="tal.ask").press("Andere taal")
    ans.hears("Els", key="tal.none").press("Nederlands is goed")
    ans.hears(key="tal.ok")
    ans.says("język")
    ans.hears(key="tal.ask").press("Andere taal")
    ans.hears(key="tal.none").press("Ja, graag")
    ans.hears(key="g.human.ask")


def test_unknown_language_is_asked_about(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Merhaba nasılsın bugün")
    ans.hears(key="tal.ask")


def test_a_foreign_telephone_is_asked_once(street: Street) -> None:
    ann = street.stranger("Ann", language="en")
    ann.says("/start")
    ann.hears("computerprogramma", "computer program", key="onb.lang").press("English")
    ann.hears("computer program, not a person", key="onb.hello").press("Join")
    ann.hears("16 or older", key="onb.cons1").press("Yes, both")
    ann.hears("postcode", key="onb.area")
    assert street.person(ann).language == "en"


def test_a_foreign_telephone_of_somebody_dutch(street: Street) -> None:
    ann = street.stranger("Ans", language="en")
    ann.says("/start")
    ann.hears(key="onb.lang").press("Nederlands")
    ann.hears("geen mens", key="onb.hello").press("Andere taal")
    ann.hears(key="onb.lang").press("Andere taal")
    ann.hears(key="tal.none").press("Nederlands is goed")
    ann.hears("geen mens", key="onb.hello")


def test_a_newcomer_asks_for_a_language(street: Street) -> None:
    street.coordinator("Coen")
    new = street.stranger("Bea")
    new.says("taal")
    new.hears(key="onb.lang").press("Andere taal")
    new.hears(key="tal.none").press("Ja, graag")
    new.hears(key="g.human.ask")


# -- where ---------------------------------------------------------------------------------


def two_homes(street: Street, name: str = "Ans"):  # type: ignore[no-untyped-def]  # a phone
    ans = street.resident(name)
    orden = street.add_neighbourhood("Orden", postcodes="7312")
    person = street.person(ans)
    street.keep(
        Membership(neighbourhood_id=orden, person_id=person.id, joined_at=street.clock.now())
    )
    return ans


def test_a_person_of_two_neighbourhoods_changes_with_one_button(street: Street) -> None:
    ans = two_homes(street)
    ans.says("andere buurt")
    ans.hears("De Heeze", key="g.where").press("Orden")
    ans.hears("Orden", key="g.where.ok")
    ans.says("andere buurt")
    ans.hears("Orden", key="g.where").press("De Heeze")
    ans.hears("De Heeze", key="g.where.ok")


def test_the_menu_names_the_neighbourhood_to_who_has_two(street: Street) -> None:
    ans = two_homes(street)
    ans.says("menu")
    ans.hears(key="g.menu").press("Meer")
    rows = ans.hears("Je bent in De Heeze", key="g.menu.more.where")
    assert len(rows.labels) <= 10
    rows.press("Andere buurt")
    ans.hears(key="g.where")


def test_who_moved_joins_the_other_neighbourhood(street: Street) -> None:
    street.add_neighbourhood("Orden", postcodes="7312")
    ans = street.resident("Ans")
    ans.says("ik ben verhuisd")
    ans.hears(key="onb.area")
    ans.says("7312 AA")
    ans.hears("Orden", key="onb.area.ok").press("Ja")
    ans.hears(key="onb.name").press("Ans")
    ans.hears("Orden", key="onb.role")
    assert street.look(lambda db: db.query(Membership).count()) == 2


def test_two_people_share_one_phone(street: Street) -> None:
    ans = street.resident("Ans")
    for label, key in (("Voor iemand anders", "obo."), ("Voor mij", "ask.start")):
        ans.says("Iemand anders gebruikt deze telefoon ook")
        ans.hears(key="onb.two").press(label)
        assert ans.hears().key.startswith(key)
    new = street.stranger("Bea")
    new.says("iemand anders gebruikt deze telefoon ook")
    new.hears(key="onb.hello")
    assert street.look(lambda db: db.query(Person).count()) == 2
