"""One message of a coordinator, as it is typed while somebody is on the telephone."""

import pytest

from handlers.onbehalf.intake import read_intake
from tests.street import Street

READ = {
    "mevr. de Vries, Lindestraat 4, 055-1234567: boodschappen vrijdagochtend": (
        "mevr. de Vries", "Lindestraat 4", "055-1234567", "boodschappen vrijdagochtend"),
    "mevrouw Jansen van de Dorpsstraat 5 belde, ze zoekt iemand voor boodschappen, 0612345678": (
        "mevrouw Jansen", "Dorpsstraat 5", "0612345678", "ze zoekt iemand voor boodschappen"),
    "namens mevrouw Jansen boodschappen morgen 0612345678": (
        "mevrouw Jansen", "", "0612345678", "boodschappen morgen"),
    "Dhr. van den Berg, Eikenlaan 12a, 06 12345678 heeft hulp nodig met de tuin zaterdag": (
        "Dhr. van den Berg", "Eikenlaan 12a", "06 12345678", "hulp nodig met de tuin zaterdag"),
    "meneer El Idrissi heeft net gebeld: lamp ophangen donderdag, 055-1234567": (
        "meneer El Idrissi", "", "055-1234567", "lamp ophangen donderdag"),
    "voor mevrouw 't Hart de hond uitlaten elke dag 0687654321": (
        "mevrouw 't Hart", "", "0687654321", "de hond uitlaten elke dag"),
    "mevr Smit 0612345678 wil naar de huisarts vrijdag 10 uur": (
        "mevr Smit", "", "0612345678", "wil naar de huisarts vrijdag 10 uur"),
    "boodschappen vrijdagochtend voor mevr. de Vries, Lindestraat 4, 055-1234567": (
        "mevr. de Vries", "Lindestraat 4", "055-1234567", "boodschappen vrijdagochtend"),
    "Lindestraat 4, mevr. de Vries, boodschappen vrijdagochtend, 055 123 45 67": (
        "mevr. de Vries", "Lindestraat 4", "055 123 45 67", "boodschappen vrijdagochtend"),
    "namens mevrouw de Vries: boodschappen vrijdagochtend, Lindestraat 4, tel 055-1234567": (
        "mevrouw de Vries", "Lindestraat 4", "055-1234567", "boodschappen vrijdagochtend"),
    "mevr de Vries Lindestraat 4 055-1234567 boodschappen vrijdagochtend": (
        "mevr de Vries", "Lindestraat 4", "055-1234567", "boodschappen vrijdagochtend"),
    "055-1234567 mevr. Anna de Vries boodschappen vrijdag. Mevr. Anna de Vries weet ervan": (
        "mevr. Anna de Vries", "", "055-1234567", "boodschappen vrijdag"),
    "dhr. Bakker Dorpsstraat 12a\n0612345678\nlamp ophangen\nzaterdag 10 uur": (
        "dhr. Bakker", "Dorpsstraat 12a", "0612345678", "lamp ophangen\nzaterdag 10 uur"),
    "Riet: samen wandelen met mevr. Jansen, 06 12345678": (
        "Riet", "", "06 12345678", "samen wandelen met mevr. Jansen"),
    "mevr. Bos, 0612345678: met de auto naar de Kerkstraat 12 brengen": (
        "mevr. Bos", "", "0612345678", "met de auto naar de Kerkstraat 12 brengen"),
    "mijn moeder, Riet, +31 55 1234567: boodschappen": (
        "Riet", "", "+31 55 1234567", "boodschappen"),
    "Lindestraat 4, 055-1234567: boodschappen": (
        "", "Lindestraat 4", "055-1234567", "boodschappen"),
    "J. Bakker\nboodschappen morgen": ("J. Bakker", "", "", "boodschappen morgen"),
}  # fmt: skip


@pytest.mark.parametrize("text", READ)
def test_who_where_and_what_are_found(text: str) -> None:
    found = read_intake(text)
    assert (found.name, found.street, found.phone, found.need) == READ[text]


def test_a_coordinator_just_types_what_was_said_on_the_telephone(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says("Mevrouw Jansen van de Dorpsstraat 5 belde, ze zoekt hulp met de boodschappen"
              " morgen, 0612345678")  # fmt: skip
    coen.hears("Vraag voor Mevrouw Jansen", "Boodschappen", "morgen", key="obo.sum.coo")


def test_the_same_of_a_resident_is_asked_about(street: Street) -> None:
    street.coordinator("Coen")
    ans = street.resident("Ans")
    ans.says("Mevrouw Jansen zoekt hulp met de boodschappen morgen, 0612345678")
    ans.hears("naam of adres van een ander")
