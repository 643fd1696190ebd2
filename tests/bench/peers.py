"""What others rank offers with: rapidfuzz over all of them, BM25, and SQLite's FTS5."""

import sqlite3
from collections.abc import Callable, Sequence

import bm25s
from rapidfuzz import fuzz, process

from matching.words import sentence

MOST = 50  # offers in an answer
Search = Callable[[str], object]


def rapidfuzz(pool: Sequence[str]) -> Search:
    """`process.extract` with its usual scorer."""
    return lambda text: process.extract(text, pool, scorer=fuzz.WRatio, limit=MOST)


def bm25(pool: Sequence[str]) -> Search:
    """The package bm25s, on words as we cut them; built once."""
    known = bm25s.BM25()
    known.index([list(sentence(text).words) for text in pool], show_progress=False)
    most = min(MOST, len(pool))

    def search(text: str) -> object:
        return known.retrieve([list(sentence(text).words)], k=most, show_progress=False)

    return search


def fts5(pool: Sequence[str]) -> Search:
    """A full-text table in memory; any of the words, the best first by its own BM25."""
    table = sqlite3.connect(":memory:")
    table.execute("CREATE VIRTUAL TABLE offer USING fts5(text, tokenize='unicode61')")
    table.executemany("INSERT INTO offer (rowid, text) VALUES (?, ?)", enumerate(pool, 1))
    statement = "SELECT rowid FROM offer WHERE offer MATCH ? ORDER BY rank LIMIT ?"

    def search(text: str) -> object:
        any_of = " OR ".join(f'"{word}"' for word in sentence(text).words)
        return table.execute(statement, (any_of or '""', MOST)).fetchall()

    return search
