"""Things of one kind that do not stand in for each other: a violin and a guitar, a bank and a bed.

The services of the lexicon are fine, but not so fine: lessons in music are one service. Where a
need and an offer both name a thing of one kind, and not the same, the offer is of no use.
"""

import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from matching.things import MARK, Things

_NONE: frozenset[str] = frozenset()
_SOMEWHERE = {"ride_out": "town"}  # who drives to another town goes to theirs, named or not
_BETWEEN = "/"  # between the name of a kind and that of a thing


@lru_cache(maxsize=1)
def _known() -> tuple[Things, Mapping[str, frozenset[str]]]:
    """The words for the things of each kind, and the kinds that decide in each service."""
    path = Path(__file__).parent / "lexicon" / "rivals.toml"
    words: dict[str, str] = {}
    deciding: dict[str, set[str]] = {}
    for kind, table in tomllib.loads(path.read_text("utf-8")).items():
        for service in table.pop("serving").split():
            deciding.setdefault(service, set()).add(kind)
        words |= {f"{kind}{_BETWEEN}{thing}": told for thing, told in table.items()}
    return Things(words), {service: frozenset(kinds) for service, kinds in deciding.items()}


def rivals(said: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """The things among these words, by their kind; most texts have none."""
    words, _ = _known()
    found: dict[str, set[str]] = {}
    for word in said:
        if word[0] != MARK:
            for name in words.look(word):
                kind = name.removeprefix(MARK).partition(_BETWEEN)[0]
                found.setdefault(kind, set()).add(name)
    return {kind: frozenset(things) for kind, things in found.items()}


def another(
    service: str, mine: Mapping[str, frozenset[str]], theirs: Mapping[str, frozenset[str]]
) -> bool:
    """Whether both name a thing of a kind that decides in this service, and not the same."""
    if not mine or not (theirs or service in _SOMEWHERE):
        return False
    deciding = _known()[1].get(service, frozenset())
    return any(
        things.isdisjoint(theirs.get(kind, _NONE))
        for kind, things in mine.items()
        if kind in deciding and (kind in theirs or _SOMEWHERE.get(service) == kind)
    )
