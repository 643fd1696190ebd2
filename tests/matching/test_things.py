"""What a word stands for, in any language, and what that does for who fits."""

import tomllib
from pathlib import Path

import pytest

import matching
from matching import Index, understand
from matching.things import MARK, named, things
from matching.words import sentence
from tests.matching.clock import TUESDAY

FILES = sorted((Path(matching.__file__).parent / "lexicon" / "things").glob("*.toml"))


@pytest.mark.parametrize(
    ("thing", "words"),
    [
        (
            "bed",
            {"nl": "ledikant", "en": "mattress", "tr": "yatağı", "ar": "السرير", "pl": "łóżko"},
        ),
        ("bike", {"nl": "velo", "en": "bicycle", "tr": "bisiklet", "uk": "велосипед"}),
        ("cat", {"nl": "poezen", "en": "kitten", "tr": "kedim", "uk": "кішку", "pl": "kota"}),
        ("pharmacy", {"nl": "apotheek", "tr": "eczane", "ar": "الصيدلية", "pl": "apteki"}),
        ("spade", {"nl": "schop", "en": "shovel", "uk": "лопату", "pl": "łopata"}),
    ],
)
def test_a_thing_is_the_same_in_every_language(thing: str, words: dict[str, str]) -> None:
    for language, word in words.items():
        assert MARK + thing in things(language).of(sentence(word).words[0]), (language, word)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_all_languages_name_the_same_things(path: Path) -> None:
    dutch = set(tomllib.loads((path.parent / "nl.toml").read_text("utf-8")))
    mine = tomllib.loads(path.read_text("utf-8"))
    assert set(mine) <= dutch
    assert all(words.split() for words in mine.values())


@pytest.mark.parametrize(
    ("asked", "fits", "other"),
    [
        ("هل عند أحد سرير لا يحتاجه؟", "bed gratis af te halen", "kast gratis af te halen"),
        ("Чи може хтось позичити намет?", "tent te leen", "verrekijker te leen"),
        ("mag ik een verrekijker lenen", "verrekijker te leen", "beamer te leen"),
    ],
)
def test_the_very_thing_comes_before_something_else(asked: str, fits: str, other: str) -> None:
    index = Index()
    index.put("other", other)
    index.put("fits", fits)
    need = understand(asked, TUESDAY, expect="request").needs[0]
    assert index.rank(need)[0].offer_id == "fits"


def test_who_lends_anything_at_all_lends_no_other_thing() -> None:
    index = Index()
    index.put("spade", "spade, hark en schoffel te leen")
    index.put("level", "waterpas te leen")
    need = understand("wie heeft er toevallig een waterpas", TUESDAY, expect="request").needs[0]
    level, *others = index.rank(need)
    assert level.offer_id == "level"
    assert all(fit.score < 0.7 * level.score for fit in others)


def test_what_is_done_and_for_whom_is_no_object() -> None:
    assert named(frozenset({"=bed", "=borrow", "=child", "bed"})) == {"=bed"}


def test_what_is_told_as_a_reason_still_says_which_help() -> None:
    text = "Mijn enkelbanden zijn gescheurd, ik mag niet lopen. Wie heeft er krukken?"
    need = understand(text, TUESDAY, expect="request").needs[0]
    assert "gescheurd" not in need.text
    assert dict(need.services)["lend_wheelchair"] > 0


def test_a_fault_that_is_mended_is_not_ruled_out() -> None:
    index = Index()
    index.put(1, "een wc die blijft lopen, een gootsteen die niet doorloopt: ik kom graag")
    need = understand("de gootsteen is verstopt", TUESDAY, expect="request").needs[0]
    assert [fit.offer_id for fit in index.rank(need)] == [1]
