"""The data files: a volunteer may extend them, and a slip shows here."""

import re
import tomllib
from pathlib import Path

import pytest

import matching
from matching import CATEGORIES, category, concept_title
from matching.lexicon.book import book
from matching.lexicon.concept import concepts, kinship
from matching.moments.vocabulary import vocabulary
from matching.recognise.kinds import cues

LANGUAGES = ("nl", "en", "tr", "ar", "uk", "pl")
HERE = Path(matching.__file__).parent
FILES = sorted(HERE.rglob("*.toml"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_words(language: str) -> None:
    assert list(book(language).stems())
    assert list(cues(language).stems())
    assert vocabulary(language).entries
    table = tomllib.loads((HERE / "lexicon" / f"{language}.toml").read_text("utf-8"))
    assert set(table["concepts"]) <= set(concepts())


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HERE)))
def test_every_pattern_is_well_made(path: Path) -> None:
    def rows(value: object) -> list[str]:
        if isinstance(value, dict):
            return [row for inner in value.values() for row in rows(inner)]
        if isinstance(value, list):
            return [row for row in value if isinstance(row, str)]
        return []

    for row in rows(tomllib.loads(path.read_text("utf-8"))):
        words = row.split()
        assert words, path
        for word in words:
            assert word not in ("|", "*"), row
            assert not word.startswith("|"), row
            assert not word.endswith("|"), row
            assert "||" not in word, row


def test_every_service_has_a_category_and_a_title() -> None:
    for name, concept in concepts().items():
        assert concept.category in CATEGORIES
        assert all(kind in CATEGORIES for kind in concept.also)
        assert concept.action in ("do", "lend", "give", "teach", "accompany")
        assert concept_title(name, concept.category, "nl")
        assert len(concept_title(name, concept.category, "nl")) <= 40
        assert set(kinship()[name]) <= set(concepts())


def test_a_service_nobody_knows_takes_the_name_of_its_category() -> None:
    assert concept_title("", "garden", "nl") == category("garden").names["nl"]
    assert concept_title("hang_lamp", "odd_jobs", "en") == "Hanging a lamp"
    assert concept_title("hang_lamp", "odd_jobs", "tr") == "Hanging a lamp"
    assert concept_title("nonsense", "nonsense", "nl") == category("other").names["nl"]


def test_the_thirty_categories_keep_their_order() -> None:
    assert len(CATEGORIES) == 30
    assert next(iter(CATEGORIES)) == "groceries"
    assert category("childcare").vetting == "vog"


PATTERNS = [
    path
    for part in ("lexicon", "recognise/cues")
    for path in sorted((HERE / part).glob("*.toml"))
    if path.stem in LANGUAGES
]


@pytest.mark.parametrize("path", PATTERNS, ids=lambda path: str(path.relative_to(HERE)))
def test_every_group_is_there_and_used_and_no_pattern_stands_twice(path: Path) -> None:
    table = tomllib.loads(path.read_text("utf-8"))
    groups = table.get("groups", {})
    patterns = table.get("concepts") or table["cues"]
    said = " ".join([*groups.values(), *(row for rows in patterns.values() for row in rows)])
    named = set(re.findall(r"@(\w+)", said))
    assert named == set(groups)
    for name, rows in patterns.items():
        assert len(rows) == len(set(rows)), name
