"""The numbers somebody in need is given, from the one file that keeps them."""

import tomllib
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def numbers() -> dict[str, str]:
    """Each number by the name of its blank in the texts: {noodnummer}, {luisterlijn}, …"""
    table = tomllib.loads((Path(__file__).parent / "numbers.toml").read_text("utf-8"))
    return {name: row["number"] for name, row in table.items()}
