"""A setting that one of them changed is shown to the others, who may turn it back."""

from bot.people import Grant, Neighbourhood, Role
from tests.hush import hush
from tests.phone import Phone
from tests.street import Street

CALLED = ("Naam om te bellen", "Nummer om te bellen")
REACH = ("Welke postcodes", *CALLED)


def here(street: Street) -> Neighbourhood:
    return street.look(lambda db: db.get_one(Neighbourhood, street.neighbourhood_id))


def sets(phone: Phone, row: str, words: str = "") -> None:
    phone.says("/instellingen_buurt")
    shown = phone.hears(key="set.main")
    if row in REACH:
        shown.press("Bellen en postcodes")
        shown = phone.hears(key="set.reach")
    shown.press(row)
    if words:
        phone.hears()
        phone.says(words)


def test_the_other_owner_reads_what_it_was_and_turns_it_back(street: Street) -> None:
    els, omar = street.owner("Els"), street.owner("Omar")
    sets(els, "Wanneer buren vragen", "9 tot 20")
    els.hears("tussen 9:00 en 20:00", key="set.waking.ok")
    told = omar.hears("Els veranderde", "De Heeze", "9:00 tot 20:00", "8:00 tot 21:00")
    assert told.key == "set.told"
    told.press("Ongedaan maken")
    omar.hears("Teruggedraaid", key="coo.undone")
    els.hears("Omar draaide een instelling", "8:00 tot 21:00", key="set.undone")
    assert (here(street).waking_from, here(street).waking_to) == (480, 1260)


def test_every_setting_is_shown_in_words(street: Street) -> None:
    els, coen = street.owner("Els"), street.coordinator("Coen")
    for row, words, seen in (
        ("Meelezen", "", "Meelezen in de groep: nee"),
        ("Gesprek vooraf", "", "gesprek met helpers: ja"),
        ("Goed nieuws", "", "Goed nieuws in de groep: ja"),
        ("Postcode", "", "postcode: 4 tekens"),
        ("Kantooruren", "10-16", "Kantoor: 10:00 tot 16:00"),
        ("Nachtnummer", "088 123 45 67", "Nachtnummer: 088 123 45 67"),
        ("Ladder: gewoon", "2 12 24", "na 2, 12 en 24 uur"),
        ("Ladder: spoed", "10 30 60", "na 10, 30 en 60 minuten"),
        ("Welke postcodes", "7334-7336, 7337 A", "Postcodes: 7334-7336, 7337A"),
        ("Naam om te bellen", "Omar", "Bewoners bellen: Omar, 055-1234567"),
        ("Nummer om te bellen", "055-7654321", "Bewoners bellen: Omar, 055-7654321"),
    ):
        sets(els, row, words)
        els.hears()
        told = coen.hears("Els veranderde", seen, key="set.told")
        way_back = row not in (
            "Postcode",
            "Nachtnummer",
            *CALLED,
        )  # private: not kept
        assert told.labels == (["Ongedaan maken"] if way_back else [])


def test_only_the_last_change_can_be_turned_back_and_once(street: Street) -> None:
    els, omar, coen = street.owner("Els"), street.owner("Omar"), street.coordinator("Coen")
    sets(els, "Kantooruren", "10-16")
    els.hears(key="set.office.ok")
    first = omar.hears("10:00 tot 16:00")
    coen.hears("10:00 tot 16:00")
    sets(els, "Kantooruren", "11-15")
    own = els.hears(key="set.office.ok")
    second = omar.hears("11:00 tot 15:00", "10:00 tot 16:00")
    late = coen.hears("11:00 tot 15:00")
    first.press("Ongedaan maken")
    omar.toasted("werkt niet meer")
    button = late.button("Ongedaan maken")
    second.press("Ongedaan maken")
    omar.hears(key="coo.undone")
    els.hears("Omar", "10:00 tot 16:00", key="set.undone")
    assert late.has("Omar draaide")
    assert late.labels == []
    late.buttons = [button]  # on a telephone that did not see the change
    late.press("Ongedaan maken")
    coen.toasted("werkt niet meer")
    own.press("Ongedaan maken")
    els.toasted("werkt niet meer")
    assert here(street).office_from == 600


