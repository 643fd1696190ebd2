"""How well somebody is known: talked with, a certificate seen."""

from bot.people import Membership, Trust
from tests.phone import Phone
from tests.street import Street


def trust(street: Street, phone: Phone) -> Trust:
    identity = street.person(phone).id
    return street.look(
        lambda db: db.get_one(Membership, (street.neighbourhood_id, identity)).trust
    )


def test_talked_and_certificate(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.resident("Els")
    coen.says("/gesproken Els")
    coen.hears("Genoteerd: Els, gesproken", key="coo.trust").press("Ongedaan maken")
    coen.hears("Els, nog niet gesproken")
    assert trust(street, els) is Trust.NEW
    coen.says("gesproken Els")
    coen.hears("Els, gesproken")
    assert trust(street, els) is Trust.TALKED
    coen.says("vog els")
    done = coen.hears("Els, VOG gezien")
    assert trust(street, els) is Trust.VOG
    done.press("Ongedaan maken")
    again = coen.hears("Els, gesproken")
    assert trust(street, els) is Trust.TALKED
    assert again.labels == []


def test_a_name_that_is_not_exact(street: Street) -> None:
    coen, elske = street.coordinator("Coen"), street.resident("Elske")
    street.resident("Bilal")
    coen.says("/vog Elsk")
    coen.hears("Wie bedoel je", key="coo.who").press("Elske")
    coen.hears("Elske, VOG gezien")
    coen.says("/gesproken")
    coen.hears("Over wie", key="coo.trust.who")
    coen.says("Xantippe")
    coen.hears("niemand die Xantippe heet", key="coo.who.none")
    coen.says("bilal")
    coen.hears("Bilal, gesproken")
    coen.says("/vog")
    coen.hears(key="coo.trust.who")
    coen.says("Bilal")
    coen.hears("Bilal, VOG gezien")
    coen.says("/vog Coen")
    coen.hears("Over jezelf", key="coo.trust.self")
    assert trust(street, elske) is Trust.VOG


def test_a_certificate_that_was_seen_on_another_day(street: Street) -> None:
    coen = street.coordinator("Coen")
    for name in ("Bilal", "Bilalo"):
        street.resident(name)
    coen.says("/vog Bilal, gezien op 12 maart")
    coen.hears("Bilal, VOG gezien op 12 maart", key="coo.trust")
    coen.says("/vog Bilall 3-11-2026")
    coen.hears("Wie bedoel je", key="coo.who").press("Bilalo")
    coen.hears("Bilalo, VOG gezien op 3 november", key="coo.trust")
    coen.says("/wie Bilalo")
    coen.hears("VOG gezien op 3 november, door Coen", key="mem.one")
