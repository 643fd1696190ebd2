"""F31: how a month went, for coordinators as a picture, for everybody else their own figures."""

from datetime import datetime, timedelta

from bot.people import Neighbourhood
from handlers.figures import count, find
from handlers.figures.count import Ending, Figures
from handlers.figures.month import Month
from handlers.requests import Place
from tests.figures.planting import no_show, plant, plant_month
from tests.helping.posting import post
from tests.meeting.visiting import agree, aside
from tests.phone import Phone
from tests.residents import ZONE
from tests.street import Street

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)
FOURTH = datetime(2026, 10, 4, 10, tzinfo=ZONE)


def figures(street: Street, month: Month) -> Figures:
    found: Figures = street.look(
        lambda db: count(db, db.get_one(Neighbourhood, street.neighbourhood_id), month)
    )
    return found


def hears_picture(phone: Phone, *words: str) -> None:
    picture = phone.hears(*words, key="sts.picture").document
    assert picture is not None
    assert picture.picture
    assert picture.content.startswith(b"\x89PNG")


def test_the_figures_of_a_month_as_a_picture_and_in_words(street: Street) -> None:
    els = street.coordinator("Els")
    helpers = [street.resident(f"H{n}", pings=True) for n in range(9)]
    plant_month(
        street, 2026, 10, {"neighbour": 9, "volunteer": 2, "nobody": 1, "going": 1}, helpers
    )
    els.says("/cijfers oktober")
    hears_picture(els, "De Heeze, oktober 2026: 13 vragen, 11 geholpen (91% van wat nodig bleef)")
    els.says("cijfers")
    els.hears("In november 2026", key="sts.none").press("Vorige maand")
    hears_picture(els, "oktober")
    els.says("Hoe ging het vorige maand?")
    hears_picture(els, "oktober")
    els.says("hoe gaat het deze maand")
    els.hears("november", key="sts.none")


def test_a_month_by_its_button_and_what_is_no_month(street: Street) -> None:
    els = street.coordinator("Els")
    plant(street, FOURTH)
    plant(street, FOURTH + timedelta(days=31))
    els.says("/cijfers")
    els.hears("november", "1 vraag", "1 geholpen", key="sts.picture").press("Vorige maand")
    els.hears("oktober", key="sts.picture")
    els.says("/cijfers lamp")
    els.hears("Welke maand", key="sts.month")
    els.says("/cijfers 2027-01")
    els.hears("januari 2027", key="sts.none")


def test_in_english(street: Street) -> None:
    joe = street.coordinator("Joe")
    with street.app.session() as db:
        db.merge(street.person(joe)).language = "en"
    plant(street, FOURTH, after=timedelta(days=3))
    joe.says("how did we do last month")
    joe.hears("October 2026", "1 request, 1 helped (100%", "within 3 days", key="sts.picture")


def test_each_ending_counts_once(street: Street) -> None:
    helper = street.resident("Bilal", pings=True)
    for ending in Ending:
        plant(street, FOURTH, "garden", ending.value, helper)
    plant(street, FOURTH - timedelta(days=10), "dog")  # in September
    found = figures(street, OCTOBER)
    assert found.asked == 6
    assert dict(found.endings) == dict.fromkeys(Ending, 1)
    assert (found.helped, found.share, found.pings_a_help) == (3, 0.75, 8.0)
    assert found.until_yes == timedelta(minutes=40)
    assert [endings.total() for _, endings in found.trend] == [0, 0, 0, 0, 1, 6]
    assert found.turns == (3,)


def test_what_people_do_ends_in_the_figures(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    vera, els = street.volunteer("Vera"), street.coordinator("Els")
    agree(street, ans, bilal)
    agree(street, ans, vera, "Wie kan de heg knippen?")
    post(street, ans, "Wie kan mijn lamp ophangen?")
    numbers = street.look(lambda db: [p.request_id for p in db.query(Place).order_by(Place.id)])
    for number, said in ((11, "opgelost"), (12, "opgelost"), (13, "opgelost")):
        els.says(f"sluit {number} {said}")
        if number != 13:  # there is a helper
            els.sees(f"hulpvraag {number}", "Waarom").press("De helper hielp")
    aside(street, "coo.", "con.", "obo.", "ask.", "nos.")
    found = figures(street, NOVEMBER)
    assert len(numbers) == found.asked == 3
    assert {ending.value: n for ending, n in found.endings.items()} == {
        "neighbour": 1,
        "volunteer": 1,
        "coordinator": 1,
    }


def test_a_helper_who_is_forgotten_still_counts_as_a_neighbour(street: Street) -> None:
    bilal = street.resident("Bilal", pings=True)
    plant(street, FOURTH, helper=bilal)
    with street.app.session() as db:
        db.query(Place).one().helper_id = None
    found = figures(street, OCTOBER)
    assert (found.endings[Ending.NEIGHBOUR], found.turns) == (1, ())


def test_newcomers_and_who_did_not_come(street: Street) -> None:
    street.at("dinsdag 09:00")
    street.resident("Nieuw", pings=True)  # joined a month ago
    street.resident("Stil")
    no_show(street, FOURTH)
    no_show(street, FOURTH + timedelta(days=40))
    found = figures(street, OCTOBER)
    assert (found.newcomers, found.no_shows) == (1, 1)


def test_everybody_else_reads_what_they_gave_and_got(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.resident("Bilal", pings=True)
    ans.says("/cijfers")
    ans.hears("nog niemand", key="imp.me.none")
    plant(street, FOURTH, helper=bilal)
    plant(street, FOURTH, helper=bilal)
    with street.app.session() as db:
        for place in db.query(Place):
            place.done_at = FOURTH
    bilal.says("cijfers")
    bilal.hears("hielp je 2 keer", "kreeg 0 keer hulp", key="imp.me")


def test_the_words_for_a_month_are_the_coordinators(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("hoe gaat het deze maand")
    assert ans.hears().key != "sts.none"
    assert find("deze maand", NOVEMBER) is None


def test_an_old_picture_is_no_key(street: Street) -> None:
    els = street.coordinator("Els")
    plant(street, FOURTH)
    els.says("/cijfers oktober")
    picture = els.hears(key="sts.picture")
    with street.app.session() as db:
        db.execute(Neighbourhood.metadata.tables["role_grant"].delete())
    picture.press("Vorige maand")
    els.toasted("voor coördinatoren")
    picture.press("Voor de subsidie")
    els.toasted("voor coördinatoren")
