"""Health and other sensitive reasons as spans, so that the group never reads them."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from matching.language import guess_language, is_small
from matching.phrasebook import Hit, Phrasebook
from matching.recognise.pieces import Piece, pieces
from matching.recognise.reasons import reasons
from matching.recognise.slips import Slips, without_slips
from matching.words import KEPT, Sentence, fold, sentence

Span = tuple[int, int]
_BACK = 7  # words a reason may begin before its telling word, inside a clause that also asks
_ENOUGH = 2  # words of a pattern that tell a reason without those beyond a comma
_AHEAD = 9  # and go on after it


@lru_cache(maxsize=1)
def _small() -> dict[str, frozenset[str]]:
    return {name: frozenset(fold(words).split()) for name, words in _table()["small"].items()}


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "health.toml").read_text("utf-8"))


@lru_cache(maxsize=8)
def _book(language: str) -> Phrasebook:
    rows = _table()[language]
    patterns = [(label, fold(pattern)) for label in rows for pattern in rows[label]]
    families: Mapping[str, Any] = _table()["groups"]
    groups = {name: fold(words) for name, words in families.get(language, {}).items()}
    return Phrasebook(patterns, groups, ordered=False)


def health_spans(text: str) -> list[Span]:
    """Spans of sensitive reasons in the text, unsorted and possibly overlapping."""
    words = sentence(text[:KEPT], KEPT)
    found = told_spans(words)
    found += reasons(words, found)
    return found + _remnants(words, found) if found else found


def _remnants(words: Sentence, found: Iterable[Span]) -> list[Span]:
    """Pieces of which only "dus" or "wil" would be left; none where nobody asks for anything."""
    every, idle = pieces(words), _small()["idle"]
    if not any(piece.asks for piece in every):
        return []
    more: list[Span] = []
    for piece in every:
        inside = range(piece.first, piece.last)
        left = [at for at in inside if not _covered(words, at, found)]
        some = 0 < len(left) < len(inside)
        if some and not piece.asks and all(words.words[at] in idle for at in left):
            more.append((words.starts[piece.first], words.ends[piece.last - 1]))
    return more


def _covered(words: Sentence, at: int, found: Iterable[Span]) -> bool:
    return any(low <= words.starts[at] < high for low, high in found)


def told_spans(given: Sentence) -> list[Span]:
    """Those that a pattern has."""
    words = without_slips(given, _slips())
    language = guess_language(words)
    hits = _book(language).match(words)
    if language in ("en", "tr", "pl"):
        hits = hits + [hit for hit in _book("nl").match(words) if len(hit.at) > 1]
    kept = [hit for hit in hits if _close(words, hit) and not _animal(words, hit)]
    every = pieces(words) if kept else []
    return [_span(words, *place) for hit in kept if (place := _place(words, hit, every))]


def _place(
    words: Sentence, hit: Hit, every: Sequence[Piece]
) -> tuple[str, int, int, Piece] | None:
    """Where a pattern tells a reason, and the piece it stands in; None when only small words of
    it do, and the others stand beyond a comma in what asks for help.
    """
    first, last = hit.at[0], hit.at[-1]
    one = next(piece for piece in every if first < piece.last)
    other = next(piece for piece in every if last < piece.last)
    if one.asks == other.asks:
        return hit.label, first, last, one._replace(last=other.last)
    told = other if one.asks else one
    inside = [at for at in hit.at if told.first <= at < told.last]
    little = len(inside) < _ENOUGH or all(is_small(words.words[at]) for at in inside)
    if little and words.clauses[first] != words.clauses[last]:  # "… wil niet meer, wie kan …"
        return None
    return hit.label, max(first, told.first), min(last, told.last - 1), told


@lru_cache(maxsize=1)
def _slips() -> Slips:
    rows = _table()["slips"]
    return Slips(fold(rows["words"]).split(), fold(rows["honest"]).split())


def _animal(words: Sentence, hit: Hit) -> bool:
    """Whether the clause tells of a pet or a plant: how that is, everybody may know."""
    small, clause = _small(), words.clauses[hit.at[0]]
    last, about, alone = "", False, True
    for at, word in enumerate(words.words[: hit.at[-1] + 1]):
        if words.clauses[at] != clause:
            continue
        if word in small["person"]:
            about, alone = False, False
        elif word in small["is"] and last in small["pet"]:
            about = True
        last = word
    if about:
        return True
    said = (word for word, at in zip(words.words, words.clauses, strict=True) if at == clause)
    return alone and not small["animal"].isdisjoint(said)


def _close(words: Sentence, hit: Hit) -> bool:
    """Whether the words stand in one clause, or right beside each other."""
    first, last = hit.at[0], hit.at[-1]
    return words.clauses[first] == words.clauses[last] or last - first <= 3


def _span(words: Sentence, label: str, first: int, last: int, within: Piece) -> Span:
    small = _small()
    if label == "word":
        while first > 0 and words.words[first - 1] in small["lead"]:
            first -= 1
        return _chars(words, first, last)
    start, end = first, last
    while start > within.first and words.clauses[start - 1] == words.clauses[first]:
        start -= 1
    while end + 1 < within.last and words.clauses[end + 1] == words.clauses[last]:
        end += 1
    if any(words.words[at] in small["ask"] for at in range(start, end + 1)):
        start, end = _inside(words, first, last, start, end)
    return _chars(words, start, end)


def _inside(words: Sentence, first: int, last: int, low: int, high: int) -> tuple[int, int]:
    """The part of a clause that is the reason, where the same clause also asks."""
    small = _small()
    start = first
    for at in range(first - 1, max(low, first - _BACK) - 1, -1):
        if words.words[at] in small["ask"]:
            break
        if words.words[at] in small["start"] or words.words[at] in small["lead"]:
            start = at
    end = last
    for at in range(last + 1, min(high, last + _AHEAD) + 1):
        if words.words[at] in small["ask"]:
            break
        end = at
    return start, end


def _chars(words: Sentence, first: int, last: int) -> Span:
    start, end = words.starts[first], words.ends[last]
    before, after = words.raw[:start].rstrip(), words.raw[end:].lstrip()
    if before.endswith("(") and after.startswith(")"):
        start, end = len(before) - 1, len(words.raw) - len(after) + 1
    return start, end
