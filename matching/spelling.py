"""Repairs a typing error in a word nobody knows: "bootschapen", "apoteek", "uitlatne"."""

from functools import lru_cache

from matching.language import is_small
from matching.lexicon.book import book

_SHORTEST = 6  # letters of a word that is repaired
_STEM = 5  # letters of a stem it may be repaired to
_REST = 5  # letters that may follow a repaired stem


@lru_cache(maxsize=8)
def _stems(language: str) -> dict[str, tuple[tuple[str, bool], ...]]:
    """Stems of the services by first letter, and whether more letters may follow."""
    found: dict[str, set[tuple[str, bool]]] = {}
    for stem, goes_on in book(language).stems():
        if len(stem) >= _STEM:
            found.setdefault(stem[0], set()).add((stem, goes_on))
    return {letter: tuple(sorted(stems)) for letter, stems in found.items()}


@lru_cache(maxsize=4096)
def repair(word: str, language: str) -> str:
    """The word, or the beginning of a word of the lexicon that is one slip away from it."""
    if len(word) < _SHORTEST or not word.isalpha():
        return word
    if is_small(word) or book(language).units(word):
        return word
    from rapidfuzz.distance import OSA

    best = ""
    for stem, goes_on in _stems(language).get(word[0], ()):
        heads = (len(stem) - 1, len(stem), len(stem) + 1) if goes_on else (len(word),)
        for size in heads:
            if size > len(word) or len(word) - size > _REST or len(stem) <= len(best):
                continue
            if OSA.distance(word[:size], stem, score_cutoff=1) <= 1:
                best = stem
    return best or word
