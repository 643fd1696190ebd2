"""Which area a coordinator means by its name: exactly, or nearly and then it is asked."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from bot.choices import normal
from bot.people import Neighbourhood

SURE, NEAR = 95, 65  # of 100: the name itself; a name that it may have been
MOST = 8  # rows in one message
_BEFORE = re.compile(r"^(?:(?:naar|in|met|to|with|wijk|buurt|de|het|the)\s+)+")


def area_name(words: str) -> str:
    """A name of an area without what stands before it."""
    return _BEFORE.sub("", normal(words)).strip()


def areas_called(words: str, places: Iterable[Neighbourhood]) -> tuple[list[Neighbourhood], bool]:
    """Those of such a name, likeliest first, and whether it is surely the one."""
    wanted = area_name(words)
    scored = [(fuzz.ratio(wanted, area_name(place.name)), place) for place in places]
    scored.sort(key=lambda pair: -pair[0])
    sure = [place for score, place in scored if score >= SURE]
    if len(sure) == 1:
        return sure, True
    return [place for score, place in scored if score >= NEAR][:MOST], False
