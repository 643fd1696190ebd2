"""Reads what people say with the words of their own neighbourhood."""

from datetime import datetime, timedelta
from typing import Any

from bot.house import House
from bot.messages import Address, Incoming
from bot.turn import Turn
from handlers.vocabulary.model import OWN_CHANGES, words_of
from matching import NOTHING, Understanding, Vocabulary, asks_for_help, understand

# A group's words are looked up so often when nothing else needs looking up. Another process that
# taught one is heard by then; this one forgets what it knew (`forget_groups`).
REMEMBERED = timedelta(minutes=10)
UNSURE = timedelta(minutes=1)  # a turn that taught one surely has committed by then


OFFERS = 0.8  # chance of an offer: "ik heb een nieuw nummer" looks a little like one


def offers(understood: Understanding) -> bool:
    """Whether this surely offers something, where nobody waited for an offer."""
    return understood.kind == "offer" and understood.confidence >= OFFERS


def reading(turn: Turn, text: str, *, group: bool = False, expect: str = "") -> Understanding:
    """What `text` means here and now; see `matching.understand`."""
    return understand(text, turn.local, group=group, expect=expect, own=words_here(turn))


def asks_for_another(turn: Turn, text: str, concept: str) -> bool:
    """Whether `text` asks all neighbours for something else than `concept`, in so many words.

    Then it is no answer to a question about a request for that.
    """
    if not asks_for_help(text):
        return False
    return bool(services_named(reading(turn, text)) - {concept})


def services_named(read: Understanding) -> set[str]:
    """The services that are asked for in so many words."""
    named = {need.concept for need in read.needs if "what" not in need.missing}
    return named - {"", "general_help"}


def words_here(turn: Turn) -> Vocabulary:
    """The words of the neighbourhood of this turn."""
    own = _words_of_the_place(turn)
    if turn.group is not None and turn.incoming is not None:
        groups = _groups(turn.house)
        groups[turn.incoming.address] = (turn.incoming.at + REMEMBERED, own)
    return own


def _words_of_the_place(turn: Turn) -> Vocabulary:
    here = turn.neighbourhood
    if here is None or not here.words_version:
        return NOTHING
    if turn.db.info.get(OWN_CHANGES):  # may yet be undone
        return _read(turn)
    key = ("words", here.id)
    known: tuple[int, Vocabulary] | None = turn.house.memory.get(key)
    if known is None or known[0] != here.words_version:
        known = turn.house.memory[key] = (here.words_version, _read(turn))
    return known[1]


def _read(turn: Turn) -> Vocabulary:
    return Vocabulary({word.word: word.concept for word in words_of(turn)})


# -- before anything is looked up -----------------------------------------------------------------


def _groups(house: House) -> dict[Address, tuple[datetime, Vocabulary]]:
    """The words of each group, and until when they are taken for granted."""
    groups: dict[Address, Any] = house.memory.setdefault("words of groups", {})
    return groups


def perhaps_taught(house: House, incoming: Incoming) -> bool:
    """Whether a message in a group may have a word of that neighbourhood in it.

    True as well when that has to be looked up: once in a while for each group.
    """
    if incoming.at < house.memory.get("words changed until", incoming.at):
        return True
    groups = _groups(house)
    until, own = groups.get(incoming.address, (incoming.at, NOTHING))
    if until <= incoming.at:
        groups[incoming.address] = (incoming.at + REMEMBERED, NOTHING)
        return True
    return own.says(incoming.text)


def forget_groups(turn: Turn) -> None:
    """Words changed: what is remembered of groups holds no longer."""
    _groups(turn.house).clear()
    turn.house.memory["words changed until"] = turn.now + UNSURE
