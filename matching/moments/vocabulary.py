"""The words for time of each language, read from the files beside this module."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from matching.words import fold

NAME = 7  # letters of the name of a day in which one slip is forgiven


@dataclass(frozen=True, slots=True)
class Few:
    """How "every three weeks" is said around the number and the unit."""

    before: tuple[str, ...]
    behind: tuple[str, ...]
    units: dict[str, str]  # words for a unit that are said so only here


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One language's words for time."""

    entries: dict[str, dict[str, str]]
    half_before: bool  # "half 4" is half past three
    tails: dict[str, str]  # word grown onto a day to part of the day
    seconds: dict[str, frozenset[str]]  # of entries of several words: first word to second ones
    days: dict[str, tuple[str, ...]]  # long names of days by their first letter
    counted: frozenset[str]  # what an ordinal may count: "de vijfde verdieping" is no day
    few: Few | None  # None: no such words are known
    around: dict[str, tuple[str, ...]]  # what says beside a time whether it is meant
    read: dict[str, dict[str, str]]  # what words that were looked up before mean


@lru_cache(maxsize=8)
def vocabulary(language: str) -> Vocabulary:
    """The words for time of a language."""
    table = tomllib.loads((Path(__file__).parent / f"{language}.toml").read_text("utf-8"))
    entries: dict[str, dict[str, str]] = {}
    for symbols, phrases in table["words"].items():
        meaning = dict(symbol.partition(":")[::2] for symbol in symbols.split())
        for phrase in phrases:
            key = fold(phrase)
            entries.setdefault(key, {}).update(meaning)
    seconds: dict[str, frozenset[str]] = {}
    for key in entries:
        first, second, *_ = *key.split(), ""
        if second:
            seconds[first] = seconds.get(first, frozenset()) | {second}
    for key, kinds in _grown(entries, table).items():
        entries.setdefault(key, kinds)
    days: dict[str, tuple[str, ...]] = {}
    for key, kinds in entries.items():
        if ("wd" in kinds or "day" in kinds) and len(key) >= NAME and key.isalpha():
            days[key[0]] = (*days.get(key[0], ()), key)
    half = table["half"] == "before"
    counted = frozenset(table.get("counted", ()))
    tails, few = table.get("tails", {}), _few(table["few"]) if "few" in table else None
    around = {key: tuple(map(fold, said)) for key, said in table.get("meant", {}).items()}
    return Vocabulary(entries, half, tails, seconds, days, counted, few, around, {})


def _few(table: dict[str, Any]) -> Few:
    before, behind = (tuple(map(fold, table.get(side, ()))) for side in ("before", "behind"))
    return Few(before, behind, table.get("units", {}))


def _grown(entries: dict[str, dict[str, str]], table: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Weekdays with the part of the day grown onto them, so that a slip in one is seen."""
    tails = table.get("tails", {})
    return {
        day + part: {**kinds, "part": tails.get(part) or entries[part]["part"]}
        for day, kinds in entries.items()
        if kinds.keys() == {"wd"} and day.endswith("dag")
        for part in table.get("grown", ())
    }