def test_turning_back_one_ladder_leaves_the_other(street: Street) -> None:
    els, omar = street.owner("Els"), street.owner("Omar")
    sets(els, "Ladder: gewoon", "2 12 24")
    els.hears(key="set.ladder.ok")
    told = omar.hears("2, 12 en 24 uur")
    sets(els, "Ladder: spoed", "10 30 60")
    els.hears(key="set.urgent.ok")
    omar.hears("10, 30 en 60 minuten")
    told.press("Ongedaan maken")
    omar.hears(key="coo.undone")
    els.hears("4, 24 en 48 uur", key="set.undone")
    assert here(street).ladder == '{"urgent": [10, 30, 60]}'


def test_what_was_told_at_night_can_be_turned_back_in_the_morning(street: Street) -> None:
    els, omar = street.owner("Els"), street.owner("Omar")
    street.at("maandag 23:30")
    sets(els, "Gesprek vooraf")
    mine = els.hears(key="set.talk.ok")
    omar.hears_nothing()
    street.at("dinsdag 08:01")
    told = omar.hears("Els veranderde", key="set.told")
    mine.press("Ongedaan maken")
    els.toasted("10 minuten")
    told.press("Ongedaan maken")
    omar.hears(key="coo.undone")
    els.hears(key="set.undone")
    assert not here(street).talk_needed


def test_after_a_day_it_is_a_new_change(street: Street) -> None:
    els, omar = street.owner("Els"), street.owner("Omar")
    sets(els, "Gesprek vooraf")
    els.hears(key="set.talk.ok")
    told = omar.hears(key="set.told")
    street.wait(hours=25)
    told.press("Ongedaan maken")
    omar.toasted("een dag lang")
    assert here(street).talk_needed


def test_the_same_again_is_no_news(street: Street) -> None:
    els = street.owner("Els")
    street.owner("Omar")
    sets(els, "Kantooruren", "9-17")
    els.hears(key="set.office.ok")


def test_who_blocked_the_bot_or_left_is_not_told_and_cannot(street: Street) -> None:
    els, omar, coen = street.owner("Els"), street.owner("Omar"), street.coordinator("Coen")
    omar.blocks_the_bot()
    hush(coen, els)
    sets(els, "Gesprek vooraf")
    els.hears(key="set.talk.ok")
    coen.hears("gesprek met helpers: ja").press("Ongedaan maken")
    coen.hears(key="coo.undone")
    els.hears("Coen", key="set.undone")


def test_in_another_language_and_elsewhere(street: Street) -> None:
    """A colleague reads it in their own language; who coordinates next door reads nothing."""
    els, jo = street.owner("Els"), street.resident("Jo", Role.OWNER, language="en")
    home = street.neighbourhood_id
    street.neighbourhood_id = street.add_neighbourhood("Oost")
    eve = street.owner("Eve")
    street.neighbourhood_id = home
    sets(els, "Gesprek vooraf")
    els.hears(key="set.talk.ok")
    jo.hears("Els changed a setting of De Heeze", "talk with helpers first: yes").press("Undo")
    jo.hears(key="coo.undone")
    els.hears(key="set.undone")
    eve.hears_nothing()


def test_who_is_no_coordinator_any_more_turns_nothing_back(street: Street) -> None:
    els, omar, coen = street.owner("Els"), street.owner("Omar"), street.coordinator("Coen")
    sets(els, "Gesprek vooraf")
    els.hears(key="set.talk.ok")
    told = omar.hears(key="set.told")
    identity = street.person(omar).id
    with street.app.session() as db:
        db.delete(db.get_one(Grant, (street.neighbourhood_id, identity, Role.OWNER)))
    told.press("Ongedaan maken")
    omar.toasted("voor coördinatoren")
    assert here(street).talk_needed
    coen.hears(key="set.told")
