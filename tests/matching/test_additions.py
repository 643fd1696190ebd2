"""What may be added to a request that is there: how it is, what to bring, how many it takes."""

import pytest

from matching import additions, helpers_wanted

ADDED = {
    "oh ja, er is geen lift": "opener",
    "kun je erbij zetten dat de kast zwaar is": "opener",
    "by the way, there is no lift": "opener",
    "neem handschoenen mee": "bring",
    "kan de rollator mee?": "bring",
    "please bring gloves": "bring",
    "klop maar op het raam": "instruct",
    "bel even van tevoren": "instruct",
    "je mag achterom komen, parkeren kan gratis": "instruct",
    "come round the back": "instruct",
    "ik heb zelf gereedschap": "own",
    "mijn zoon helpt ook mee": "own",
    "het zijn twee dozen": "tells",
    "hij is wel zwaar": "tells",
    "en weer terug": "tells",
    "there are two boxes": "tells",
    "liever een vrouw": "wish",
    "ik zit in de tuin": "presence",
    "mijn telefoon is leeg": "presence",
    "mijn fiets is kapot": "journey",
}
NOTHING = [
    "wie kan er woensdag mijn hond uitlaten?",
    "neem me mee naar het strand",
    "bring me to the hospital",
    "dank je wel",
    "hoe staat het ermee?",
    "ik heb zelf geen ladder",
]
HOW_MANY = {
    "ik heb toch twee mensen nodig": 2,
    "het moet met z'n tweeën": 2,
    "eigenlijk zijn er drie mensen nodig": 3,
    "één iemand is genoeg": 1,
    "het hoeft maar 1 persoon te zijn": 1,
    "twee is genoeg": 2,
    "I need two people after all": 2,
    "one person is enough": 1,
    "het zijn twee dozen": 0,
    "we zijn met z'n tweeën": 0,
    "we gaan met twee personen": 0,
    "twee uur is genoeg": 0,
    "ik wil drie mensen bedanken": 0,
    "er hebben twee mensen gereageerd": 0,
    "liever een man": 0,
}


@pytest.mark.parametrize(("text", "label"), ADDED.items())
def test_what_is_added(text: str, label: str) -> None:
    assert label in additions(text)


@pytest.mark.parametrize("text", NOTHING)
def test_what_adds_nothing(text: str) -> None:
    assert not additions(text) - {"matter", "tells"}


@pytest.mark.parametrize(("text", "people"), HOW_MANY.items())
def test_how_many_helpers_it_takes(text: str, people: int) -> None:
    assert helpers_wanted(text) == people


def test_a_long_story_adds_nothing() -> None:
    assert not additions("er is geen lift en " * 20)
    assert not helpers_wanted("ik heb twee mensen nodig " * 20)
