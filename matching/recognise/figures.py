"""Figures of speech: "ik stik van het lachen" has a word of danger, and tells of none."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from matching.words import Sentence

NOTHING = "·"  # stands where a word was, so that all others keep their places


def without_figures(words: Sentence, language: str) -> Sentence:
    """The same sentence without the words of figures of speech; itself where there are none."""
    found = [one.span() for one in _figures()[language].finditer(words.folded)]
    if not found:
        return words
    said = tuple(
        NOTHING if any(low <= start < high for low, high in found) else word
        for word, start in zip(words.words, words.starts, strict=True)
    )
    folded = words.folded
    for low, high in found:
        folded = folded[:low] + " " * (high - low) + folded[high:]
    return replace(words, words=said, folded=folded)


@lru_cache(maxsize=1)
def _figures() -> Mapping[str, re.Pattern[str]]:
    table = tomllib.loads((Path(__file__).parent / "figures.toml").read_text("utf-8"))
    return {name: re.compile("|".join(rows.split("\n"))) for name, rows in table.items()}
