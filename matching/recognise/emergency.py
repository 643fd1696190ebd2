"""The door to 112 and 113: fast, without a clock, before everything else."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from matching.language import guess_language
from matching.phrasebook import Hit, Phrasebook
from matching.recognise.evidence import weighed
from matching.recognise.figures import without_figures
from matching.recognise.quotes import without_quotes
from matching.recognise.signs import read_signs
from matching.recognise.slips import Slips, without_slips
from matching.words import KEPT, Sentence, fold, sentence

_ORDER = ("gas", "fire", "medical", "fall", "violence", "suicide", "danger")
BARE = 5  # words of a message that may be danger without a sentence
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,253}")  # "adem.korkmaz@": a name is no breath


@dataclass(frozen=True, slots=True)
class Emergency:
    """Somebody is in danger now."""

    route: str  # "112" or "113"
    reason: str  # fall, fire, medical, violence, gas, danger, suicide
    language: str  # nl en tr ar uk pl


@lru_cache(maxsize=64)  # every message is heard for danger first, and read for meaning after
def emergency(text: str) -> Emergency | None:
    """What to answer at once, or None. Never raises, needs nothing that can fail."""
    words = sentence(_own_words(text[:KEPT]), KEPT)
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
    hits = _heard(words, known)
    if not hits and not weighed(words):
        return []
    plain = without_figures(words, guess_language(words))
    if plain is not words:
        words, hits = plain, _heard(plain, known)
    return _now(words, hits, known.quiet) or weighed(words)


def _heard(words: Sentence, known: "_Known") -> list[Hit]:
    return known.patterns.match(words) or _bare(words, known) or _phrases(words, known)


def _now(words: Sentence, hits: list[Hit], quiet: "_Quiet") -> list[Hit]:
    """Those of them that are no story, no joke and not long ago."""
    if not hits:
        return hits
    said = words.words
    story = quiet.is_story(said)
    if not story and quiet.past.isdisjoint(said):
        return hits
    told = {at for hit in hits for at in hit.at}
    if any(word in quiet.now for at, word in enumerate(said) if at not in told):
        return hits
    if story:
        return []
    past = [at for at, word in enumerate(said) if word in quiet.past and quiet.is_past(said, at)]
    return [
        hit
        for hit in hits
        if not any(quiet.tells_when(at, hit, words) for at in past)
        or any(said[at] in quiet.present for at in hit.at)
    ]


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


def _own_words(text: str) -> str:
    """Leaves out what somebody else said, lines quoted with ">", and addresses of mail."""
    if "@" in text:
        text = _MAIL.sub(" ", text)
    return without_quotes(text)


@dataclass(frozen=True, slots=True)
class _Quiet:
    """Words that make danger a story, and words that make it none after all."""

    story: frozenset[str]
    past: frozenset[str]
    was: frozenset[str]  # verbs of the past
    still: frozenset[str]  # after these a time that passed is no past: "al jaren"
    now: frozenset[str]
    present: frozenset[str]
    since: frozenset[str]
    moments: frozenset[str]

    def is_story(self, said: tuple[str, ...]) -> bool:
        """Not so when it only tells since when: "ik lig hier vanaf het nieuws"."""
        if self.story.isdisjoint(said):
            return False
        told = (at for at, word in enumerate(said) if word in self.story)
        return any(self.since.isdisjoint(said[max(0, at - 2) : at]) for at in told)

    def is_past(self, said: tuple[str, ...], at: int) -> bool:
        """Not so after "sinds" (gisteren) or (een) "uur" (geleden)."""
        before = said[at - 1] if at else ""
        return before not in self.since and before not in self.moments

    def tells_when(self, at: int, hit: Hit, words: Sentence) -> bool:
        """Whether the word of the past at this place can make what was found long ago.

        Who is tired of life tells since when and why as well: "al jaren", "vroeger zwom ik".
        """
        if hit.label != "suicide":
            return True
        if at and words.words[at - 1] in self.still:
            return False
        here = {words.clauses[one] for one in hit.at}
        told = zip(words.words, words.clauses, strict=True)
        return words.clauses[at] in here or any(
            word in self.was and clause in here for word, clause in told
        )


@dataclass(frozen=True, slots=True)
class _Known:
    """What emergency.toml and the files in danger/ say."""

    patterns: Phrasebook
    phrases: tuple[tuple[str, re.Pattern[str]], ...]
    quiet: _Quiet
    bare: Mapping[str, str]  # words that are enough by themselves, and their reasons
    filler: frozenset[str]
    slips: Slips


@lru_cache(maxsize=1)
def _book() -> _Known:
    here = Path(__file__).parent
    table = tomllib.loads((here / "emergency.toml").read_text("utf-8"))
    bare, slips, quiet, phrases = (table[name] for name in ("bare", "slips", "quiet", "phrases"))
    patterns: list[tuple[str, str]] = []
    families: dict[str, str] = {}
    for path in sorted((here / "danger").glob("*.toml")):
        more, own = read_signs(path)
        patterns += more
        families |= own
    filler = frozenset(fold(bare.pop("filler")).split())
    return _Known(
        Phrasebook(patterns, families, ordered=False),
        tuple(
            (reason, re.compile("|".join(rows.split("\n")))) for reason, rows in phrases.items()
        ),
        _Quiet(**{name: frozenset(fold(words).split()) for name, words in quiet.items()}),
        {word: reason for reason, words in bare.items() for word in fold(words).split()},
        filler,
        Slips(slips["words"].split(), slips["honest"].split()),
    )
