"""Which languages are spoken of: an interpreter for Polish is no help with Arabic."""

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from matching.words import forms

# What somebody speaks who writes in one of these; Dutch and English are written by anybody.
MOTHER_TONGUES = {"tr": "turkish", "ar": "arabic", "pl": "polish", "uk": "ukrainian"}
_SHORTEST = 4  # letters in the shortest beginning


@lru_cache(maxsize=1)
def _beginnings() -> dict[str, str]:
    table = tomllib.loads((Path(__file__).parent / "tongues.toml").read_text("utf-8"))
    return {start: name for name, starts in table.items() for start in starts.split()}


def tongues(words: Iterable[str]) -> frozenset[str]:
    """The languages these (folded) words name."""
    table = _beginnings()
    found: set[str] = set()
    for word in words:
        if len(word) < _SHORTEST:
            continue
        for form in forms(word):
            for cut in range(_SHORTEST, min(len(form), 12) + 1):
                name = table.get(form[:cut])
                if name:
                    found.add(name)
    return frozenset(found)
