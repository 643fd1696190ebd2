"""Which of nine kinds a message is, and how sure that is: learned from the corpus."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from matching.learned import NOTHING, Seen, kinds_reader, seen_of, written
from matching.phrasebook import Phrasebook
from matching.seldom import Seldom
from matching.words import Sentence, fold

KINDS = (
    "request", "offer", "claim", "thanks", "chitchat", "information", "marketplace", "alert",
    "spam",
)  # fmt: skip
ACTED = ("request", "offer")  # the kinds that the bot does something with
_TURNED = "turned.strong"  # somebody asks who wants what they offer
_ABLE = "able.strong"  # "mogę …", "yapabilirim": who says what they can do offers it
_AGAIN = 0.35  # every further sign of the same kind and strength counts so much

_PRIVATE = {"request": 1.7, "offer": 1.3, "claim": -3.0, "alert": -0.6, "information": -0.6}

_PRICE = Seldom(
    ("eur", "€", ",-", "pu", "pp", "pm"),
    re.compile(r"(?<!\d)\d+(?:[.,]\d+)?(?:,-| ?(?:euros?|eur|€|pu|pp|pm)\b)|€ ?\d|\b\d+,-"),
)
_LINK = Seldom(
    ("http", "www.", ".example", ".com/", ".nl/", ".net/", ".info/", "bit.ly"),
    re.compile(r"https?:|www\.|\.example\b|\.(?:com|nl|net|info)/|\bbit\.ly"),
)
_QUOTE = Seldom(('"', "“", "„", "«"), re.compile(r"[\"“„«].{8,}[\"”“»]"))
_LAUGH = Seldom(
    ("haha", "lol", "hihi", "grap", "kidding"),
    re.compile(r"\b(?:ha){2,}h?\b|\blol\b|\bhihi\b|\bgrap(?:je)?\b|\bkidding\b"),
)
_SMILE = re.compile("[\U0001f600-\U0001f606\U0001f923\U0001f61c\U0001f61d\U0001f939]")
_I = frozenset(("ik", "'k", "i", "ben", "ja", "я", "انا"))


@dataclass(frozen=True, slots=True)
class Kind:
    """The kind a message most likely is, and the chances of all of them (together 1)."""

    name: str
    chances: Mapping[str, float]


@lru_cache(maxsize=8)
def cues(language: str) -> Phrasebook:
    """The turns of phrase of one language; labels are "kind.strength"."""
    path = Path(__file__).parent / "cues" / f"{language}.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    patterns = [(label, fold(row)) for label, rows in table["cues"].items() for row in rows]
    groups = {name: fold(words) for name, words in table.get("groups", {}).items()}
    return Phrasebook(patterns, groups, ordered=True)


def signs(words: Sentence, language: str, service: float) -> dict[str, float]:
    """The signs in a message, with how often each counts.

    `service` is the weight of its clearest service.
    """
    found: dict[str, float] = {}
    places: dict[str, list[tuple[int, ...]]] = {}
    for hit in cues(language).match(words):
        places.setdefault(hit.label, []).append(hit.at)
    for label, at in places.items():
        found[label] = 1.0 + _AGAIN * min(3, _apart(at) - 1) if len(at) > 1 else 1.0
    text = words.folded
    laughs = _LAUGH.within(text, text) or (not text.isascii() and _SMILE.search(text))
    plain = {
        "sign service": service >= 0.9,
        "sign vague": service < 0.9,
        "sign question": "?" in text or "؟" in text,
        "sign short": len(words.words) <= 3,
        "sign laugh": laughs and "@" not in text,
        "sign price": _PRICE.within(text, text),
        "sign link": _LINK.within(text, text),
        "sign story": "past.strong" in found,
        "sign fact": "fact.strong" in found,
        "sign quote": _QUOTE.within(text, text),
        "sign first_person": not _I.isdisjoint(words.words),
    }
    for name, is_so in plain.items():
        if is_so:
            found[name] = 1.0
    return found


def _apart(places: list[tuple[int, ...]]) -> int:
    """How many of these places do not overlap."""
    used: set[int] = set()
    count = 0
    for at in places:
        if not used & set(at):
            count += 1
            used |= set(at)
    return max(1, count)


def seen(words: Sentence, language: str, told: Mapping[str, float]) -> Seen:
    """What the model sees of a message, when it reads and when it learns; `told`: its `signs`."""
    more = [f"{name} again" for name, value in told.items() if value > 1.0]
    return seen_of(words.words, (*told, *more, *written(words, language)))


def _turned(chances: Mapping[str, float]) -> dict[str, float]:
    """A question, and yet no request: "heeft iemand hulp nodig?" """
    more, less = max(chances[kind] for kind in ACTED), min(chances[kind] for kind in ACTED)
    return {**chances, "offer": more, "request": less}


def weigh(words: Sentence, language: str, service: float, *, group: bool) -> Kind:
    """The kind this message most likely is; `service` is the weight of its clearest service.

    Somebody who writes to the bot in private comes to ask or to offer.
    """
    told = signs(words, language, service)
    start = NOTHING if group else _PRIVATE
    chances = kinds_reader().chances(seen(words, language, told), start)
    if _TURNED in told or (_ABLE in told and "request.strong" not in told):
        chances = _turned(chances)
        if "sign question" in told and "claim.strong" not in told:  # a claim asks nobody
            chances = {**chances, "offer": chances["offer"] + chances["claim"], "claim": 0.0}
    return Kind(max(chances, key=chances.__getitem__), chances)
