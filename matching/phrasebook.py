"""Patterns of words, found in a sentence in time that grows with its length only.

A pattern is a few words with a space between them. Each is one of
`lamp` (exactly), `lamp*` (starts with), `*lamp` (ends with), `*lamp*` (has in it), several
joined by `|`, or `@name` for a named group. In a bag the words may stand in any order near each
other; in an ordered pattern they follow each other, `..` allows up to three words between,
`<` is the beginning and `>` the end of the message. A word after `-` must not occur at all.
A word after `/` must not stand near the others; `~4` says how far apart they stand at most.
A pattern that ends in ` ?` counts half, one that ends in ` !` counts more.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from matching.compounds import single, tails
from matching.language import is_small
from matching.words import Sentence, forms

WINDOW = 12  # words of a bag stand at most so far apart
NEAR = 4  # words on either side of a pattern where a word after `/` may not stand
GAP = 3  # words `..` may skip
FURTHER = 0.4  # every further word of a pattern adds this
_CACHE = 20_000  # words remembered before the memory starts anew


class Hit(NamedTuple):  # there are many of them: a tuple is made three times as fast
    """A pattern found: whose it is, its weight, and the positions of its words."""

    label: str
    weight: float
    at: tuple[int, ...]  # positions in Sentence.words


@dataclass(frozen=True, slots=True)
class _Pattern:
    label: str
    weight: float
    units: tuple[int, ...]  # -1 is a gap
    needs: frozenset[int]  # the same without gaps
    without: frozenset[int]
    apart: frozenset[int]  # must not stand near
    window: int
    first: bool
    last: bool


class Phrasebook:
    """A set of labelled patterns. `ordered` says how their words have to stand."""

    def __init__(
        self,
        patterns: Iterable[tuple[str, str]],
        groups: Mapping[str, str],
        *,
        ordered: bool,
        compounds: bool = False,
    ) -> None:
        self._groups = groups
        self._ordered = ordered
        self._compounds = compounds
        self._units: dict[str, int] = {}
        # Units by what a word has to be; tuples, since a set takes four times the memory.
        self._exact: dict[str, tuple[int, ...]] = {}
        self._prefix: dict[str, tuple[int, ...]] = {}
        self._suffix: dict[str, tuple[int, ...]] = {}
        self._inside: dict[str, tuple[int, ...]] = {}
        self._sets: dict[frozenset[int], frozenset[int]] = {}  # one of each
        self._known: dict[str, frozenset[int]] = {}
        self._keys: dict[str, tuple[int, ...]] = {}  # the units of a word that a pattern begins at
        self._keyed: dict[int, list[_Pattern]] = {}
        compiled = [self._compile(label, text) for label, text in patterns]
        often: dict[int, int] = {}
        for pattern in compiled:
            for unit in pattern.needs:
                often[unit] = often.get(unit, 0) + 1
        texts = {number: text for text, number in self._units.items()}
        common = {unit: self._common(texts[unit]) for unit in often if unit >= 0}
        for pattern in compiled:
            key = min(
                pattern.needs,
                key=lambda unit: (common[unit], often[unit], pattern.units.index(unit)),
            )
            self._keyed.setdefault(key, []).append(pattern)
        self._lengths = sorted({len(stem) for stem in self._inside})

    def stems(self) -> Iterable[tuple[str, bool]]:
        """Every stem, and whether more letters may follow it."""
        for stem in self._exact:
            yield stem, False
        for stem in self._prefix:
            yield stem, True

    def _compile(self, label: str, text: str) -> _Pattern:
        parts = text.split()
        weight = {"?": 0.5, "!": 1.3}.get(parts[-1], 1.0)
        if parts[-1] in ("?", "!"):
            parts = parts[:-1]
        without = frozenset(self._unit(part[1:]) for part in parts if part[0] == "-")
        apart = frozenset(self._unit(part[1:]) for part in parts if part[0] == "/")
        window = next((int(part[1:]) for part in parts if part[0] == "~"), WINDOW)
        parts = [part for part in parts if part[0] not in "-/~"]
        first, last = parts[0] == "<", parts[-1] == ">"
        parts = [part for part in parts if part not in "<>"]
        units = tuple(-1 if part == ".." else self._unit(part) for part in parts)
        needs = frozenset(units) - {-1}
        weight *= 1.0 + FURTHER * (len(needs) - 1)
        without, apart, needs = self._one(without), self._one(apart), self._one(needs)
        return _Pattern(label, weight, units, needs, without, apart, window, first, last)

    def _one(self, units: frozenset[int]) -> frozenset[int]:
        return self._sets.setdefault(units, units)

    def _unit(self, text: str) -> int:
        number = self._units.get(text)
        if number is None:
            number = self._units[text] = len(self._units)
            alone = (number,)
            for glob in self._globs(text):
                self._register(glob, alone)
        return number

    def _globs(self, text: str) -> Iterable[str]:
        for part in text.split("|"):
            if part[0] == "@":
                for inner in self._groups[part[1:]].split():
                    yield from self._globs(inner)
            else:
                yield part

    def _common(self, text: str) -> int:
        """How many of its words are so common that they are in most messages."""
        return sum(is_small(glob) for glob in self._globs(text))

    def _register(self, glob: str, alone: tuple[int]) -> None:
        head, tail = glob[0] == "*", glob[-1] == "*"
        table = (
            self._inside
            if head and tail
            else self._suffix
            if head
            else self._prefix
            if tail
            else self._exact
        )
        known = table.get(stem := glob.strip("*"), ())
        if alone[0] not in known:
            table[stem] = (*known, *alone) if known else alone  # most have one: it is shared

    def units(self, word: str) -> frozenset[int]:
        """The numbers of all pattern words this word stands for."""
        if word not in self._known:
            self._forget()
            self._learn(word)
        return self._known[word]

    def _forget(self) -> None:
        if len(self._known) > _CACHE:
            self._known.clear()
            self._keys.clear()
            self._sets.clear()

    def _learn(self, word: str) -> None:
        found: set[int] = set()
        for form in forms(word):
            self._look(form, found)
        if not found and self._compounds and not is_small(word):
            self._guess(word, found)
        self._known[word] = self._one(frozenset(found))  # each is walked when memory is tidied
        self._keys[word] = tuple(unit for unit in self._known[word] if unit in self._keyed)

    def _guess(self, word: str, found: set[int]) -> None:
        """What a word is that nobody wrote down: the first that is known of what it may be."""
        kinds = (tail for head, tail in tails(word) if self._is_word(head))
        for other in (*single(word), *kinds):
            if not is_small(other):
                self._look(other, found)
            if found:
                return

    def _is_word(self, head: str) -> bool:
        """Whether a compound may begin so: with a word that is here, or with its like."""
        joined = head.removesuffix("s")
        stems, tables = (head, joined), (self._exact, self._prefix)
        return any(stem in table for stem in stems for table in tables)

    def _look(self, word: str, found: set[int]) -> None:
        found.update(self._exact.get(word, ()))
        size = min(len(word), 40)
        for cut in range(1, size + 1):
            found.update(self._prefix.get(word[:cut], ()))
            found.update(self._suffix.get(word[-cut:], ()))
        for length in self._lengths:
            for start in range(size - length + 1):
                found.update(self._inside.get(word[start : start + length], ()))

    def match(self, sentence: Sentence, words: Collection[int] | None = None) -> list[Hit]:
        """Every pattern found among these word positions (all by default)."""
        said = sentence.words
        self._forget()
        known, begins = self._known, self._keys
        keys: dict[int, None] = {}
        places = range(len(said)) if words is None else words
        for at in places:
            word = said[at]
            if word not in known:
                self._learn(word)
            for key in begins[word]:
                keys[key] = None
        if not keys:  # so it is for most messages
            return []
        told: _Told = {at: known[said[at]] for at in places}
        there = frozenset().union(*told.values())
        hits: list[Hit] = []
        place = _in_order if self._ordered else _near
        for key in keys:
            for pattern in self._keyed[key]:
                if pattern.needs <= there and pattern.without.isdisjoint(there):
                    at_words = place(pattern, told, len(said))
                    if at_words and not _beside(pattern.apart, told, at_words):
                        hits.append(Hit(pattern.label, pattern.weight, at_words))
        return hits


_Told = dict[int, frozenset[int]]  # positions in order, and the units of the words there


def _beside(apart: frozenset[int], told: _Told, at_words: tuple[int, ...]) -> bool:
    if not apart:
        return False
    low, high = at_words[0] - NEAR, at_words[-1] + NEAR
    return any(low <= at <= high and not apart.isdisjoint(told[at]) for at in told)


def _near(pattern: _Pattern, told: _Told, size: int) -> tuple[int, ...]:
    del size
    lists = [[at for at, units in told.items() if unit in units] for unit in pattern.units]
    if len(lists) == 1:
        return (lists[0][0],)
    best: tuple[int, ...] = ()
    for anchor in lists[0][:4]:
        chosen = [anchor]
        for other in lists[1:]:
            free = [at for at in other if at not in chosen]
            if not free:
                break
            chosen.append(min(free, key=lambda at: abs(at - anchor)))
        if len(chosen) == len(lists) and max(chosen) - min(chosen) <= pattern.window:
            spread = max(chosen) - min(chosen)
            if not best or spread < max(best) - min(best):
                best = tuple(sorted(chosen))
    return best


def _in_order(pattern: _Pattern, told: _Told, size: int) -> tuple[int, ...]:
    first, *others = pattern.units
    for start in told:
        if pattern.first and start != 0:
            break
        if first not in told[start]:
            continue
        chosen, gap, last = [start], 0, start
        for unit in others:
            if unit == -1:
                gap = GAP
                continue
            for at in range(last + 1, last + 2 + gap):
                if unit in told.get(at, _NONE):
                    break
            else:
                break
            last, gap = at, 0
            chosen.append(last)
        else:
            if not pattern.last or last == size - 1:
                return tuple(chosen)
    return ()


_NONE: frozenset[int] = frozenset()
