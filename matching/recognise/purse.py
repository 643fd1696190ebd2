"""Money, cards and codes: what nobody asks, offers or passes on between neighbours."""

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

from matching.language import guess_language
from matching.learned import level, money_model
from matching.recognise.disguise import undisguised
from matching.recognise.families import Families
from matching.recognise.routes import OPEN, Route, find_route
from matching.words import Sentence, fold, sentence

_MATTERS = ("money", "pin")
HELD = 0.25  # chance of money, by all of it together, from which on it is held
UNNAMED = 0.7  # the same, where no word is about money by itself: there it is mistaken easily
# What is passed on is read by one neighbour who trusts it, and may be written anew: held sooner.
ON_ITS_WAY = (0.15, 0.6)
FEWEST = 4  # words of a message of which that is weighed
# said of anything: these alone make no message one on money
_ANYTHING = {"hand", "need", "relative", "back", "until", "nothing", "sum", "lend"}
_CARDS = {"card_pin", "purse_pin", "bank_pin", "secret_pin", "draw_pin"}
_LONG, _STEM = 6, 5  # letters of a word whose beginning counts as well; of that beginning
_LANGUAGES = ("nl", "en")


def _signs() -> dict[str, re.Pattern[str]]:
    """What no family of words can tell, by its name."""
    told: dict[str, list[str]] = {}
    for language in _LANGUAGES:
        for name, patterns in _read()[language]["signs"].items():
            told.setdefault(name, []).extend(patterns.splitlines())
    return {name: re.compile("|".join(patterns)) for name, patterns in told.items()}


@lru_cache(maxsize=1)
def _read() -> dict[str, Any]:
    return tomllib.loads(fold((Path(__file__).parent / "purse.toml").read_text("utf-8")))


_SIGNS = _signs()


def money_matter(text: str) -> str:
    """Why these words may not be passed on: "money", "pin" (cards and codes), or "".

    For messages of which it does not matter whether they ask or tell. Reads 300 characters.
    """
    words = sentence(text)
    route = find_route(words)
    if route.reason in _MATTERS:
        return route.reason
    return disguised_route(words).reason or leaning(words, borders=ON_ITS_WAY)


def disguised_route(words: Sentence) -> Route:
    """The route of what is written so that nobody reads it: refused for money, or open."""
    plain = undisguised(words.raw)
    if not plain:
        return OPEN
    read = sentence(plain)
    found = find_route(read)
    reason = found.reason if found.reason in _MATTERS else leaning(read)
    return Route("refuse", reason=reason) if reason else OPEN


def leaning(
    words: Sentence, *, priced: bool = False, borders: tuple[float, float] = (HELD, UNNAMED)
) -> str:
    """What all of it together tells, where no single pattern does: "money", "pin" or "".

    `priced`: an amount in it is a price, or news. `borders`: chances from which on it is held,
    with a word about money by itself and without.
    """
    if priced or len(words.words) < FEWEST or guess_language(words) not in _LANGUAGES:
        return ""
    told, model = told_of_money(words), money_model()
    seen = seen_of_money(words, told)
    telling = told - _ANYTHING
    named = any(model.weights.get(f"of {name}", (0.0,))[-1] > 0 for name in telling)
    if model.chances(seen, level=level(seen))["money"] < borders[not named]:
        return ""
    return "pin" if told & _CARDS else "money"


def told_of_money(words: Sentence) -> set[str]:
    """The families and signs that are in it."""
    language = guess_language(words)
    book = _book(language if language in _LANGUAGES else _LANGUAGES[0])
    told = {name for families in book.told(words) for name in families}
    text = book.earnest(words.folded)
    return told | {name for name, sign in _SIGNS.items() if sign.search(text)}


def seen_of_money(words: Sentence, told: Iterable[str]) -> dict[str, float]:
    """What the model sees: what it tells of, two by two as well, and its words."""
    families = sorted(told)
    found = [f"of {name}" for name in families]
    found += [f"{one}+{other}" for one, other in combinations(families, 2)]
    for word in words.words:
        found.append("#" if word[0].isdigit() else word)
        if len(word) >= _LONG:
            found.append(word[:_STEM] + "*")
    return dict.fromkeys(found, 1.0)


@lru_cache(maxsize=2)
def _book(language: str) -> Families:
    read = _read()[language]
    words = {name: "|".join(text.split()) for name, text in read["words"].items()}
    return Families(words, read.get("idle", {}).get("phrases", ""))
