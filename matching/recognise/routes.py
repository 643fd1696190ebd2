"""Where a request goes when it is not for a neighbour: refused, or referred to somebody else."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from matching.language import guess_language
from matching.phrasebook import Phrasebook
from matching.recognise.signs import read_signs
from matching.words import Sentence

_WINDOW = 9  # words of one pattern stand at most so far apart


@dataclass(frozen=True, slots=True)
class Route:
    """`to` is neighbours, refuse or refer; `at` the positions of the words that told it."""

    to: str
    refer_to: str = ""
    reason: str = ""
    at: tuple[int, ...] = ()


OPEN = Route("neighbours")


@lru_cache(maxsize=8)
def _book(language: str) -> Phrasebook:
    here = Path(__file__).parent
    patterns, families = read_signs(here / "routes" / f"{language}.toml")
    on_money, words = read_signs(here / "money" / f"{language}.toml")
    return Phrasebook(patterns + on_money, families | words, ordered=False)


def find_route(words: Sentence) -> Route:
    """The route of a message about something that may not be arranged between neighbours."""
    language = guess_language(words)
    hits = _book(language).match(words)
    if language in ("en", "tr", "pl"):
        hits = hits + _book("nl").match(words)
    best: Route | None = None
    weight = 0.0
    for hit in hits:
        if hit.at[-1] - hit.at[0] > _WINDOW:
            continue
        kind, *rest = hit.label.split(".")
        value = hit.weight + (0.05 if kind == "refuse" else 0.0)
        if kind != "notice" and value > weight:
            weight = value
            best = Route(kind, rest[0] if kind == "refer" else "", rest[-1], hit.at)
    return best or OPEN
