"""What somebody cannot do is why they ask, where they ask for something else."""

import pytest

from matching import understand
from tests.matching.clock import TUESDAY


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Ik mag 6 weken niet tillen. Wie doet boodschappen?", "shop"),
        ("ik kan niet koken, wie brengt een maaltijd", "cook"),
        ("mijn vrouw kan niet meer wandelen, wie komt koffie drinken", "coffee"),
        ("I can't drive anymore, who can do my shopping", "shop"),
        ("ik kan niet fietsen, wie leert het me", "teach_cycle"),
        ("ik mag niet tillen, wie tilt mijn kast naar boven", "lift"),
        ("kan iemand mijn fiets maken, ik kan dat niet", "bike_fix"),
    ],
)
def test_what_somebody_cannot_do_is_why_they_ask_for_something_else(
    text: str, concept: str
) -> None:
    assert understand(text, TUESDAY, expect="request").needs[0].concept == concept
