"""The door to 112 and 113: fast, without a clock, before everything else."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from matching.language import guess_language
from matching.phrasebook import Hit, Phrasebook
from matching.words import KEPT, Sentence, fold, sentence

_ORDER = ("gas", "fire", "medical", "fall", "violence", "suicide", "danger")
_QUOTED = re.compile(r'["“„«][^"“”„«»]{0,300}["”“»]')


@dataclass(frozen=True, slots=True)
class Emergency:
    """Somebody is in danger now."""

    route: str  # "112" or "113"
    reason: str  # fall, fire, medical, violence, gas, danger, suicide
    language: str  # nl en tr ar uk pl


def emergency(text: str) -> Emergency | None:
    """What to answer at once, or None. Never raises, needs nothing that can fail."""
    words = sentence(_without_quotes(text[:KEPT]), KEPT)
    hits = emergency_hits(words)
    if not hits:
        return None
    reasons = {hit.label for hit in hits}
    reason = next(name for name in _ORDER if name in reasons)
    if "suicide" in reasons and not reasons & {"medical", "gas", "fire"}:
        reason = "suicide"
    route = "113" if reason == "suicide" else "112"
    return Emergency(route, reason, guess_language(words))


def emergency_hits(words: Sentence) -> list[Hit]:
    """The places in a message that tell of danger now; labels are reasons."""
    book, quiet, still = _book()
    hits = book.match(words)
    if hits and any(word in quiet for word in words.words):
        told = {at for hit in hits for at in hit.at}
        if not any(word in still for at, word in enumerate(words.words) if at not in told):
            return []
    return hits


def _without_quotes(text: str) -> str:
    """Leaves out what somebody else said, and lines quoted with ">"."""
    if '"' not in text and "“" not in text and ">" not in text and "„" not in text:
        return text
    kept = _QUOTED.sub(" ", text)
    lines = [line for line in kept.split("\n") if not line.lstrip().startswith(">")]
    return "\n".join(lines)


@lru_cache(maxsize=1)
def _book() -> tuple[Phrasebook, frozenset[str], frozenset[str]]:
    table = tomllib.loads((Path(__file__).parent / "emergency.toml").read_text("utf-8"))
    quiet = table.pop("quiet")
    patterns = [
        (reason, fold(pattern))
        for language in table.values()
        for reason, rows in language.items()
        for pattern in rows
    ]
    quieting, still = (frozenset(fold(quiet[name]).split()) for name in ("words", "still"))
    return Phrasebook(patterns, {}, ordered=False), quieting, still
