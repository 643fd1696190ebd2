"""Asking for somebody without a smartphone: in one message, or one question at a time."""

from bot.audit import Event
from bot.people import Role
from handlers.onbehalf import OnBehalf
from handlers.requests import Request
from tests.hush import hush
from tests.phone import Phone
from tests.street import Street

INTAKE = "mevr. de Vries, Lindestraat 4, 055-1234567: boodschappen vrijdagochtend"


def request(street: Street) -> Request:
    return street.look(lambda db: db.query(Request).one())


def test_one_message_of_a_coordinator_is_enough(street: Street) -> None:
    coen = street.coordinator("Coen")
    street.neighbours(1)
    coen.says("/namens")
    coen.hears("Eén bericht is genoeg", key="obo.coo")
    coen.says(INTAKE)
    shown = coen.hears("Vraag voor mevr. de Vries", "Boodschappen", "27 november", "weet ervan")
    assert shown.key == "obo.sum.coo"
    shown.press("Ja, plaats maar")
    coen.hears("hulpvraag 11", key="obo.posted")
    kept = request(street)
    assert (kept.for_name, kept.for_phone, kept.street) == (
        "mevr. de Vries", "055-1234567", "Lindestraat 4",
    )  # fmt: skip
    assert "Vries" not in (kept.text or "")
    consent = street.look(lambda db: db.query(Event).filter_by(what="consent").one())
    assert consent.detail == "desk"
    street.neighbours_hear("Boodschappen", how_many=1)
    hush(street)


def test_the_desk_may_ask_on_behalf(street: Street) -> None:
    coen, debby = street.coordinator("Coen"), street.resident("Debby", Role.DESK)
    debby.says(f"namens {INTAKE}")
    debby.hears(key="obo.sum.coo").press("Aanpassen")
    debby.hears("Wat klopt er niet", key="obo.fix")
    debby.says("blauw")
    debby.hears(key="obo.fix.no")
    debby.says("zaterdag om 10 uur")
    debby.hears("zaterdag 28 november, om 10:00", key="obo.sum.coo").press("Toch niet")
    debby.hears("gestopt", key="obo.dropped")
    debby.says(f"namens {INTAKE}")
    debby.hears(key="obo.sum.coo").press("Ja, plaats maar")
    debby.hears(key="obo.posted").press("Toch niet")
    hush(street)
    debby.sees("De vraag is gestopt")
    coen.hears_nothing()


def test_what_is_missing_is_asked(street: Street) -> None:
    """And only that: nobody types the rest again."""
    coen = street.coordinator("Coen")
    coen.says("/namens boodschappen vrijdagochtend")
    coen.hears("Hoe mag ik die persoon noemen", key="obo.name")
    coen.says("mevr. de Vries, Lindestraat 4")
    coen.hears("telefoonnummer van mevr. de Vries", "na een ja", key="obo.phone.coo")
    coen.says("055 12")
    coen.hears(key="obo.phone.bad")
    coen.says("055-1234567")
    coen.hears("mevr. de Vries", "Boodschappen", "27 november", key="obo.sum.coo").press(
        "Ja, plaats maar"
    )
    coen.hears(key="obo.posted")
    kept = request(street)
    assert (kept.for_phone, kept.street) == ("055-1234567", "Lindestraat 4")
    hush(street)


