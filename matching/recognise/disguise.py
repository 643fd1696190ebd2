"""Reads words about money that are written so that nobody reads them: "p1npas", "t i k k i e"."""

import itertools
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from matching.recognise.slips import REMEMBERED, Slips
from matching.words import READ, fold

_UNSEEN = dict.fromkeys(
    [0xAD, 0x34F, 0x61C, *range(0x200B, 0x2010), *range(0x2060, 0x2065), 0xFEFF]
)
_ROUND = ".,;:!?()\"'…«»“”"  # what stands around a word and is no part of it
_APART = re.compile(r"[.\-_·•~/+]")
_NUMBER = re.compile(r"\d[\do]{1,6}")  # "2oo"
_TWICE = re.compile(r"(.)\1+")
_TALL = re.compile(r"(?<=[a-z])I(?=[a-z])")  # "geId" is no "geid"
_LONG = 8  # letters of a word in which a slip is read over
_TRIED = 8  # ways to read what may stand for two letters
_MOST = 30  # letters of a word that may be one of ours
_RUN = 24  # letters that stand alone one after the other, of which words are made


@dataclass(frozen=True, slots=True)
class _Table:
    meant: dict[str, str]  # a way to write it: the word
    squeezed: dict[str, str]  # without double letters
    letters: dict[str, str]
    alike: dict[int, str]
    slips: Slips


@lru_cache(maxsize=1)
def _table() -> _Table:
    read = tomllib.loads((Path(__file__).parent / "disguise.toml").read_text("utf-8"))
    words = fold(read["words"]).split()
    meant = {word: word for word in words}
    for word, ways in read["alias"].items():
        meant |= dict.fromkeys(fold(ways).split(), word)
    return _Table(
        meant=meant,
        squeezed={_TWICE.sub(r"\1", way): word for way, word in meant.items() if len(way) > 3},
        letters=read["letters"],
        alike={ord(other): ours for other, ours in read["alike"].items()},
        slips=Slips((w for w in words if len(w) >= _LONG), fold(read["honest"]).split()),
    )


def undisguised(text: str) -> str | None:
    """The text with such words as they were meant; None when nothing was disguised.

    Reads what is read for meaning only. Its places are not those of the text.
    """
    raw = text[:READ]
    if not raw.isascii():
        raw = unicodedata.normalize("NFKC", raw.translate(_UNSEEN))
    raw = _TALL.sub("l", raw)
    said = [chunk.strip(_ROUND) or chunk for chunk in fold(raw).split()]
    plain = _join(_alone([_meant(word) for word in said]))
    if plain == said and raw == text[:READ]:
        return None
    return " ".join(plain)


@lru_cache(maxsize=REMEMBERED)
def _meant(chunk: str) -> str:
    """The word of ours that this is, or the chunk itself."""
    table = _table()
    if chunk in table.meant:
        return table.meant[chunk]
    if len(chunk) > _MOST or len(chunk) < 2:
        return chunk
    if chunk.isalpha() and chunk.isascii():
        return _close(chunk) or table.slips.meant(chunk)
    if _NUMBER.fullmatch(chunk) and not chunk.isdecimal():
        return chunk.replace("o", "0")
    if not any(sign.isalpha() for sign in chunk):
        return chunk
    latin = chunk.translate(table.alike) if any("a" <= sign <= "z" for sign in chunk) else chunk
    for way in (latin, _APART.sub("", latin)):
        for word in _readings(way, table):
            if found := table.meant.get(word) or _close(word):
                return found
    return _guess(latin) or chunk


def _close(word: str) -> str:
    """The word without letters written twice, if it is one of ours."""
    table = _table()
    return table.squeezed.get(_TWICE.sub(r"\1", word), "") if _TWICE.search(word) else ""


def _readings(word: str, table: _Table) -> list[str]:
    """What the word may be when digits and signs stand for letters."""
    ways = itertools.product(*(table.letters.get(sign, sign) for sign in word))
    return ["".join(way) for way in itertools.islice(ways, _TRIED)]


def _guess(word: str) -> str:
    """The word with a star for one letter: "p*nnen"."""
    stars = word.count("*")
    if not 0 < stars < len(word) - 1:
        return ""
    fits = (
        known
        for known in _table().meant
        if len(known) == len(word)
        and all(sign in ("*", letter) for sign, letter in zip(word, known, strict=True))
    )
    return next(fits, "")


def _alone(words: list[str]) -> list[str]:
    """Letters that stand alone one after the other are made words again."""
    if not any(len(word) == 1 for word in words):
        return words
    found: list[str] = []
    for alone, group in itertools.groupby(words, key=lambda word: len(word) == 1):
        run = list(group)
        found += _spelt("".join(run)) if alone and 3 <= len(run) <= _RUN else run
    return found


def _spelt(letters: str) -> list[str]:
    """The longest of our words in these letters, and what stands around it."""
    for size in range(len(letters), 2, -1):
        for start in range(len(letters) - size + 1):
            word = _table().meant.get(letters[start : start + size])
            if word:
                return [*letters[:start], word, *letters[start + size :]]
    return list(letters)


def _join(words: list[str]) -> list[str]:
    """Two words that are one of ours: "bank pas"."""
    meant, found = _table().meant, list(words[:1])
    for word in words[1:]:
        both = found[-1] + word
        if len(both) > 4 and both in meant and len(word) > 1 and len(found[-1]) > 1:
            found[-1] = meant[both]
        else:
            found.append(word)
    return found
