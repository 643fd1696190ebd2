"""Whether a message may be hardly more than a moment: seen without reading the moment."""

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from matching import find_moment, may_be_a_moment

TUESDAY = datetime(2026, 3, 10, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
ONE_BREATH = 8  # words: "volgende week vrijdag, liefst om een uur of drie"
EVALUATION = Path(__file__).parent.parent / "evaluation"


@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        ("vrijdag om 3 uur", True),
        ("Oh, liefst vrijdag om 3 uur", True),
        ("cuma günü", True),
        ("Leuk joh!", False),  # tells of no time at all
        ("volgende week inloop in de buurtkamer, koffie staat klaar vanaf 10", False),
        ("Niemand wist waar onze poes gisteren geslapen heeft", False),
    ],
)
def test_hardly_more_than_a_moment(text: str, may_be: bool) -> None:
    assert may_be_a_moment(text, 3, 2) is may_be


def test_no_moment_is_missed() -> None:
    """What reading the moment would leave hardly a word of is never left out."""
    for file in EVALUATION.glob("*.jsonl"):
        for line in file.read_text("utf-8").splitlines():
            text = json.loads(line).get("text", "")
            moment = find_moment(text, TUESDAY)
            if moment is None or len(moment.text.split()) > ONE_BREATH:
                continue
            beside = text.replace(moment.text, " ").split()
            if sum(len(word) > 3 for word in beside) <= 1:
                assert may_be_a_moment(text, 3, 2), text
