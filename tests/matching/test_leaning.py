"""All the words of a text have a say in which kind of help it is about."""

from pathlib import Path

import pytest

from matching.leaning import FILE, leaning
from matching.lexicon import CATEGORIES
from matching.lexicon.concept import concepts
from matching.profile import profile
from tests.matching.practice import lean


def test_what_is_kept_is_what_the_texts_teach(tmp_path: Path) -> None:
    lean.main(tmp_path / "leaning.model")
    assert (tmp_path / "leaning.model").read_bytes() == FILE.read_bytes()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("garden", "schoffel border onkruid"),
        ("bike_repair", "ketting velg spaak"),
        ("admin", "toeslag bezwaar formulier"),
        ("childcare", "oppas kleuter schoolplein"),
    ],
)
def test_words_lean_to_their_kind(kind: str, words: str) -> None:
    sums = dict(zip(leaning().kinds, leaning().sums(w[:6] for w in words.split()), strict=True))
    assert max(sums, key=lambda name: sums[name]) == kind
    assert set(sums) == set(CATEGORIES)


def test_words_nobody_knows_change_nothing() -> None:
    told = {"mow": 1.4, "paint": 1.0}
    assert leaning().weigh(told, concepts(), ("xqzzzv", "wwqqpk")) == pytest.approx(told)
    assert leaning().weigh(told, concepts(), ()) == pytest.approx(told)


def test_it_chooses_among_services_and_makes_none_clearer() -> None:
    text = "De kast staat in de weg, maar de kraan lekt en het water loopt over de vloer"
    found = profile(text)
    assert set(found.weights) == set(found.told)
    assert max(found.weights.values()) == pytest.approx(max(found.told.values()))
    for name, weight in found.weights.items():
        assert weight >= 0.59 * found.told[name]
