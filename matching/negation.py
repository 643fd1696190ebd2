"""Which words are said not to be meant: "geen vervoer nodig", "uitlaten doe ik niet"."""

import tomllib
from functools import lru_cache
from pathlib import Path

from matching.words import Sentence


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    table = tomllib.loads((Path(__file__).parent / "negation.toml").read_text("utf-8"))
    return {name: frozenset(words.split()) for name, words in table.items()}


def negated(sentence: Sentence, *, offer: bool) -> frozenset[int]:
    """Positions of words that are ruled out.

    In a request "heb geen auto" is a lack, not a limit; in an offer it is a limit.
    """
    known = _words()
    found: set[int] = set()
    if not any(word in known["any"] for word in sentence.words):
        return frozenset()
    for first, last in _clauses(sentence):
        found |= _forward(sentence.words, first, last, offer)
        found |= _whole(sentence.words, first, last, offer)
    return frozenset(found)


def _clauses(sentence: Sentence) -> list[tuple[int, int]]:
    bounds: list[tuple[int, int]] = []
    for at, clause in enumerate(sentence.clauses):
        if bounds and sentence.clauses[bounds[-1][0]] == clause:
            bounds[-1] = (bounds[-1][0], at + 1)
        else:
            bounds.append((at, at + 1))
    return bounds


def _forward(words: tuple[str, ...], first: int, last: int, offer: bool) -> set[int]:
    """From "geen" or "zonder" to the end of the clause, or to "maar", "wel", "alleen"."""
    known = _words()
    found: set[int] = set()
    at = first
    while at < last:
        if words[at] not in known["no"]:
            at += 1
            continue
        lack = not offer and _lacks(words, first, at, last)
        at += 1
        while at < last and words[at] not in known["turn"] and not _begins(words, at, last):
            if not lack:
                found.add(at)
            at += 1
    return found


def _begins(words: tuple[str, ...], at: int, last: int) -> bool:
    """Whether "en" begins another sentence: "geen droger en alles is klam", no list of two."""
    known = _words()
    return words[at] in known["and"] and at + 1 < last and words[at + 1] in known["somebody"]


def _lacks(words: tuple[str, ...], first: int, at: int, last: int) -> bool:
    """Whether somebody only says what they have not got ("ik heb geen auto") or cannot do."""
    known = _words()
    if any(word in known["needed"] for word in words[at:last]):
        return False
    if words[at] in known["never"]:
        return True
    if at == 0:  # "geen droger hier", but not "geen vervoer, alleen gezelschap"
        return known["turn"].isdisjoint(words)
    return any(word in known["have"] for word in words[max(first, at - 3) : at])


def _whole(words: tuple[str, ...], first: int, last: int, offer: bool) -> set[int]:
    """The whole clause: "uitlaten doe ik niet", "vervoer heb ik al", "maaien moet je zelf"."""
    known = _words()
    clause = words[first:last]
    everything = set(range(first, last))
    text = " ".join(clause)
    if offer and _told_of(clause):  # "een gootsteen die niet doorloopt" is what they mend
        return set()
    if offer:
        tail = clause[-2:]
        if any(word in known["not"] for word in tail) and len(clause) <= 7:
            return everything
        if len(clause) <= 5 and len(clause) > 1 and clause[1] in known["not"]:
            return everything
        if any(phrase.replace("_", " ") in text for phrase in known["yourself"]):
            return everything
        return set()
    if any(phrase.replace("_", " ") in f" {text} " for phrase in known["already"]):
        return everything
    return set()


def _told_of(clause: tuple[str, ...]) -> bool:
    """Whether "not" only tells what something is like, after "that"."""
    known = _words()
    at = next((at for at, word in enumerate(clause) if word in known["not"]), 0)
    return any(word in known["that"] for word in clause[max(1, at - 3) : at])
