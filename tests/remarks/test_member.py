"""Remarks of somebody with nothing going on."""

import pytest

from tests.street import Street


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("is het gratis?", "rem.cost"),
        ("kost dit geld?", "rem.cost"),
        ("is hij wel te vertrouwen?", "rem.trust"),
        ("ok", "rem.well"),
        ("slaap lekker", "rem.smalltalk"),
        ("test", "rem.test"),
        ("ik ga volgende week op vakantie", "pau.planned"),
        ("ik krijg te veel berichten", "pau.how"),
        ("ik wil niet meer meedoen", "g.stop.ask"),
        ("mijn naam is verkeerd", "ins.main"),
        ("ik heb een nieuw nummer", "ins.main"),
        ("ik heb een klacht", "g.human.ask"),
        ("wie is de coördinator?", "g.human.ask"),
        ("mag mijn buurvrouw ook meedoen?", "onb.two"),
        ("laat maar zitten", "can.none"),
        ("is it free?", "rem.cost"),
    ],
)
def test_it_is_understood(street: Street, words: str, key: str) -> None:
    street.coordinator("Coen")
    ans = street.resident("Ans", phone="0612345678")
    ans.says(words)
    ans.hears(key=key)


def test_who_would_like_to_help_is_asked_with_what(street: Street) -> None:
    ans = street.resident("Ans", pings=True)
    ans.says("hoe kan ik helpen?")
    ans.hears(key="off.intro")


def test_a_newcomer_is_welcomed_first(street: Street) -> None:
    riet = street.stranger("Riet")
    riet.says("kost dit geld?")
    riet.hears()
    assert riet.messages[0].key.startswith("onb.")


def test_in_the_group_it_is_nothing(street: Street) -> None:
    ans = street.resident("Ans")
    for words in ("ok", "duurt het nog lang?", "is het gratis?", "ik heb een klacht"):
        ans.says_in_group(words)


def test_a_request_or_an_offer_is_that(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Wie kan op mijn hond passen? Ik ga op vakantie")
    assert ans.hears().key.startswith("ask.")
