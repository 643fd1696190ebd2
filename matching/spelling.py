"""Repairs a typing error in a word nobody knows: "bootschapen", "apoteek", "uitlatne"."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from matching.hints import hints
from matching.language import is_small
from matching.lexicon.book import book
from matching.likeness import plain

_SHORTEST = 6  # letters of a word that is repaired
_STEM = 5  # letters of a stem it may be repaired to
_REST = 5  # letters that may follow a repaired stem

_Stem = tuple[str, bool]  # and whether more letters may follow


@lru_cache(maxsize=8)
def _stems(language: str) -> Mapping[str, tuple[_Stem, ...]]:
    """Stems of the services by their beginning, whole and with one letter left out."""
    found: dict[str, set[_Stem]] = {}
    for stem, goes_on in book(language).stems():
        if len(stem) >= _STEM:
            for key in (stem[:_STEM], *_shorter(stem[:_STEM])):
                found.setdefault(key, set()).add((stem, goes_on))
    return {key: tuple(stems) for key, stems in found.items()}


def _shorter(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _alike(word: str, language: str) -> list[_Stem]:
    """Stems with the same first letter, of which a slip away this word may begin."""
    known = _stems(language)
    head = word[:_STEM]
    keys = {head, word[: _STEM - 1], *_shorter(head), *_shorter(word[: _STEM + 1])}
    found = {stem for key in keys for stem in known.get(key, ())}
    return sorted(stem for stem in found if stem[0][0] == word[0])


@lru_cache(maxsize=4096)
def repair(word: str, language: str) -> str:
    """The word, or the beginning of a word of the lexicon that is one slip away from it."""
    if len(word) < _SHORTEST or not word.isalpha():
        return word
    if is_small(word) or book(language).units(word) or hints(language).has(word):
        return word
    if word in plain():
        return word
    from rapidfuzz.distance import OSA

    best = ""
    for stem, goes_on in _alike(word, language):
        heads = (len(stem) - 1, len(stem), len(stem) + 1) if goes_on else (len(word),)
        for size in heads:
            if size > len(word) or len(word) - size > _REST or len(stem) <= len(best):
                continue
            if OSA.distance(word[:size], stem, score_cutoff=1) <= 1:
                best = stem
    return best or word
