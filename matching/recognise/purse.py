"""Money, cards and codes: what nobody asks, offers or passes on between neighbours."""

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations
from pathlib import Path

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

# A sum without its sign: "heeft iemand vijftig", but not "om half tien", "22 kaarten", "nummer 14"
_SUM = re.compile(
    r"(?<!\bom )(?<!\btot )(?<!nummer )(?<!\bmaat )(?<!\bbus )(?<!\bbuslijn )(?<!\bover )"
    r"(?<!\bvoor )(?<!\brond )(?<!\bvan )(?<!\bna )(?<![\d.,:/-])"
    r"\b(?:[1-9]\d{1,3}|\d{1,3}[.,]\d\d|(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig"
    r"|vijfentwintig|(?:\w{3,6})?honderd(?:je)?|(?:\w{3,6})?duizend)\b"
    r"(?![.:,/-]?\d)(?! ?(?:uur|jaar|jarige|min|minuten|keer|kilo|kg|gram|meter|cm|m2|km|liter"
    r"|graden|mensen|man|stuks|stenen|kaarten|kinderen|dagen|weken|e|ste|de|januari|februari"
    r"|maart|april|mei|juni|juli|augustus|september|oktober|november|december|am|pm|o.?clock)\b)"
)
_SHORT = re.compile(
    r"\b(?:geen|niks|niets|nul|weinig|nog \d+) (?:\w+ ){0,3}"
    r"(?:op de|in huis|meer|over|te besteden|cent|geld)\b"
    r"|\b(?:geld|pot|kas|saldo|rekening) is (?:op|leeg)\b"
    r"|\bniet (?:\w+ ){0,2}(?:opbrengen|redden|rondkomen|rond)\b"
    r"|\b(?:red|trek|heb) (?:ik )?het niet\b|\baan de grond\b|\bin het rood\b"
)
_RATE = re.compile(
    r"\b(?:per|elk|ieder) (?:uur|keer|week|maand|dag|nacht|stuk|rit)\b|\ban hour\b|\bp/u\b"
)
_NAMED = re.compile(
    r"\bop (?:zijn|haar|jouw|je|hun|uw|de|iemands|mijn) (?:naam|nummer|account|krediet)\b"
)
_ASKED = re.compile(
    r"\b(?:wat|hoeveel) (?:\w+ )?kost|\bwat (?:\w+ )?rekent|\bis (?:het|dat) gratis\b"
)
# paid at the door with the receipt, or by everybody for themselves
_EXACT = re.compile(
    r"\bgepast|\bbon(?:netje)?s?\b|\b(?:aan|bij|achter) de (?:deur|voordeur)\b"
    r"|\bmeteen (?:\w+ )?af\b|\bzelf\b|\bieder(?:een)? (?:\w+ )?(?:eigen|zelf)\b"
)

_SIGNS = {
    "amount": _AMOUNT, "until": _UNTIL, "card_pin": _CARD, "send": _SEND, "poor": _POOR,
    "sum": _SUM, "short": _SHORT, "rate": _RATE, "named": _NAMED, "asked": _ASKED, "exact": _EXACT,
}  # fmt: skip


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
    read = tomllib.loads(fold((Path(__file__).parent / "purse.toml").read_text("utf-8")))[language]
    words = {name: "|".join(text.split()) for name, text in read["words"].items()}
    return Families(words, read.get("idle", {}).get("phrases", ""))