def test_somebody_without_any_telephone(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says("/namens mevr. de Vries, Lindestraat 4")
    coen.hears(key="obo.phone.coo")
    coen.says("geen")
    coen.hears("Waar heeft mevr. de Vries hulp bij nodig", key="obo.need")
    coen.says("Boodschappen op vrijdag")
    coen.hears("Boodschappen", key="obo.sum.coo").press("Ja, plaats maar")
    coen.hears(key="obo.posted")
    assert request(street).for_phone is None
    hush(street)


def test_it_says_not_what_is_needed(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says("/namens mevr. de Vries, 055-1234567: blauwe dingen")
    coen.hears("Waar heeft mevr. de Vries hulp bij nodig", key="obo.need")
    coen.says("Boodschappen op vrijdag")
    coen.hears("Boodschappen", key="obo.sum.coo").press("Toch niet")
    coen.hears(key="obo.dropped")


def test_one_message_of_a_relative(street: Street) -> None:
    """For one named person, who knows; the trail says who said so, and as what."""
    street.coordinator("Coen")
    street.neighbours(1)
    bea = street.resident("Bea")
    bea.says("namens mijn moeder Riet, Lindestraat 4, 055-1234567: boodschappen vrijdagochtend")
    bea.hears("Weet die persoon", key="obo.know").press("Ja")
    bea.hears("Vraag voor Riet, door jou", "Riet weet ervan", key="obo.sum").press(
        "Ja, plaats maar"
    )
    bea.hears("De vraag voor Riet", key="obo.posted")
    kept = request(street)
    assert (kept.for_name, kept.for_phone, kept.street) == (
        "Riet", "055-1234567", "Lindestraat 4",
    )  # fmt: skip
    consent = street.look(lambda db: db.query(Event).filter_by(what="consent").one())
    assert (consent.detail, consent.actor_id) == ("family", street.person(bea).id)
    asked = street.crowd[0].messages[-1]
    assert not any(part in asked.text for part in ("Riet", "Linde", "1234567", "Bea"))
    hush(street)


def test_a_relative_says_that_she_knows(street: Street) -> None:
    bea = street.resident("Bea")
    bea.says("namens Riet, 055-1234567: boodschappen vrijdag. Ze weet ervan en vindt het goed.")
    bea.hears("Wie ben jij", key="obo.rel").press("Familie")
    bea.hears("Riet weet ervan en vindt het goed", key="obo.sum").press("Toch niet")
    bea.hears(key="obo.dropped")


def test_a_mother_who_does_not_know_is_asked_first(street: Street) -> None:
    bea = street.resident("Bea")
    bea.says("namens mijn moeder, 055-1234567: boodschappen. Ze weet het nog niet.")
    asked = bea.hears(key="obo.know")
    asked.press("Nog niet")
    bea.hears("Vraag het eerst even", key="obo.know.no")
    assert street.look(lambda db: db.query(Request).count()) == 0


def relative_until_number(street: Street, phone: str | None = None) -> Phone:
    bea = street.resident("Bea", phone=phone)
    bea.says("Wie kan voor mijn moeder boodschappen doen, vrijdagochtend?")
    bea.hears("voor jou of voor iemand anders", key="obo.who").press("Iemand anders")
    bea.hears("Weet die persoon", key="obo.know").press("Ja")
    bea.hears("Wie ben jij", key="obo.rel").press("Familie")
    bea.hears("Hoe mag ik", key="obo.name")
    bea.says("Riet")
    return bea


def test_a_relative_asks(street: Street) -> None:
    street.coordinator("Coen")
    bea = relative_until_number(street, "0612345678")
    bea.hears("Welk nummer", key="obo.contact").press("Mijn nummer")
    bea.hears("Vraag voor Riet, door jou", "Boodschappen", "27 november", key="obo.sum").press(
        "Aanpassen"
    )
    bea.hears(key="obo.fix")
    bea.says("Het is een lamp ophangen")
    bea.hears("Lamp ophangen", key="obo.sum").press("Ja, plaats maar")
    bea.hears("De vraag voor Riet is geplaatst", key="obo.posted")
    assert (request(street).for_name, request(street).for_phone) == ("Riet", "0612345678")
    hush(street)


def test_the_number_of_the_person_is_asked(street: Street) -> None:
    bea = relative_until_number(street)
    bea.hears(key="obo.contact").press("Nummer van Riet")
    bea.hears("Alleen de helper", key="obo.phone")
    bea.says("055 12")
    bea.hears("klopt niet", key="obo.phone.bad")
    bea.says("055 1234567")
    bea.hears(key="obo.sum").press("Toch niet")
    bea.hears(key="obo.dropped")
    assert street.look(lambda db: db.query(OnBehalf).count()) == 0


def test_my_number_is_asked_when_it_is_not_known(street: Street) -> None:
    bea = relative_until_number(street)
    bea.hears(key="obo.contact").press("Mijn nummer")
    bea.hears(key="obo.phone")
    bea.says("06 12345678")
    bea.hears(key="obo.sum")


def test_the_person_does_not_know_yet(street: Street) -> None:
    bea = street.resident("Bea")
    bea.says("/namens")
    bea.hears("Voor wie is het", key="obo.what")
    bea.says("De buurvrouw zoekt iemand voor boodschappen")
    bea.hears(key="obo.know").press("Nog niet")
    asked = bea.hears("bewaar hem een dag", key="obo.know.no")
    street.wait(hours=20)
    asked.press("Die weet het nu")
    bea.hears(key="obo.name")
    street.wait(hours=25)
    assert street.look(lambda db: db.query(OnBehalf).count()) == 0
    asked.press("Die weet het nu") if asked.labels else None


def test_it_is_for_me_after_all(street: Street) -> None:
    bea = street.resident("Bea")
    bea.says("Wie kan voor mijn moeder boodschappen doen, vrijdagochtend?")
    bea.hears(key="obo.who").press("Voor mij")
    bea.hears("Boodschappen", key="ask.sum")
    assert street.look(lambda db: db.query(OnBehalf).count()) == 0


def test_a_care_worker_asks_something_that_is_refused(street: Street) -> None:
    bea = street.resident("Bea")
    bea.says("/namens een cliënt van mij zoekt iemand voor boodschappen")
    bea.hears(key="obo.know").press("Ja")
    bea.hears(key="obo.rel").press("Hulpverlener")
    bea.hears(key="obo.name")
    bea.says("mevrouw R.")
    bea.hears(key="obo.contact")


def test_a_neighbour_asks_for_a_neighbour(street: Street) -> None:
    bea = street.resident("Bea")
    bea.says("/namens iemand uit de straat zoekt hulp met boodschappen vrijdagochtend")
    bea.hears(key="obo.know").press("Ja")
    bea.hears(key="obo.rel").press("Buur")
    bea.hears(key="obo.name")
    bea.says("mevrouw R.")
    bea.hears(key="obo.contact")
    assert street.look(lambda db: db.query(OnBehalf).one().relation) == "neighbour"
