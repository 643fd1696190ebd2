"""Who offers something names all they can do in one breath."""

import pytest

from handlers.offers import Offer
from tests.street import Street

SAID = {
    "Ik wil graag helpen met boodschappen en rijden": ("groceries", "ride"),
    "Ik kan rijden en koken": ("ride", "meals"),
    "Ik heb een auto en hou van honden": ("ride", "pet_care"),
    "Ik doe graag boodschappen, klusjes en tuinwerk": ("groceries", "garden"),
    "Ik wil wel wandelen met iemand of een praatje maken": ("outing_buddy", "company"),
    "I can drive people, walk dogs or help with computers": ("ride", "dog", "digital"),
}


@pytest.mark.parametrize("words", SAID)
def test_each_of_them_is_an_offer(street: Street, words: str) -> None:
    bilal = street.resident("Bilal", pings=True)
    bilal.says("ik wil helpen")
    bilal.hears(key="off.intro")
    bilal.says(words)
    bilal.hears("Klopt dit", key="off.free").press("Klopt")
    bilal.hears()
    kept = street.look(lambda db: [o.categories.split(",")[0] for o in db.query(Offer)])
    assert set(kept) == set(SAID[words])


def test_one_thing_in_many_words_is_one_offer(street: Street) -> None:
    bilal = street.resident("Bilal", pings=True)
    bilal.says("ik wil helpen")
    bilal.hears(key="off.intro")
    bilal.says("Ik wil wel eens iemand naar het ziekenhuis of de huisarts rijden")
    bilal.hears("Klopt dit", key="off.free").press("Klopt")
    bilal.hears()
    assert street.look(lambda db: db.query(Offer).count()) == 1


@pytest.mark.parametrize(
    "words",
    ["Ik heb zelf hulp nodig met mijn fiets", "Wie kan mij morgen naar de kapper rijden?"],
)
def test_who_asks_for_help_meanwhile_is_helped(street: Street, words: str) -> None:
    bilal = street.resident("Bilal", pings=True)
    bilal.says("ik wil helpen")
    bilal.hears(key="off.intro")
    bilal.says(words)
    assert bilal.hears().key.startswith(("ask.", "vag.what"))
