"""Cuts a text into marks (what a word says about time) and the phrases they form.

A mark is a set of meanings, because "over" is *past* in "kwart over 3" and *in* in "over een
uur". The meanings are the keys of the vocabulary files beside this module: `day:1`, `wd:0`
(Monday), `part:evening`, `n:3`, `month:4`, `half`, `to`, `past`, `before`, `until`, `hol:king` …
"""

import re
from functools import lru_cache
from typing import NamedTuple

from matching.language import LANGUAGES
from matching.moments.vocabulary import NAME, Vocabulary, vocabulary
from matching.words import fold

_TOKEN = re.compile(  # letters first: most tokens are words
    r"a\.s\.?|t/m|t\.?e\.?m\b\.?|[ap]\.m\.|e\.?v\b|[^\W\d_]+(?:'[^\W\d_]+)*"
    r"|\d{1,2}(?:e|de|ste)(?= (?:verdieping|etage|klas|keer|jaar|hulp|hands|taal|man|persoon"
    r"|kans|huis|deur|straat|groep|les|editie|verjaardag|kleinkind|kind|portiek|flat))"
    r"|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{2,4}|\d{1,2}-\d{1,2}-\d{2,4}"
    r"|\d{1,2}[:.]\d{2}(?![\d.]\d)|\d{1,2}/\d{1,2}(?:/\d{2,4})?(?!\d)"
    r"|\d+,\d+|\d+|'[stn]\b|[^\w\s]"
)
_HYPHEN = re.compile(r"(?<=[a-z])-(?= (?:en|of|and|or)\b)")  # "dinsdag- en donderdagavond"
_LONGEST = 5  # words in the longest entry of a vocabulary
_WITHIN = 1  # words that say something else within a moment
_REMEMBERED = 20_000  # words looked up before the memory starts anew
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
        "rough",
        "erna",
        "halves",
        "big",
        "long",
    ]
)
_SOFT = frozenset(",()'\"*`.")  # punctuation that does not end a phrase


class Mark(NamedTuple):  # there are many of them: a tuple is made three times as fast
    """What one or a few words say about time. `start` and `end` are characters."""

    kinds: dict[str, str]  # meaning to its argument
    start: int
    end: int

    def has(self, kind: str) -> bool:
        """Whether this may mean that."""
        return kind in self.kinds


_Token = tuple[str, int, int]


def phrases(text: str, language: str) -> list[list[Mark]]:
    """Runs of marks with nothing foreign between them, of those that tell a time."""
    known = vocabulary(language)
    tokens = _tokens(text)
    if not _tell(tokens, known):
        return []
    runs: list[list[Mark]] = [[]]
    at, told, read = 0, False, known.read
    while at < len(tokens):
        word, start, _ = tokens[at]
        kinds, taken = _joined(tokens, at, known) if word in known.seconds else (None, 1)
        if kinds is None:
            kinds = read[word] if word in read else _read(word, known)
        if kinds and "dayth" in kinds and at + taken < len(tokens):
            kinds = {} if tokens[at + taken][0] in known.counted else kinds
        if kinds:
            runs[-1].append(Mark(kinds, start, tokens[at + taken - 1][2]))
            told = told or not _BETWEEN.issuperset(kinds)
        elif word not in _SOFT and runs[-1]:
            if not told:
                runs.pop()
            runs.append([])
            told = False
        at += taken
    return runs if told else runs[:-1]


def may_be_a_moment(text: str, letters: int, most: int) -> bool:
    """Whether it can be a moment with at most `most` words of over `letters` letters beside it.

    Words before the first or after the last word that tells of time in some language, and that
    cannot be part of saying so, are beside it: this is known without reading the moment. Between
    them stands one such word at most ("vrijdag, liefst om drie uur").
    """
    words = [word for word, _, _ in _tokens(text)]
    roles = [_role(word) for word in words]
    foreign = [
        place
        for place, (word, role) in enumerate(zip(words, roles, strict=True))
        if role == "foreign" and len(word) > letters
    ]
    if len(foreign) > most + _WITHIN:
        return False
    pairs = _pairs()
    told = [
        place
        for place, (word, role) in enumerate(zip(words, roles, strict=True))
        if role == "tells" or (word in pairs and {*words[place + 1 : place + 2]} & pairs[word])
    ]
    if not told:
        return False
    first, last = told[0], told[-1] + _LONGEST
    return sum(not first <= place <= last for place in foreign) <= most


@lru_cache(maxsize=4096)
def _role(word: str) -> str:
    """What a word can be to a moment, in the language in which it can be most."""
    found = "foreign"
    for known in map(vocabulary, LANGUAGES):
        kinds = known.read[word] if word in known.read else _read(word, known)
        if kinds and not _BETWEEN.issuperset(kinds):
            return "tells"
        found = "between" if kinds else found
    return found


@lru_cache(maxsize=1)
def _pairs() -> dict[str, set[str]]:
    """The first words of expressions of several words, in all languages, and the second ones."""
    pairs: dict[str, set[str]] = {}
    for known in map(vocabulary, LANGUAGES):
        for first, seconds in known.seconds.items():
            pairs.setdefault(first, set()).update(seconds)
    return pairs


@lru_cache(maxsize=8)  # one text is read in one language after another
def _tokens(text: str) -> tuple[_Token, ...]:
    return tuple(
        (m.group(), m.start(), m.end()) for m in _TOKEN.finditer(_HYPHEN.sub(" ", fold(text)))
    )


def _tell(tokens: tuple[_Token, ...], known: Vocabulary) -> bool:
    """Whether a word or two say something about time that is more than "before" or "at"."""
    read, seconds, before = known.read, known.seconds, ""
    for word, _, _ in tokens:
        kinds = read[word] if word in read else _read(word, known)
        if kinds and not _BETWEEN.issuperset(kinds):
            return True
        if before and word in seconds[before]:
            return True
        before = word if word in seconds else ""
    return False


def _joined(
    tokens: tuple[_Token, ...], at: int, known: Vocabulary
) -> tuple[dict[str, str] | None, int]:
    """What several words mean together, and how many they are; (None, 1) where they do not."""
    if at + 1 < len(tokens) and tokens[at + 1][0] in known.seconds[tokens[at][0]]:
        for size in range(min(_LONGEST, len(tokens) - at), 1, -1):
            kinds = known.entries.get(" ".join(token[0] for token in tokens[at : at + size]))
            if kinds is not None:
                return kinds, size
    return None, 1


def _read(word: str, known: Vocabulary) -> dict[str, str]:
    """What one word means about time; nothing for most."""
    if len(known.read) > _REMEMBERED:
        known.read.clear()
    if word[0].isdecimal():
        found = _number(word, known)
    else:
        found = known.entries.get(word) or _split(word, known) or _misspelt(word, known) or {}
    known.read[word] = found
    return found


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
    if len(word) < NAME - 1:
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
