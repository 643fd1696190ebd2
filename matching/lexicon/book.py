"""The words of each language for the services, ready to be looked up."""

import tomllib
from functools import lru_cache
from pathlib import Path

from matching.lexicon.concept import concepts
from matching.phrasebook import Phrasebook
from matching.words import fold


@lru_cache(maxsize=8)
def book(language: str) -> Phrasebook:
    """The patterns of one language (nl, en, tr, ar, uk, pl); labels are ids of concepts."""
    path = Path(__file__).parent / f"{language}.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    known = concepts()
    patterns = [
        (name, fold(pattern))
        for name, rows in table["concepts"].items()
        if name in known
        for pattern in rows
    ]
    groups = {name: fold(words) for name, words in table.get("groups", {}).items()}
    return Phrasebook(patterns, groups, ordered=False, compounds=language == "nl")
