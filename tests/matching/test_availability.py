"""The days an offer names, and the words that only look like a day."""

import pytest

from matching import Index, understand
from tests.matching.clock import TUESDAY


def fits(offer: str, asked: str) -> bool:
    index = Index()
    index.put(1, offer)
    need = understand(asked, TUESDAY, expect="request").needs[0]
    return bool(index.rank(need, reference=TUESDAY))


FRIDAY, SATURDAY, SUNDAY = (
    f"wie brengt mij {day} met de auto naar het ziekenhuis"
    for day in ("vrijdag", "zaterdag", "zondag")
)
DRIVES = "ik breng mensen met de auto naar het ziekenhuis"


@pytest.mark.parametrize(
    ("said", "asked", "right"),
    [
        ("ben op pensioen dus tijd zat", FRIDAY, True),
        ("tot een uurtje rijden of zo", FRIDAY, True),
        ("op zat", FRIDAY, False),
        ("za en zo", SUNDAY, True),
        ("za en zo", FRIDAY, False),
        ("niet in het weekend", SATURDAY, False),
        ("niet in het weekend", FRIDAY, True),
        ("vrijdag bezet", FRIDAY, False),
        ("vrijdag bezet", SATURDAY, True),
        ("nooit op zondag", SUNDAY, False),
    ],
)
def test_the_days_of_an_offer(said: str, asked: str, right: bool) -> None:
    assert fits(f"{DRIVES}, {said}", asked) is right


@pytest.mark.parametrize(("asked", "right"), [(SUNDAY, False), (FRIDAY, True)])
def test_a_day_is_ruled_out_in_other_languages_too(asked: str, right: bool) -> None:
    assert fits("Mam auto, mogę zawieźć do szpitala. Nie w niedzielę", asked) is right
    assert fits("Маю авто, відвезу до лікарні. Неділя зайнята", asked) is right
