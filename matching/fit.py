"""How well one offer fits one need, and from which score on it counts."""

from dataclasses import dataclass
from typing import Literal

OfferId = int | str

THRESHOLD = 0.30  # from here on an offer fits at all: "wider"
ALIKE = 0.42  # the same for an offer that no service tells of, only words in common
GOOD = 0.60  # from here on it does exactly this: the first wave


@dataclass(frozen=True, slots=True)
class Fit:
    """One candidate for a need; a list of them is sorted best first.

    `score` is 0..1. `concept` is the service both have in common ("" if only the category is
    shared) and `why` the id of that concept or category, to make a sentence of; "" where they
    only share words.
    """

    offer_id: OfferId
    score: float
    grade: Literal["good", "wider"]
    concept: str
    why: str
