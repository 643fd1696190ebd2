"""A sentence as words: folded letters, positions in the given text, and the clauses they form."""

import re
from dataclasses import dataclass
from functools import lru_cache

READ = 300  # so many characters are read for meaning
KEPT = 1000  # so many are searched for emergencies and personal data

_FROM = "àáâãäåāăąçćčďđèéêëēėęěğǧìíîïīıłľñńňòóôõöőøōŕřśšşșťțùúûüůűūųýÿźżžİ’‘`´"
_INTO = "aaaaaaaaacccddeeeeeeeeggiiiiiillnnnoooooooorrssssttuuuuuuuuyyzzzi''''"
_ARABIC = {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ٱ": "ا"}
_TABLE = str.maketrans(
    {
        **dict(zip(_FROM, _INTO, strict=True)),
        **{a.upper(): b for a, b in zip(_FROM, _INTO, strict=True) if len(a.upper()) == 1},
        **_ARABIC,
        **{chr(0x0660 + n): str(n) for n in range(10)},
    }
)
_MARKS = "\u0300-\u036f\u064b-\u0652\u0640\u200d\ufe0f"
_STRIP = dict.fromkeys([*range(0x300, 0x370), *range(0x64B, 0x653), 0x640, 0x200D, 0xFE0F])
_WORD = re.compile(
    rf"\d+(?:[:.,/]\d+)*|[^\W\d_][^\W\d_{_MARKS}]*(?:[{_MARKS}]+[^\W\d_]*)*(?:'[^\W\d_]+)*"
    r"|[\u2600-\u27bf\U0001F300-\U0001FAFF]"
)
_BREAK = re.compile(r"[.!?;,:\n()+–—/\"]| - ")
_TURN = frozenset(
    {
        "maar",
        "want",
        "omdat",
        "but",
        "because",
        "ama",
        "fakat",
        "cunku",
        "але",
        "бо",
        "ale",
        "bo",
        "لكن",
        "لان",
        "dus",
    }
)
_REPEAT = re.compile(r"(.)\1{2,}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a text. `starts` and `ends` are character positions in `raw`."""

    raw: str
    folded: str  # same length as raw, lower case, without accents
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    clauses: tuple[int, ...]  # number of the clause each word is in, from 0

    def __hash__(self) -> int:
        """Sentences are looked up again and again: that must not cost a walk over their words."""
        return hash(self.raw)


def fold(text: str) -> str:
    """Lower case without accents; every character keeps its position."""
    return text.translate(_TABLE).lower()


def sentence(text: str, limit: int = READ) -> Sentence:
    """The first `limit` characters of a text as words."""
    return _cut(text[:limit])


@lru_cache(maxsize=512)
def _cut(raw: str) -> Sentence:
    folded = fold(raw)
    plain = folded.isascii()
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    clauses: list[int] = []
    clause, last = 0, 0
    for found in _WORD.finditer(folded):
        word = found.group() if plain else found.group().translate(_STRIP)
        if not word:
            continue
        start, end = found.span()
        if words and (word in _TURN or _breaks(folded, last, start)):
            clause += 1
        words.append(word)
        starts.append(start)
        ends.append(last := end)
        clauses.append(clause)
    return Sentence(raw, folded, tuple(words), tuple(starts), tuple(ends), tuple(clauses))


def _breaks(folded: str, end: int, start: int) -> bool:
    """Whether a clause ends between two words; hardly ever where one character stands there."""
    if start - end == 1 and folded[end] == " ":
        return False
    return _BREAK.search(folded, end, start) is not None


def forms(word: str) -> tuple[str, ...]:
    """The word itself and what it may be without repeats or, in Arabic, without its particles."""
    if "\u0600" <= word[0] <= "\u06ff":
        return _arabic(word)
    if _REPEAT.search(word):
        return (word, _REPEAT.sub(r"\1\1", word), _REPEAT.sub(r"\1", word))
    if "'" in word:
        return (word, word.replace("'", ""), *(part for part in word.split("'") if part))
    return (word,)


def _arabic(word: str) -> tuple[str, ...]:
    found = [word]
    if len(word) > 3 and word[0] in "وف":
        found.append(word[1:])
    for bare in tuple(found):
        if len(bare) > 4 and bare.startswith(("بال", "كال")):
            found.append(bare[3:])
        elif len(bare) > 4 and bare.startswith(("ال", "لل")):
            found.append(bare[2:])
        elif len(bare) > 3 and bare[0] in "بلك":
            found.append(bare[1:])
    return tuple(found)
