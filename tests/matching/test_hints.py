"""Words that go with a service without naming it."""

import tomllib
from pathlib import Path

import pytest

import matching
from matching import understand
from matching.hints import WHEN, hints
from matching.lexicon.concept import concepts
from matching.words import sentence
from tests.matching.clock import TUESDAY

FILES = sorted((Path(matching.__file__).parent / "lexicon" / "hints").glob("*.toml"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("mijn winterjas, het trekkertje is eraf en de tandjes staan scheef", "repair_items"),
        ("ik zie de bomen niet meer door mijn eigen ruiten", "housework"),
        ("sinds dat ding weg is kraakt, slingert en rammelt mijn gazelle", "bike_repair"),
        ("mijn orchideeën en mijn cactus, en wij gaan naar de sneeuw", "house_watch"),
    ],
)
def test_a_situation_tells_what_is_needed(text: str, kind: str) -> None:
    assert kind in understand(text, TUESDAY, expect="request").needs[0].categories


def test_one_word_is_less_than_two_and_never_as_clear_as_a_pattern() -> None:
    known = hints("nl")
    one = known.find(sentence("gootsteen"), [0])["drain"]
    two = known.find(sentence("gootsteen borrelt"), [0, 1])["drain"]
    assert (one[1], two[1]) == ((0,), (0, 1))
    assert 0 < one[0] < two[0] < 0.9
    again = known.find(sentence("gootsteen gootsteen"), [0, 1])["drain"]
    assert again == (one[0], (0,))


@pytest.mark.parametrize(
    "text", ["wie kan morgenmiddag", "iemand dit weekend?", "can anyone this evening"]
)
def test_when_alone_hints_at_nothing(text: str) -> None:
    language = "en" if "anyone" in text else "nl"
    said = sentence(text)
    assert hints(language).find(said, range(len(said.words))) == {}


def test_when_beside_something_else_still_counts() -> None:
    alone = hints("nl").find(sentence("oppas"), [0])
    both = hints("nl").find(sentence("oppas avond"), [0, 1])
    assert alone["sit_evening"][0] < both["sit_evening"][0]


def test_the_tail_of_a_long_word_hints_and_a_small_part_of_it_does_not() -> None:
    known = hints("nl")
    assert "drain" in known.find(sentence("keukengootsteen"), [0])
    assert "give_kitchen" not in known.find(sentence("pottenbakkersdraaischijf"), [0])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_hint_goes_with_a_service(path: Path) -> None:
    table = tomllib.loads(path.read_text("utf-8"))
    assert set(table) <= {*concepts(), WHEN}
    for words in table.values():
        assert words.split()
        assert all(word.strip("=-") for word in words.split())
