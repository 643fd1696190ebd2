"""Which offers fit: pairs that differ in one word, limits, and silence."""

import pytest

from matching import GOOD, THRESHOLD, Index, rank_needs, understand
from matching.why import explain
from tests.matching.clock import TUESDAY

PAIRS = [  # what is asked, the offer that fits, the one that does not
    ("mag ik een fiets lenen", "mijn oude fiets mag je lenen", "fietsen repareren kan ik goed"),
    ("wie kan mijn fiets maken", "fietsen repareren kan ik goed", "mijn oude fiets mag je lenen"),
    ("wie kan er voor me koken", "ik kook graag een extra portie", "kokosbakken weg te geven"),
    ("kan iemand mijn heg knippen", "heg en haag snoeien", "haren knippen aan huis"),
    ("haar knippen aan huis", "haren knippen doe ik graag", "heg en haag snoeien"),
    ("helpen verhuizen zaterdag", "tillen bij verhuizing", "aanhanger te leen"),
    ("wie rijdt mij naar de dokter", "ik breng je met de auto", "bestelbus voor de stort"),
    (
        "geen vervoer nodig, alleen iemand die meegaat naar de dokter",
        "ik ga mee naar een afspraak bij de dokter",
        "ik breng je met de auto naar de stad",
    ),
    ("wie kan mijn kat voeren", "katten voeren in de vakantie", "honden uitlaten, geen katten"),
    ("wiskunde bijles voor mijn zoon", "bijles wiskunde en natuurkunde", "duits bijles"),
    ("tolk pools gezocht", "ik tolk pools en nederlands", "ik tolk arabisch"),
    ("Who can walk my dog?", "hond uitlaten overdag", "hondje mag logeren"),
]


@pytest.mark.parametrize(("asked", "fits", "other"), PAIRS)
def test_the_decisive_word_decides(asked: str, fits: str, other: str) -> None:
    index = Index()
    index.put(1, other)
    index.put(2, fits)
    found = index.rank(understand(asked, TUESDAY, expect="request").needs[0])
    assert found[0].offer_id == 2
    assert found[0].score >= GOOD
    assert all(fit.score < GOOD for fit in found[1:])


def test_an_offer_limits_its_own_days() -> None:
    index = Index()
    index.put("weekend", "gras maaien, alleen in het weekend")
    index.put("week", "gras maaien doordeweeks overdag")
    index.put("never", "gras maaien, nooit op zaterdag")
    need = understand("wie kan zaterdag het gras maaien", TUESDAY).needs[0]
    assert [fit.offer_id for fit in index.rank(need, reference=TUESDAY)] == ["weekend"]
    assert len(index.rank(need)) == 3


def test_a_trip_that_is_over_is_no_offer() -> None:
    index = Index()
    index.put(1, "vanmiddag doe ik boodschappen, wie heeft wat nodig")
    need = understand("wie kan vrijdag boodschappen doen", TUESDAY).needs[0]
    assert index.rank(need, reference=TUESDAY) == []


def test_nobody_is_asked_for_what_nobody_offers() -> None:
    index = Index()
    for number, text in enumerate(("honden uitlaten", "boodschappen doen", "bijles wiskunde")):
        index.put(number, text)
    need = understand("wie kan mijn piano stemmen", TUESDAY, expect="request").needs[0]
    assert index.rank(need) == []


def test_offers_come_and_go() -> None:
    index = Index()
    index.put(1, "hond uitlaten")
    index.put(1, "boodschappen doen")
    need = understand("wie laat mijn hond uit", TUESDAY).needs[0]
    assert len(index) == 1
    assert index.rank(need) == []
    index.drop(1)
    index.drop(1)
    assert len(index) == 0


def test_a_category_that_was_chosen_counts() -> None:
    index = Index()
    index.put(1, "brr krrk", ("garden",))
    need = understand("werk in de tuin", TUESDAY, expect="request").needs[0]
    assert index.rank(need)[0].offer_id == 1


def test_a_new_offer_finds_open_needs() -> None:
    needs = [
        ("dog", understand("wie kan mijn hond uitlaten", TUESDAY).needs[0]),
        ("shop", understand("wie doet er boodschappen voor mij", TUESDAY).needs[0]),
    ]
    found = rank_needs("ik wil best de hond van een ander uitlaten", needs)
    assert [fit.offer_id for fit in found] == ["dog"]
    assert found[0].grade == "good"
    assert found[0].score >= THRESHOLD
    assert found[0].why == "dog_walk"


def test_the_best_few_are_the_first_of_all() -> None:
    """Offers that cannot be among the first are not looked at any closer: nothing changes."""
    index = Index()
    for number, (_, fits, other) in enumerate(PAIRS * 6):
        day = ("", ", op dinsdag", ", alleen 's avonds", ", niet in het weekend")[number % 4]
        index.put(f"f{number}", f"{fits}{day}")
        index.put(f"o{number}", f"{other}{day}", ("pets",) if number % 3 else ())
    for asked, _, _ in PAIRS:
        need = understand(f"{asked} dinsdag om 15 uur", TUESDAY, expect="request").needs[0]
        assert index.rank(need)
        for reference in (None, TUESDAY):
            everybody = index.rank(need, 10_000, reference=reference)
            for few in (0, 1, 3, 10, 30):
                assert index.rank(need, few, reference=reference) == everybody[:few]


def test_a_rare_word_in_both_fits_without_a_service() -> None:
    index = Index()
    index.put("pottery", "klei en een draaischijf voor pottenbakkers")
    index.put("dog", "ik laat graag honden uit")
    index.put("shop", "boodschappen doe ik zo voor je mee")
    need = understand("wie weet iets van pottenbakken", TUESDAY, expect="request").needs[0]
    (found,) = index.rank(need)
    assert (found.offer_id, found.concept) == ("pottery", "")
    assert explain(found) == "De vraag lijkt op wat je aanbiedt."
    assert explain(found, "en") == "The question is like what you offer."


def test_words_in_common_go_when_an_offer_goes() -> None:
    index = Index()
    for number in range(3):
        index.put(number, "klei en een draaischijf voor pottenbakkers")
    need = understand("wie weet iets van pottenbakken", TUESDAY, expect="request").needs[0]
    assert len(index.rank(need)) == 3
    for number in range(3):
        index.drop(number)
    assert index.rank(need) == []
    index.put(4, "klei en een draaischijf voor pottenbakkers")
    assert [fit.offer_id for fit in index.rank(need)] == [4]


def test_what_an_offer_mainly_speaks_of_comes_before_an_aside() -> None:
    index = Index()
    index.put("mow", "Moestuin omspitten doet mij meer plezier dan televisie")
    index.put("tv", "televisie en zenders instellen")
    need = understand("kan iemand mijn televisie instellen", TUESDAY, expect="request").needs[0]
    assert index.rank(need)[0].offer_id == "tv"
