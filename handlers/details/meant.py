"""Whether words add to a request that is there, or are about something else."""

import re
from datetime import timedelta
from enum import Enum

from bot.turn import Turn
from handlers import vocabulary
from handlers.requests import Request, State
from matching import Understanding, additions, asks_for_help, find_moment, remarks

FIRM = frozenset(("opener", "bring", "instruct", "own"))  # whatever kind of help they name
BESIDE = frozenset(("matter", "journey", "refers", "theirs"))  # by themselves they add nothing
PLAIN = FIRM | {"wish", "matter", "presence"}  # small talk is none of these
LET = frozenset(("moment", "trust", "back", "not_for_me"))  # remarks a detail may look like
CLEAR = 0.85  # from here on it is a request of its own: "de wc is verstopt"
GUESS = 0.6  # below this a kind of help is only guessed: "on the third floor"
FEW = 3  # words of what is asked back
SHORT = 3  # words of an "oh ja" that tells nothing more
SOON = timedelta(days=2)

_ASKING = re.compile(  # a question without its mark: "ben ik aan de beurt"
    r"\s*(?:wie|wat|waar\w*|wanneer|hoe|welke?|ben|mag|kan|kun|moet|zal|is|zijn|heb|hebben|kom|komt|wil"
    r"|who|what|where|when|how|why|which|do|does|am|are|can|may|shall|will)\b",
    re.I,
)
_LASTS = re.compile(r"\b(?:duurt|takes|lasts)\b", re.I)


class Meant(Enum):
    """How sure it is that something is added."""

    NOT = 0  # or small talk: asked back when nobody else takes it
    GUESS = 1  # asked back: nobody else would understand it
    PERHAPS = 2  # asked back: it may be something new
    SURELY = 3


def meant(turn: Turn, request: Request, text: str) -> Meant:
    """What `text`, of the asker of this request, is to it."""
    labels = additions(text)
    if not near(turn, request):
        labels -= {"presence"}
    if labels == {"opener"} and len(text.split()) <= SHORT:
        return Meant.NOT
    if set(remarks(text)) - (LET if labels else frozenset()):
        return Meant.NOT
    reading = vocabulary.reading(turn, text)
    if not labels - BESIDE:
        return _at_a_guess(turn, request, text, reading)
    thanks = reading.kind == "thanks" and "matter" not in labels
    if reading.route != "neighbours" or thanks:
        return Meant.NOT
    if _names_a_moment(turn, request, text):
        return Meant.PERHAPS if "presence" in labels else Meant.NOT
    other = _other(reading, request)
    if _of_its_own(reading, labels, asks=asks_for_help(text), other=other):
        return Meant.NOT
    if FIRM & labels:
        return Meant.SURELY
    if other or text.rstrip().endswith("?"):
        return Meant.PERHAPS
    same = request.concept in vocabulary.services_named(reading)
    if PLAIN & labels or same:
        return Meant.SURELY
    return Meant.GUESS if "refers" in labels and reading.kind == "request" else Meant.NOT


def _at_a_guess(turn: Turn, request: Request, text: str, reading: Understanding) -> Meant:
    """ "Ik heb een lijstje", "bij de Albert Heijn graag": read as something that they hardly say.

    No offer of anything, or help of the kind that is asked for already and not asked again.
    """
    asks = asks_for_help(text) or "?" in text or _ASKING.match(text) or len(text.split()) < FEW
    if asks or reading.route != "neighbours" or _names_a_moment(turn, request, text):
        return Meant.NOT
    if reading.kind == "offer":
        clear = _other(reading, request) and vocabulary.offers(reading)
        return Meant.NOT if clear else Meant.GUESS
    same = {request.concept} == vocabulary.services_named(reading)
    return Meant.GUESS if reading.kind == "request" and same else Meant.NOT


def _other(reading: Understanding, request: Request) -> bool:
    """Whether it names a help that was not asked for; a mere guess at one is none."""
    named = vocabulary.services_named(reading) - {request.concept}
    return bool(named) and reading.confidence >= GUESS


def _of_its_own(
    reading: Understanding, labels: frozenset[str], *, asks: bool, other: bool
) -> bool:
    """Whether it asks or offers something in so many words: "trouwens, ik kan ook koken"."""
    firm = FIRM & labels
    if asks and (other or not firm):
        return True
    if reading.kind == "offer":
        return other and not firm - {"opener"}
    plain = firm or PLAIN & labels or "refers" in labels
    return other and not plain and reading.confidence >= CLEAR


def _names_a_moment(turn: Turn, request: Request, text: str) -> bool:
    """Another moment than the one that is known: that is a change of it."""
    if _LASTS.search(text):
        return False
    found = find_moment(text, turn.local)
    return found is not None and not found.holds(request.starts_at, request.ends_at)


def near(turn: Turn, request: Request) -> bool:
    """Whether somebody comes today or tomorrow, or may come any moment."""
    if request.state is not State.AGREED:
        return False
    start = request.starts_at
    return start is None or start.astimezone(turn.local.tzinfo).date() - turn.local.date() < SOON
