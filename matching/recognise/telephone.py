"""A telephone number that somebody was asked for, in what they wrote back."""

import re

_WHOLE = re.compile(r"[+(]?\d[\d\s().+/-]{6,18}\d")
_SHORT = re.compile(r"[+(]?\d[\d\s().+/-]{1,30}\d")


def find_number(text: str, *, short: bool = False) -> str | None:
    """The number; `short`: also one like 14055 or 0900-1234, which belongs to no neighbour."""
    found = (_SHORT if short else _WHOLE).search(text)
    digits = sum(letter.isdigit() for letter in found[0]) if found else 0
    enough = digits >= 3 if short else 9 <= digits <= 15
    return " ".join(found[0].split()) if found and enough else None
