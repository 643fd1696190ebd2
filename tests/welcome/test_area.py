"""Where somebody lives: by postcode, by name, from a list, outside, or nowhere yet."""

import pytest

from bot.outbox import Letter
from bot.people import Membership, Neighbourhood, Organisation, Person
from handlers.welcome import Intake
from tests.street import Street
from tests.welcome.coming_in import at_the_area, nothing_is_kept


def test_of_the_postcode_five_characters_are_kept(street: Street) -> None:
    ans = at_the_area(street)
    ans.hears(key="onb.area")
    ans.says("mijn postcode is 7335 KC")
    ans.hears(key="onb.area.ok").press("Ja")
    ans.hears(key="onb.name")
    assert street.look(lambda db: db.query(Membership).one().postcode) == "7335K"


def test_of_a_postcode_in_a_village_four_characters_are_kept(street: Street) -> None:
    street.change(village=True)
    ans = at_the_area(street)
    ans.hears(key="onb.area")
    ans.says("7335 KC")
    ans.hears(key="onb.area.ok")
    assert street.look(lambda db: db.query(Intake).one().postcode) == "7335"
    ans.sees("Dan hoor je bij").press("Ja")
    ans.hears(key="onb.name")
    assert street.look(lambda db: db.query(Membership).one().postcode) == "7335"


def test_of_a_postcode_outside_nothing_is_kept(street: Street) -> None:
    ans = at_the_area(street)
    ans.hears(key="onb.area")
    ans.says("1011 AB")
    ans.hears(key="onb.area.out")
    assert street.look(lambda db: db.query(Intake).one().postcode) is None


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


def test_a_no_is_never_about_an_earlier_question(street: Street) -> None:
    street.coordinator("Coen")
    ans = street.stranger("Ans")
    ans.says("kan iemand mijn vuilnis buiten zetten")
    ans.hears(key="onb.cons1.first")
    ans.says("ik ben 82 jaar")
    ans.hears(key="onb.cons1.first")
    ans.says("ja hoor")
    ans.hears(key="onb.area")
    ans.says("1011 AB")
    ans.hears(key="onb.area.out")
    ans.says("nee")
    ans.hears(key="onb.cons1.no")


def test_three_times_no_postcode_brings_a_human(street: Street) -> None:
    street.coordinator("Coen")
    ans = at_the_area(street)
    ans.hears(key="onb.area")
    for words in ("dank u lieverd", "wat gebeurt er nu"):
        ans.says(words)
        ans.hears("4 cijfers", key="onb.area.bad")
    ans.says("hoeveel kost het")
    ans.hears(key="g.human.ask")


def test_who_does_not_know_is_helped_by_a_human(street: Street) -> None:
    street.coordinator("Coen")
    ans = at_the_area(street)
    ans.hears(key="onb.area").press("Weet ik niet")
    ans.hears(key="g.human.ask")


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


def test_who_agreed_asked_a_human_and_never_said_where_is_forgotten_wholly(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans = at_the_area(street)
    ans.hears(key="onb.area")
    ans.says("mens")
    ans.hears(key="g.human.ask").press("Stuur een bericht")
    ans.hears(key="g.human.say")
    ans.says("Ik weet mijn postcode niet meer")
    ans.hears(key="g.human.ok")
    coen.hears(key="coo.callback")
    before = street.person(ans)
    assert before.keeps_at is not None
    street.wait_long(days=30)
    ans.hears(key="onb.remind")
    left = street.look(lambda db: db.get(Person, before.id))
    assert left is None or (left.keeps_at, left.consent_text) == (None, "")


@pytest.mark.parametrize("words", ["waarom wil je dat weten?", "waarvoor?"])
def test_who_wants_to_know_why_hears_why_and_is_asked_again(street: Street, words: str) -> None:
    ans = at_the_area(street)
    ans.hears(key="onb.area")
    ans.says(words)
    ans.hears("vind ik buren dichtbij", key="onb.why")
    ans.hears(key="onb.area")
