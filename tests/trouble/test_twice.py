"""A message that came twice: said only to whoever says so."""

import pytest

from tests.street import Street

SAID = (
    "Ik kreeg dit dubbel",
    "ik krijg alles dubbel",
    "Ik heb dit bericht twee keer gekregen",
    "twee keer hetzelfde bericht",
    "Ik kreeg twee keer hetzelfde bericht",
    "waarom krijg ik dit dubbel?",
    "Dit bericht kwam dubbel binnen",
    "ik zie je bericht 2x",
    "ik krijg dubbele berichten",
    "I got this twice",
    "why do I get the same message twice?",
)
OTHER = (
    "Ik wil twee keer per week hulp met boodschappen",
    "Ik heb een dubbel bed, wie kan helpen tillen?",
    "ik heb het twee keer geprobeerd, kan iemand mijn lamp ophangen?",
    "dubbel",
)


@pytest.mark.parametrize("words", SAID)
def test_who_says_so_hears_that_one_answer_is_enough(street: Street, words: str) -> None:
    ans = street.resident("Ans")
    ans.says(words)
    ans.hears("één keer te antwoorden", key="fail.dup")


@pytest.mark.parametrize("words", OTHER)
def test_other_words_mean_something_else(street: Street, words: str) -> None:
    ans = street.resident("Ans")
    ans.says(words)
    assert ans.hears().key != "fail.dup"


def test_in_the_group_and_to_strangers_nothing_is_said_of_it(street: Street) -> None:
    ans, zoe = street.resident("Ans"), street.stranger("Zoë")
    ans.says_in_group("Ik kreeg dit dubbel")
    zoe.says("Ik kreeg dit dubbel")
    assert zoe.hears().key != "fail.dup"
