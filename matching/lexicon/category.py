"""The thirty kinds of help, as `categories.json` names them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of help. `durable`: a fixed helper for weeks or months is usually meant."""

    id: str
    names: Mapping[str, str]  # language ("nl", "en") to name
    icon: str  # one emoji
    durable: bool
    vetting: Literal["none", "talk", "vog"]  # what a helper needs first


def _load() -> Mapping[str, Category]:
    rows = json.loads((Path(__file__).parent / "categories.json").read_text("utf-8"))
    return MappingProxyType(
        {
            row["id"]: Category(
                id=row["id"],
                names=MappingProxyType({"nl": row["name_nl"], "en": row["name_en"]}),
                icon=row["icon"],
                durable=row["durable"],
                vetting=row["needs_vetting"],
            )
            for row in rows
        }
    )


CATEGORIES: Mapping[str, Category] = _load()


def category(category_id: str) -> Category:
    """The category with this id; KeyError when there is none."""
    return CATEGORIES[category_id]
