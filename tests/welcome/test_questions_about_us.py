"""People ask who this is and what it does with what they say, in their own words."""

import pytest

from tests.street import Street


@pytest.mark.parametrize("known", [True, False], ids=["a resident", "somebody new"])
@pytest.mark.parametrize(
    "words",
    [
        "Wat doe jij eigenlijk met mijn gegevens?",
        "wat gebeurt er met mijn gegevens",
        "Wie kan mijn nummer zien?",
        "wie leest hier allemaal mee",
        "is dit wel veilig?",
        "What do you do with my data?",
    ],
)
def test_what_becomes_of_what_i_say(street: Street, words: str, *, known: bool) -> None:
    asks = street.resident("Ans") if known else street.stranger("Piet", opened=True)
    asks.says(words)
    asks.hears("Stichting Samen", key="prv.main")


@pytest.mark.parametrize("known", [True, False], ids=["a resident", "somebody new"])
@pytest.mark.parametrize(
    "words",
    [
        "Wie zit hier achter?",
        "van wie is dit eigenlijk",
        "Ben jij een echt mens?",
        "praat ik nu met een computer?",
    ],
)
def test_who_is_this(street: Street, words: str, *, known: bool) -> None:
    asks = street.resident("Ans") if known else street.stranger("Piet", opened=True)
    asks.says(words)
    asks.hears("computerprogramma", key="g.uitleg")


@pytest.mark.parametrize(
    "words",
    [
        "Wie kan mij vrijdag helpen om de gegevens op mijn oude telefoon over te zetten?",
        "Kan iemand vrijdag mijn gegevens in een formulier invullen?",
    ],
)
def test_help_with_data_is_a_request(street: Street, words: str) -> None:
    ans = street.resident("Ans")
    ans.says(words)
    ans.hears("Zo ga ik het vragen", key="ask.sum")
