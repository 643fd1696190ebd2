"""All the words of a text have a say in which kind of help, and which service, it is about."""

import tomllib
from pathlib import Path

import pytest

from matching.leaning import Leaning, told_by
from matching.learned.kept import HERE
from matching.learned.train import CORPUS
from matching.lexicon.concept import concepts
from matching.profile import leant, quick
from matching.words import sentence
from tests.matching.practice import lean


@pytest.mark.real
def test_what_is_kept_is_what_the_texts_teach(tmp_path: Path) -> None:
    lean.main(tmp_path)
    for name in ("needs.model", "services.model"):
        assert (tmp_path / name).read_bytes() == (HERE / name).read_bytes()


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
    kinds = Leaning(words.split()).kinds
    assert max(kinds, key=lambda name: kinds[name]) == kind


@pytest.mark.parametrize("words", [("xqzzzv", "wwqqpk"), ()])
def test_words_nobody_knows_change_nothing(words: tuple[str, ...]) -> None:
    told = {"mow": 1.4, "paint": 1.0}
    leaning = Leaning(words)
    assert leaning.weigh(told, concepts()).keys() == told.keys()
    assert leaning.weigh(told, concepts())["mow"] == pytest.approx(1.4)
    assert told_by(leaning, told, concepts()) == {}


def test_it_chooses_among_services_and_makes_none_clearer() -> None:
    words = sentence(
        "De kast staat in de weg, maar de kraan lekt en het water loopt over de vloer"
    )
    before = quick(words, offer=False)
    found = leant(before, words)
    assert max(found.weights.values()) == pytest.approx(max(found.told.values()))
    assert next(iter(found.weights)) == "tap"


def test_a_trouble_leans_to_its_service() -> None:
    words = sentence("het sneeuwt en de post kan er niet door")
    before = quick(words, offer=False)
    assert next(iter(before.weights)) != "sweep"
    assert next(iter(leant(before, words).weights)) == "sweep"


def test_a_service_that_no_word_tells_is_added_below_what_is_clear() -> None:
    words = sentence("vriendinnenavond en mijn man heeft late dienst")
    before = quick(words, offer=False)
    found = leant(before, words)
    assert "sit_evening" not in before.weights
    assert 0.0 < found.weights["sit_evening"] < 0.9


@pytest.mark.parametrize(
    "text", ["Ik kan helpen", "HULP GEZOCHT!!! WIE O WIE", "ik heb vrijdag tijd"]
)
def test_what_anybody_may_say_leans_to_no_service(text: str) -> None:
    """Of "other" there is one single service, which is cutting hair: it was meant by nobody."""
    assert Leaning(sentence(text).words).services(concepts()) == {}


@pytest.mark.parametrize(
    "file", sorted((CORPUS / "words").glob("*.toml")), ids=lambda path: path.stem
)
def test_words_that_teach_are_of_services_there_are(file: Path) -> None:
    taught = tomllib.loads(file.read_text("utf-8"))
    assert taught.keys() <= concepts().keys()
    for words in taught.values():
        assert words == words.lower().strip()
