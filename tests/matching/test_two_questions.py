"""Two question sentences are two needs, unless the second belongs to the first."""

import pytest

from matching import understand
from tests.matching.clock import TUESDAY

TWO = """
garden | bike_repair | Kan iemand het gras maaien? Kan iemand mijn fiets repareren?
dog | groceries | Wie kan morgen mijn hond uitlaten? En wie doet vrijdag boodschappen voor mij?
groceries | lend_tools | Kan iemand boodschappen doen? En heeft iemand een ladder te leen?
dog | groceries | Kan iemand de hond uitlaten? Ik heb griep. Kan iemand ook boodschappen doen?
odd_jobs | dog | Mijn lamp is kapot. Wie kan hem ophangen? En wie kan mijn hond uitlaten?
dog | ride | Hoi buren! Wie laat mijn hond uit?? Wie kan mij maandag naar de kapper rijden??
garden | bike_repair | Kan iemand het gras maaien?\\nKan iemand mijn fiets repareren?
garden | bike_repair | Can somebody mow the lawn? Could someone fix my bike?
garden | bike_repair | Birisi çimleri biçebilir mi? Bisikletimi tamir edebilecek var mı?
garden | bike_repair | Czy ktoś może skosić trawę? Czy ktoś może naprawić mój rower?
"""
ONE = """
bike_repair | Kan iemand mijn fiets repareren? De band is lek.
bike_repair | Kan iemand mijn fiets repareren? Wie heeft er tijd?
bike_repair | Kan iemand mijn fiets repareren? Wie kan een band plakken?
groceries | Kan iemand boodschappen doen? Kan dat morgen?
groceries | Wie kan boodschappen voor mij doen? Is er iemand? Alsjeblieft?
ride | Kan iemand mij naar het ziekenhuis brengen? Heeft er iemand een auto?
garden | Kan iemand mijn gras maaien? Wie heeft een grasmaaier?
odd_jobs | Wie kan mijn lamp ophangen? Of weet iemand een goede elektricien?
dog | Wie kan op de hond passen? Of kan iemand hem morgen even uitlaten?
dog | Kan iemand de hond uitlaten? Mijn moeder ligt in het ziekenhuis.
digital | Wie kan mij helpen met de computer? Hoe print ik een foto?
odd_jobs | Mijn lamp is kapot. Wie kan hem ophangen?
bike_repair | Can somebody fix my bike? The tyre is flat.
"""


def rows(table: str) -> list[list[str]]:
    return [line.replace("\\n", "\n").split(" | ") for line in table.strip().split("\n")]


@pytest.mark.parametrize(("one", "two", "text"), rows(TWO))
def test_two_questions_are_two_needs(one: str, two: str, text: str) -> None:
    found = understand(text, TUESDAY)
    assert found.kind == "request"
    assert [need.categories[0] for need in found.needs] == [one, two]
    said = text.replace("Ik heb griep. ", "")  # a reason of health is left out
    assert " ".join(need.text.strip() for need in found.needs).split() == said.split()


@pytest.mark.parametrize(("category", "text"), rows(ONE))
def test_what_belongs_to_the_first_question_is_no_second_need(category: str, text: str) -> None:
    (need,) = understand(text, TUESDAY).needs
    assert category in need.categories


def test_each_question_has_its_own_moment_and_people() -> None:
    text = "Wie kan morgen mijn hond uitlaten? Zijn er zaterdag twee mensen die de kast tillen?"
    one, two = understand(text, TUESDAY).needs
    assert one.when is not None
    assert two.when is not None
    assert (one.when.start.day, two.when.start.day) == (11, 14)
    assert (one.people, two.people) == (1, 2)


def test_a_moment_that_is_said_once_counts_for_both() -> None:
    one, two = understand(
        "Kan iemand morgen mijn hond uitlaten? En kan iemand boodschappen doen?", TUESDAY
    ).needs
    assert one.when == two.when is not None


def test_for_whom_it_is_counts_for_both() -> None:
    text = "Wie brengt mijn moeder morgen naar de kapper? En wie laat haar hond uit?"
    assert [need.on_behalf for need in understand(text, TUESDAY).needs] == ["mijn moeder"] * 2


def test_what_is_private_is_left_out_of_each() -> None:
    text = (
        "Kan iemand het gras maaien? Bel 06-12345678. Kan iemand mijn fiets repareren? "
        "Ik heb copd."
    )
    one, two = understand(text, TUESDAY).needs
    assert "06" not in one.text
    assert "copd" not in two.text


def test_two_needs_in_the_first_question_and_one_in_the_second() -> None:
    text = "Wie kan dinsdag mijn hond uitlaten en vrijdag boodschappen doen? Wie maait het gras?"
    found = understand(text, TUESDAY).needs
    assert [need.categories[0] for need in found] == ["dog", "groceries", "garden"]


def test_never_more_than_four() -> None:
    text = (
        "Wie laat de hond uit? Wie doet boodschappen? Wie maait het gras? Wie plakt mijn band? "
        "Wie hangt mijn lamp op? Wie rijdt mij naar de kapper?"
    )
    assert len(understand(text, TUESDAY).needs) == 4


def test_offers_are_read_as_before() -> None:
    text = "Ik kan het gras maaien. Wie wil dat? Ook kan ik fietsen repareren, zal ik langskomen?"
    assert understand(text, TUESDAY).kind == "offer"


MIXED = """
odd_jobs | Kan iemand morgen mijn lamp ophangen? En hoe laat gaat de milieustraat open?
errands | Weet iemand hoe laat de apotheek dicht is? En kan iemand mijn medicijnen ophalen?
moving_lifting | Wie kan zaterdag helpen met verhuizen? En wat is eigenlijk een muntje?
ride | Does anyone know when the library opens? And could someone drive me there tomorrow?
ride | wat kost een taxi naar het station? of kan iemand me brengen vrijdag 8 uur
bike_repair | Wie kan mijn fiets repareren? Weet iemand een goede fietsenmaker?
dog | Hoi! Is het park weer open? Ik zoek iemand die mijn hond uitlaat.
"""
TO_KNOW = """
Weet iemand een goede loodgieter? En wie kent een betrouwbare schilder?
Is de kringloop open? Wie weet dat?
is dat van gisteren al opgelost? ("kan iemand zaterdag een bank tillen")
Weet iemand hoe laat de stort opengaat? En moet je daar een pas laten zien?
Hoe laat is de apotheek open? Weet iemand of ze ook medicijnen brengen?
"""


@pytest.mark.parametrize("group", [False, True])
@pytest.mark.parametrize(("category", "text"), rows(MIXED))
def test_a_request_wins_from_a_question_to_know_something(
    category: str, text: str, group: bool
) -> None:
    found = understand(text, TUESDAY, group=group)
    assert found.kind == "request"
    assert found.confidence >= 0.4
    (need,) = found.needs
    assert need.categories[0] == category
    assert need.text == text  # somebody who helps may know the answer


@pytest.mark.parametrize("text", TO_KNOW.strip().split("\n"))
def test_who_only_wants_to_know_something_is_left_alone(text: str) -> None:
    assert understand(text, TUESDAY, group=True).kind == "information"
