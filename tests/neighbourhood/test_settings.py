"""What a neighbourhood may change about itself."""

from bot.people import Membership, Neighbourhood
from handlers import ladder
from tests.street import Street


def here(street: Street) -> Neighbourhood:
    return street.look(lambda db: db.get_one(Neighbourhood, street.neighbourhood_id))


def test_the_settings_of_the_neighbourhood(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says("/instellingen_buurt")
    shown = coen.hears("Meelezen in de groep: ja", "na 4, 24 en 48 uur", key="set.main")
    shown.press("Meelezen")
    coen.hears("Meelezen in de groep: nee", key="set.reads.ok")
    shown.press("Gesprek vooraf")
    coen.hears("gesprek met helpers: ja", key="set.talk.ok")
    shown.press("Wanneer buren vragen")
    coen.hears("Nu: 8:00 tot 21:00", key="set.waking")
    coen.says("22 tot 8")
    coen.hears("begrijp ik niet", key="set.hours.bad")
    coen.says("van 8:30 tot 20 uur")
    coen.hears("tussen 8:30 en 20:00", key="set.waking.ok")
    shown.press("Kantooruren")
    coen.hears(key="set.office")
    coen.says("10-16")
    coen.hears("van 10:00 tot 16:00", key="set.office.ok")
    place = here(street)
    assert (place.reads_along, place.talk_needed) == (False, True)
    assert (place.waking_from, place.waking_to, place.office_from) == (510, 1200, 600)


def test_in_a_village_less_is_kept_of_a_postcode_from_then_on(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    with street.app.session() as db:
        db.query(Membership).filter_by(person_id=street.person(ans).id).one().postcode = "7335K"
    coen.says("/instellingen_buurt")
    shown = coen.hears("van een postcode: 5 tekens", key="set.main")
    shown.press("Postcode")
    coen.hears("4 tekens van een postcode", key="set.village.ok")
    kept = street.look(lambda db: sorted(str(m.postcode) for m in db.query(Membership)))
    assert kept == ["7335", "None"]
    shown.press("Postcode")
    coen.hears("5 tekens van een postcode", key="set.village.ok")


def test_the_night_number_and_the_ladder(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says("instellingen buurt")
    shown = coen.hears("Nachtnummer: geen")
    shown.press("Nachtnummer")
    coen.hears("Nu: geen", key="set.night")
    coen.says("weet ik niet")
    coen.hears("geen nummer", key="set.night.bad")
    coen.says("088 123 45 67")
    coen.hears("Nachtnummer: 088 123 45 67", key="set.night.ok")
    shown.press("Nachtnummer")
    coen.hears("Nu: 088")
    coen.says("geen")
    coen.hears("Nachtnummer: geen")
    shown.press("Ladder: gewoon")
    coen.hears("Nu: 4, 24 en 48", key="set.ladder")
    coen.says("24, 4, 48")
    coen.hears("drie getallen", key="set.steps.bad")
    coen.says("2, 12 en 24")
    coen.hears("na 2, 12 en 24 uur", key="set.ladder.ok")
    shown.press("Ladder: spoed")
    coen.hears("Nu: 20, 60 en 180", key="set.urgent")
    coen.says("10 30 60")
    coen.hears("na 10, 30 en 60 minuten", key="set.urgent.ok")
    table = ladder.table_of(here(street).ladder)
    assert (table.normal, table.urgent) == ((120, 720, 1440), (10, 30, 60))


def test_settings_are_not_for_residents(street: Street) -> None:
    ans = street.resident("Ans")
    for words in ("/instellingen_buurt", "/vog Ans", "/gesproken Ans", "/rollen", "/uitnodiging"):
        ans.says(words)
        ans.hears(key="coo.norole")


def test_postcodes_by_command(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says("/postcodes")
    coen.hears("Welke postcodes horen bij De Heeze", key="set.postcodes")
    coen.says("7334 tot Apeldoorn")
    coen.hears("Zo begrijp ik het niet", key="set.postcodes.bad")
    coen.says("7334 tot 7336, 7337 a")
    coen.hears("7334-7336, 7337A", key="set.postcodes.ok")
    assert here(street).postcodes == "7334-7336,7337A"
    coen.says("postcodes 7335")
    coen.hears("De Heeze: 7335.", key="set.postcodes.ok").press("Ongedaan maken")
    coen.hears("Teruggedraaid", key="coo.undone")
    assert here(street).postcodes == "7334-7336,7337A"
    coen.says("/postcodes Apeldoorn")
    coen.hears("Zo begrijp ik het niet", key="set.postcodes.bad")
    coen.says("/postcodes geen")
    coen.hears("geen", key="set.postcodes.ok")
    assert here(street).postcodes == ""


def test_whom_residents_call(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    coen.says("/instellingen_buurt")
    coen.hears(key="set.main").press("Bellen en postcodes")
    shown = coen.hears("Bewoners bellen: Els, 055-1234567", key="set.reach")
    shown.press("Nummer om te bellen")
    coen.hears(key="set.call_number")
    coen.says("straks")
    coen.hears(key="set.call_number.bad")
    coen.says("055-7654321 / 06-12345678")
    coen.hears("bel Els, 055-7654321 / 06-12345678", key="set.call_number.ok")
    shown.press("Nummer om te bellen")
    coen.hears(key="set.call_number")
    coen.says("055 765 43 21")
    coen.hears("bel Els, 055 765 43 21", "poster", key="set.call_number.ok")
    shown.press("Naam om te bellen")
    coen.hears(key="set.call_name")
    coen.says("Omar")
    coen.hears("bel Omar, 055 765 43 21", key="set.call_name.ok")
    ans.says("mens")
    ans.hears("Ik geef je door aan Omar", key="g.human.ask")
