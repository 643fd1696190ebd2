"""The door to 112 and 113: fast, without a clock, before everything else."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from matching.language import guess_language
from matching.phrasebook import Hit, Phrasebook
from matching.recognise.slips import Slips, without_slips
from matching.words import KEPT, Sentence, fold, sentence

_ORDER = ("gas", "fire", "medical", "fall", "violence", "suicide", "danger")
BARE = 5  # words of a message that may be danger without a sentence
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
    known = _book()
    words = without_slips(words, known.slips)
    hits = known.patterns.match(words) or _bare(words, known) or _phrases(words, known)
    if hits and any(word in known.quiet for word in words.words):
        told = {at for hit in hits for at in hit.at}
        if not any(w in known.still for at, w in enumerate(words.words) if at not in told):
            return []
    return hits


def _phrases(words: Sentence, known: "_Known") -> list[Hit]:
    """What is said in a fixed order."""
    hits = []
    for reason, phrase in known.phrases:
        found = phrase.search(words.folded)
        if found:
            spans = zip(words.starts, words.ends, strict=True)
            at = tuple(
                i for i, (a, b) in enumerate(spans) if a < found.end() and b > found.start()
            )
            hits.append(Hit(reason, 1.0, at))
    return hits


def _bare(words: Sentence, known: "_Known") -> list[Hit]:
    """ "BRAND": a word of danger and nothing else."""
    found = [(at, known.bare[w]) for at, w in enumerate(words.words) if w in known.bare]
    if not found or len(words.words) > BARE:
        return []
    if any(w not in known.bare and w not in known.filler for w in words.words):
        return []
    return [Hit(reason, 1.0, (at,)) for at, reason in found]


def _without_quotes(text: str) -> str:
    """Leaves out what somebody else said, and lines quoted with ">"."""
    if '"' not in text and "“" not in text and ">" not in text and "„" not in text:
        return text
    kept = _QUOTED.sub(" ", text)
    lines = [line for line in kept.split("\n") if not line.lstrip().startswith(">")]
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Known:
    """What emergency.toml says."""

    patterns: Phrasebook
    phrases: tuple[tuple[str, re.Pattern[str]], ...]
    quiet: frozenset[str]  # words that make it a story
    still: frozenset[str]  # words that make it no story after all
    bare: Mapping[str, str]  # words that are enough by themselves, and their reasons
    filler: frozenset[str]
    slips: Slips


@lru_cache(maxsize=1)
def _book() -> _Known:
    table = tomllib.loads((Path(__file__).parent / "emergency.toml").read_text("utf-8"))
    names = ("groups", "bare", "slips", "quiet", "phrases")
    groups, bare, slips, quiet, phrases = (table.pop(name) for name in names)
    patterns = [
        (reason, fold(pattern))
        for language in table.values()
        for reason, rows in language.items()
        for pattern in rows
    ]
    filler = frozenset(fold(bare.pop("filler")).split())
    return _Known(
        Phrasebook(patterns, groups, ordered=False),
        tuple(
            (reason, re.compile("|".join(rows.split("\n")))) for reason, rows in phrases.items()
        ),
        frozenset(fold(quiet["words"]).split()),
        frozenset(fold(quiet["still"]).split()),
        {word: reason for reason, words in bare.items() for word in fold(words).split()},
        filler,
        Slips(slips["words"].split(), slips["honest"].split()),
    )
