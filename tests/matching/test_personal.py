"""Names and addresses as people write them, and what only looks like one."""

import pytest

from matching import understand
from tests.matching.clock import TUESDAY


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in understand(text, TUESDAY, expect="request").personal]


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("ik ben Daniëlle vd Berg, wie hangt gordijnen op", "Daniëlle vd Berg"),
        ("ik ben Jan v.d. Heuvel, wie hangt gordijnen op", "Jan v.d. Heuvel"),
        ("ik ben Jan v/d Heuvel, wie hangt gordijnen op", "Jan v/d Heuvel"),
        ("wie neemt een pakje aan op naam van Yildirim", "Yildirim"),
        ("wie neemt een pakje aan t.n.v. Jansen", "Jansen"),
        ("Ginnekenstraat 5: wie helpt met de tuin", "Ginnekenstraat 5"),
        ("نحن في شارع Begoniastraat رقم 30 من يساعد", "Begoniastraat رقم 30"),
        ("Begoniastraat huisnummer 30, wie helpt", "Begoniastraat huisnummer 30"),
    ],
)
def test_what_points_to_somebody_is_hidden(text: str, hidden: str) -> None:
    assert hidden in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "wie komt om 5:30 naar het Dorpsplein",
        "Kinderdijk 10:00 vertrek, wie rijdt mee",
        "wie brengt Zaterdag 3 stoelen",
    ],
)
def test_a_time_is_no_house_number(text: str) -> None:
    assert found(text) == []
