"""Cuts a text into marks (what a word says about time) and the phrases they form.

A mark is a set of meanings, because "over" is *past* in "kwart over 3" and *in* in "over een
uur". The meanings are the keys of the vocabulary files beside this module: `day:1`, `wd:0`
(Monday), `part:evening`, `n:3`, `month:4`, `half`, `to`, `past`, `before`, `until`, `hol:king` …
"""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from matching.words import fold

_TOKEN = re.compile(
    r"\d{1,2}(?:e|de|ste)(?= (?:verdieping|etage|klas|keer|jaar|hulp|hands|taal|man|persoon|kans))"
    r"|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{2,4}|\d{1,2}-\d{1,2}-\d{2,4}"
    r"|\d{1,2}[:.]\d{2}(?![\d.]\d)|\d{1,2}/\d{1,2}(?:/\d{2,4})?(?!\d)"
    r"|\d+,\d+|\d+|a\.s\.?|t/m|t\.?e\.?m\b\.?|[ap]\.m\.|e\.?v\b"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*|'[stn]\b|[^\w\s]"
)
_HYPHEN = re.compile(r"(?<=[a-z])-(?= (?:en|of|and|or)\b)")  # "dinsdag- en donderdagavond"
_LONGEST = 5  # words in the longest entry of a vocabulary
_BETWEEN = frozenset(  # what words mean that stand between the words that tell a time
    [
        "fill",
        "at",
        "in",
        "to",
        "past",
        "one",
        "ordinal",
        "until_in",
        "until",
        "dash",
        "before",
        "by",
        "after",
        "from",
        "around",
        "range",
        "and",
        "or",
        "since",
        "early",
        "ago_before",
        "before_it",
        "later",
        "every",
        "for",
        "on",
        "late",
        "nth",
        "loose",
        "nothing",
    ]
)
_NAME = 7  # letters of the name of a day in which one slip is forgiven
_SOFT = frozenset(",()'\"*`.")  # punctuation that does not end a phrase


@dataclass(frozen=True, slots=True)
class Mark:
    """What one or a few words say about time. `start` and `end` are characters."""

    kinds: dict[str, str]  # meaning to its argument
    start: int
    end: int

    def has(self, kind: str) -> bool:
        """Whether this may mean that."""
        return kind in self.kinds


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One language's words for time."""

    entries: dict[str, dict[str, str]]
    half_before: bool  # "half 4" is half past three
    tails: dict[str, str]  # word grown onto a day to part of the day
    firsts: frozenset[str]  # first words of entries of several words
    days: dict[str, tuple[str, ...]]  # long names of days by their first letter


@lru_cache(maxsize=8)
def vocabulary(language: str) -> Vocabulary:
    """The words for time of one language (nl, en, tr, ar, uk, pl)."""
    table = tomllib.loads((Path(__file__).parent / f"{language}.toml").read_text("utf-8"))
    entries: dict[str, dict[str, str]] = {}
    for symbols, phrases in table["words"].items():
        meaning = dict(symbol.partition(":")[::2] for symbol in symbols.split())
        for phrase in phrases:
            key = fold(phrase)
            entries.setdefault(key, {}).update(meaning)
    firsts = frozenset(key.split()[0] for key in entries if " " in key)
    days: dict[str, tuple[str, ...]] = {}
    for key, kinds in entries.items():
        if ("wd" in kinds or "day" in kinds) and len(key) >= _NAME and key.isalpha():
            days[key[0]] = (*days.get(key[0], ()), key)
    return Vocabulary(entries, table["half"] == "before", table.get("tails", {}), firsts, days)


def phrases(text: str, language: str) -> list[list[Mark]]:
    """Runs of marks with nothing foreign between them; none where no word tells a time."""
    known = vocabulary(language)
    tokens = _tokens(text)
    if not any(_tells(word, language) for word, _, _ in tokens):
        return []
    runs: list[list[Mark]] = [[]]
    at = 0
    while at < len(tokens):
        mark, taken = _read(tokens, at, known, language)
        if mark:
            runs[-1].append(mark)
        elif tokens[at][0] not in _SOFT and runs[-1]:
            runs.append([])
        at += taken
    return [run for run in runs if any(set(mark.kinds) - {"fill"} for mark in run)]


@lru_cache(maxsize=8)  # one text is read in one language after another
def _tokens(text: str) -> tuple[tuple[str, int, int], ...]:
    return tuple(
        (m.group(), m.start(), m.end()) for m in _TOKEN.finditer(_HYPHEN.sub(" ", fold(text)))
    )


def _read(
    tokens: tuple[tuple[str, int, int], ...], at: int, known: Vocabulary, language: str
) -> tuple[Mark | None, int]:
    word, start, end = tokens[at]
    if word in known.firsts:
        for size in range(min(_LONGEST, len(tokens) - at), 1, -1):
            key = " ".join(token[0] for token in tokens[at : at + size])
            if key in known.entries:
                return Mark(known.entries[key], start, tokens[at + size - 1][2]), size
    if word[0].isdecimal():
        meaning = _number(word, known)
        return (Mark(meaning, start, end) if meaning else None), 1
    kinds = _meaning(word, language)
    if kinds:
        return Mark(kinds, start, end), 1
    return None, 1


@lru_cache(maxsize=20_000)
def _tells(word: str, language: str) -> bool:
    """Whether this word may say something about time that is more than "before" or "at"."""
    if word[0].isdecimal() or word in vocabulary(language).firsts:
        return True
    return not _BETWEEN.issuperset(_meaning(word, language) or ())


@lru_cache(maxsize=20_000)
def _meaning(word: str, language: str) -> dict[str, str] | None:
    known = vocabulary(language)
    return known.entries.get(word) or _split(word, known) or _misspelt(word, known)


def _number(word: str, known: Vocabulary) -> dict[str, str]:
    if word[-1].isalpha():
        return {}
    if word.isdecimal():
        kinds = {"n": word} if len(word) < 5 else {"big": word}
        return {**kinds, **known.entries.get(word, {})}
    if "," in word:
        return {"big": word}
    if word.count(".") == 2:
        return {"dm": word}
    for sign, kind in (("/", "dm"), ("-", "dm"), (":", "time"), (".", "dot")):
        if sign in word:
            return {kind: word}
    return {"big": word}


def _misspelt(word: str, known: Vocabulary) -> dict[str, str] | None:
    """The name of a day with one slip in it: "donerdag", "vanmidadg"."""
    if len(word) < _NAME - 1:
        return None
    near = [name for name in known.days.get(word[0], ()) if abs(len(name) - len(word)) <= 1]
    if not near:
        return None
    from rapidfuzz.distance import OSA

    return next(
        (known.entries[name] for name in near if OSA.distance(word, name, score_cutoff=1) <= 1),
        None,
    )


def _split(word: str, known: Vocabulary) -> dict[str, str] | None:
    """A day grown together with its part: "zaterdagmiddag", "morgenavond", "di-avond"."""
    if "'" in word:
        stem = word.split("'")[0]
        return known.entries.get(stem) if len(stem) > 2 else None
    for cut in range(4, len(word) - 2):
        first = known.entries.get(word[:cut])
        if first and ("wd" in first or "day" in first):
            if word[cut:] in known.tails:
                return {**first, "part": known.tails[word[cut:]]}
            rest = known.entries.get(word[cut:]) or known.entries.get(word[cut:].lstrip("s"))
            if rest and "part" in rest:
                return {**first, **rest}
    return None
