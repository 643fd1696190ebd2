"""The fine services: what they are, and which are nearly the same or second in line."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Concept:
    """One service, such as hanging a lamp. Its words are in the file of each language."""

    id: str
    category: str
    also: tuple[str, ...]  # further categories
    action: str  # do, lend, give, teach, accompany
    names: Mapping[str, str]  # "nl" and "en"
    over: tuple[str, ...]  # services that are not meant where this one is clear
    undated: bool  # nobody needs to ask when
    general: bool  # all sorts of things in its category


@lru_cache(maxsize=1)
def concepts() -> Mapping[str, Concept]:
    """All services by id."""
    return {
        name: Concept(
            id=name,
            category=row["category"],
            also=tuple(row.get("also", "").split()),
            action=row["action"],
            names={"nl": row["nl"], "en": row["en"]},
            over=tuple(str(row.get("over", "")).split()),
            undated=bool(row.get("undated")),
            general=bool(row.get("general")),
        )
        for name, row in _table().items()
    }


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str]]:
    path = Path(__file__).parent / "concepts.toml"
    return tomllib.loads(path.read_text("utf-8"))


SAME, NEAR = 0.9, 0.5


@lru_cache(maxsize=1)
def kinship() -> Mapping[str, Mapping[str, float]]:
    """How well an offer of another service serves a need, 0..1: need to offer to weight."""
    table = _table()
    found: dict[str, dict[str, float]] = {name: {name: 1.0} for name in table}

    def join(one: str, two: str, weight: float) -> None:
        found[one][two] = max(weight, found[one].get(two, 0.0))

    for name, row in table.items():
        for entry in row.get("near", "").split():
            other, _, weight = entry.partition(":")
            join(name, other, float(weight or NEAR))
        for other in row.get("same", "").split():
            join(name, other, SAME)
            join(other, name, SAME)
    return found
