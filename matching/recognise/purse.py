"""Money, cards and codes: what nobody asks, offers or passes on between neighbours."""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from matching.language import guess_language
from matching.recognise.disguise import undisguised
from matching.recognise.families import Families
from matching.recognise.routes import OPEN, Route, find_route
from matching.words import Sentence, fold, sentence

_MATTERS = ("money", "pin")
_HELD = 0.9  # from so much on
_LANGUAGES = ("nl", "en")
_AMOUNT = re.compile(
    r"€ ?\d|\d ?€|\beuro'?s\b"
    r"|\b(?:\d+(?:[.,]\d\d?)?|tien|vijftien|\w{2,6}tig|honderd|\w{3,6}honderd"
    r"|duizend|paar) ?(?:euros?|eur|eu|eurootjes)\b"
)
_UNTIL = re.compile(
    r"\btot (?:\w+ )?(?:morgen|overmorgen|(?:maan|dins|woens|donder|vrij|zater|zon)dag|volgende"
    r"|eind\w*|einde|salaris|loon|uitkering)\b|\buntil (?:\w+ )?(?:\w+day|tomorrow|payday)\b"
)
_SEND = re.compile(
    r"\bover te (?:boeken|maken|schrijven)\b|\b(?:voor|op) (?:zijn|haar|jouw|je|hun|uw) rekening\b"
)
_POOR = re.compile(r"\b(?:niet|nooit) (?:kunnen |meer )?(?:betalen|bekostigen)\b")
# "haar pas", but not "ik ben pas geopereerd" or "mijn pas aangelegde tuin"
_CARD = re.compile(
    r"\b(?:mijn|mn|m'n|de|die|haar|zijn|je|jouw|uw|een|hun|iemands) (?:pas|pasje)\b"
    r"(?! (?:ge|be|ver|aan|op|af|in|uit)?\w+(?:de|te|ste)\b)(?! ge\w+)"
)

_SIGNS = {"amount": _AMOUNT, "until": _UNTIL, "card_pin": _CARD, "send": _SEND, "poor": _POOR}
_CARDS = frozenset({"card_pin", "purse_pin", "bank_pin"})


def money_matter(text: str) -> str:
    """Why these words may not be passed on: "money", "pin" (cards and codes), or "".

    For messages of which it does not matter whether they ask or tell. Reads 300 characters.
    """
    words = sentence(text)
    route = find_route(words)
    if route.reason in _MATTERS:
        return route.reason
    return disguised_route(words).reason or leaning(words)


def disguised_route(words: Sentence) -> Route:
    """The route of what is written so that nobody reads it: refused for money, or open."""
    plain = undisguised(words.raw)
    if not plain:
        return OPEN
    read = sentence(plain)
    found = find_route(read)
    reason = found.reason if found.reason in _MATTERS else leaning(read)
    return Route("refuse", reason=reason) if reason else OPEN


def leaning(words: Sentence, *, priced: bool = False) -> str:
    """What all of it together tells, where no single pattern does: "money", "pin" or "".

    `priced`: an amount in it is a price, or news.
    """
    language = guess_language(words)
    if language not in _LANGUAGES:
        return ""
    book = _book(language)
    told = {name for families in book.families.told(words) for name in families}
    told |= {name for name, sign in _SIGNS.items() if sign.search(words.folded)}
    counts = {name: book.weights[name] for name in told if name in book.weights}
    if priced:
        counts.pop("amount", None)
    if "amount" in counts:  # "20 euro in cash" is one sum
        counts.pop("cash", None)
    if told & _CARDS:  # no card is lent for groceries either
        counts.pop("groceries", None)
    if round(sum(counts.values()), 3) < _HELD:
        return ""
    most = max(counts, key=lambda name: (counts[name], name))
    return "pin" if most.endswith("_pin") else "money"


class _Book:
    """The families of a language, and what each of them counts."""

    def __init__(self, table: Mapping[str, Mapping[str, str]], weights: dict[str, float]) -> None:
        words = {name: "|".join(text.split()) for name, text in table["words"].items()}
        self.families = Families(words, table.get("idle", {}).get("phrases", ""))
        self.weights = weights


@lru_cache(maxsize=2)
def _book(language: str) -> _Book:
    read = tomllib.loads(fold((Path(__file__).parent / "purse.toml").read_text("utf-8")))
    return _Book(read[language], read[language]["weights"])
