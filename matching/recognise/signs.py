"""Reads files of signs: families of words and patterns made of them, or phrases by language."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from matching.phrasebook import Phrasebook
from matching.words import fold


def read_signs(path: Path) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """The patterns with their labels, and the families under names of this file's own."""
    table = tomllib.loads(fold(path.read_text("utf-8")))
    own = f"@{path.stem}."
    families = {
        f"{path.stem}.{name}": text.replace("@", own) for name, text in table["words"].items()
    }
    patterns = [
        (label, line.replace("@", own))
        for part in ("signs", "turns")
        for label, lines in table.get(part, {}).items()
        for line in lines.split("\n")
        if line and not line.startswith("#")
    ]
    return patterns, families


def in_all_languages(path: Path, groups: Mapping[str, str] | None = None) -> Phrasebook:
    """One book of short phrases in all languages: a file of label, language and rows."""
    table = tomllib.loads(path.read_text("utf-8"))
    patterns = [
        (label, fold(row))
        for label, languages in table.items()
        for rows in languages.values()
        for row in rows
    ]
    return Phrasebook(patterns, groups or {}, ordered=True)
