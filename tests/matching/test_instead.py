"""Which moment suits, and which does not."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from matching import Moment, instead

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


def day(moment: Moment | None) -> str:
    return f"{moment.start:%a}" if moment is not None else ""


@pytest.mark.parametrize(
    ("text", "suits", "unfit"),
    [
        ("vrijdag kan ik niet", "", "Fri"),
        ("vrijdag kan ik niet, zaterdag wel", "Sat", "Fri"),
        ("vrijdag kan ik niet zaterdag wel", "Sat", "Fri"),
        ("ik kan niet vrijdag", "", "Fri"),
        ("niet vrijdag maar zaterdag", "Sat", "Fri"),
        ("zaterdag kan ik wel", "Sat", ""),
        ("Ik kan vrijdag niet. Zaterdag om 11 uur wel", "Sat", "Fri"),
        ("I can't on Friday but Saturday is fine", "Sat", "Fri"),
        ("kan het ook zaterdag?", "Sat", ""),
        ("wat moet ik nu doen", "", ""),
        ("gisteren kon ik wel", "", ""),
        ("", "", ""),
    ],
)
def test_what_suits_and_what_does_not(text: str, suits: str, unfit: str) -> None:
    found = instead(text, MONDAY)
    assert (day(found[0]), day(found[1])) == (suits, unfit)
