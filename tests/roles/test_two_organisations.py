"""Two organisations own a neighbourhood equally: each says for which one they stand."""

from bot.people import Organisation, Person
from handlers.privacy.export import _person
from tests.neighbourhood.test_told_of_settings import here, sets
from tests.street import Street


def test_what_one_organisation_changes_the_other_reads_and_turns_back(street: Street) -> None:
    els, omar = street.owner("Els"), street.owner("Omar")
    els.says("/organisatie Stichting Samen")
    els.hears("sta jij voor Stichting Samen", key="coo.org.ok")
    omar.hears("Els staat in De Heeze voor Stichting Samen", key="coo.org.told")
    omar.says("/organisatie")
    omar.hears("Voor welke organisatie", key="coo.org")
    omar.says("Buren van De Heeze")
    omar.hears(key="coo.org.ok")
    els.hears("Omar", "Buren van De Heeze", key="coo.org.told")
    sets(els, "Gesprek vooraf")
    els.hears(key="set.talk.ok")
    omar.hears("Els (Stichting Samen) veranderde", key="set.told").press("Ongedaan maken")
    omar.hears(key="coo.undone")
    els.hears("Omar (Buren van De Heeze) draaide", key="set.undone")
    sets(omar, "Gesprek vooraf")
    omar.hears(key="set.talk.ok")
    els.hears("Omar (Buren van De Heeze) veranderde", key="set.told").press("Ongedaan maken")
    els.hears(key="coo.undone")
    omar.hears("Els (Stichting Samen) draaide", key="set.undone")
    assert not here(street).talk_needed


def test_a_known_name_is_the_same_organisation_and_twice_is_no_news(street: Street) -> None:
    els, omar = street.owner("Els"), street.owner("Omar")
    for words in ("/organisatie stichting samen", "/organisatie Stichting Samen"):
        els.says(words)
        els.hears("Stichting Samen", key="coo.org.ok")
    omar.hears(key="coo.org.told")
    assert street.look(lambda db: db.query(Organisation).count()) == 1


def test_what_is_no_name(street: Street) -> None:
    els = street.owner("Els")
    for words in ("/organisatie 12", "/organisatie http://samen.nl", "..."):
        els.says(words)
        els.hears(key="coo.org")


def test_it_is_for_owners(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says("/organisatie Stichting Samen")
    coen.hears("Alleen een eigenaar", key="coo.org.owner")


def test_it_is_in_what_is_kept_about_them(street: Street) -> None:
    els = street.owner("Els")
    els.says("/organisatie Stichting Samen")
    els.hears(key="coo.org.ok")
    with street.app.session() as db:
        kept = _person(db, db.get_one(Person, street.person(els).id))
    assert [area["stands_for"] for area in kept["neighbourhoods"]] == [["Stichting Samen"]]
