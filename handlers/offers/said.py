"""Offers change in words: "haal de ladder maar weg", "voortaan alleen boodschappen", "niet meer
op maandag"; and what somebody offers is shown to who asks."""

import re

from bot.commands import go
from bot.turn import Refusal, Turn
from handlers import vocabulary, welcome
from handlers.offers.choose import LENDING, take_offer
from handlers.offers.details import (
    ask_far,
    ask_next,
    far_in_words,
    sum_up,
    when_in_words,
)
from handlers.offers.edit import change, come_back, drop, less
from handlers.offers.feature import feature
from handlers.offers.model import Offer, end, listing, offers_of
from matching import Understanding, asks_for_help, changes, concept_title, what_changes

_HELPS = re.compile(
    r"\s*(?:ja,? )?(?:ik|wij|we|i|we) (?:wil|willen|kan|kunnen|zou|zouden|want|can|could|would) "
    r"(?!.*\b(?:niet|geen|mij|ons|not)\b)(?:[\w']+ ){0,3}"
    r"(?:mee)?(?:helpen|help) (?:met|bij|in|with)\b",
    re.I,
)
_UNABLE = re.compile(r"\b(?:kan|kunnen|kun|lukt|can't|cant|cannot|unable)\b", re.I)
THINGS = LENDING | {"give_away"}  # of these it has to be the thing itself


def changed_in_words(turn: Turn, text: str) -> bool:
    """Do what somebody who offers something says about that; False when it is something else."""
    offers = offers_of(turn.db, turn.me, turn.here)
    said = changes(text) if offers else frozenset()
    if not said or asks_for_help(text):
        return False
    if "show" in said:
        ask_next(turn, turn.me)
        return True
    if text.rstrip().endswith("?"):
        return False
    if "none" in said:
        change.run(turn)
        return True
    about = vocabulary.reading(turn, what_changes(text), expect="offer")
    named = [offer for offer in offers if _is_named(offer, about)]
    return _more_or_less(turn, text, said, offers, named) or _when_and_where(turn, text, said)


def _more_or_less(
    turn: Turn, text: str, said: frozenset[str], offers: list[Offer], named: list[Offer]
) -> bool:
    if "days" in said and not named:
        return False
    if "gone" in said:
        named = [offer for offer in named if THINGS & set(offer.kinds)]
    if {"less", "gone"} & said and "also" not in said:
        if len(named) == 1 and _UNABLE.search(text) and len(named[0].kinds) == 1:
            ask_which_way(turn, named[0])
            return True
        return _without(turn, named) or _not_offered(turn, text)
    if "only" in said and named:
        return _without(turn, [offer for offer in offers if offer not in named]) or _as_it_is(turn)
    if "also" in said and _names_something(turn, text):
        take_offer(turn, what_changes(text))
        return True
    return False


def _not_offered(turn: Turn, text: str) -> bool:
    """ "Alles behalve tillen", where lifting was never offered: then what is known is right."""
    if _UNABLE.search(text) or not _names_something(turn, text):
        return False
    whole = vocabulary.reading(turn, text)
    if whole.kind == "request" and any(need.clear for need in whole.needs):
        return False
    return _as_it_is(turn)


def ask_which_way(turn: Turn, offer: Offer) -> None:
    """ "Ik kan geen boodschappen meer doen": for others, or does she need them herself?"""
    turn.say("off.or_need", buttons=[no_longer(offer), need_it(offer)], lijst=listing([offer]))


@feature.press("nolonger", Offer)
def no_longer(turn: Turn, offer: Offer) -> None:
    """[Niet meer doen]."""
    drop.run(turn, offer)


@feature.press("needit", Offer)
def need_it(turn: Turn, offer: Offer) -> None:
    """[Ik zoek hulp]: what they offered is what they ask for; the offer stays as it is."""
    if offer.person_id != turn.me.id:
        raise Refusal("g.stale.plain")
    go(turn, "vraag", concept_title(offer.concept, offer.kinds[0], turn.me.language))


def _names_something(turn: Turn, text: str) -> bool:
    about = vocabulary.reading(turn, what_changes(text), expect="offer")
    return any(need.clear and need.categories[0] != "other" for need in about.needs)


def _is_named(offer: Offer, about: Understanding) -> bool:
    """Whether the words are about this offer; of things to lend it has to be that thing."""
    for need in about.needs:
        if not need.clear or not set(need.categories) & set(offer.kinds):
            continue
        same = not offer.concept or not need.concept or offer.concept == need.concept
        if same or not THINGS & set(offer.kinds):
            return True
    return False


def _without(turn: Turn, gone: list[Offer]) -> bool:
    if not gone:
        return False
    if len(gone) == 1 and len(gone[0].kinds) == 1:
        drop.run(turn, gone[0])
    elif len(gone) == 1 or any(len(offer.kinds) > 1 for offer in gone):
        less.run(turn)  # one row is several kinds of help: which of them?
    else:
        for offer in gone:
            end(turn, offer)
        turn.say("off.dropped", buttons=[all_back(gone[0]), change()], lijst=listing(gone))
    return True


@feature.press("allback", Offer)
def all_back(turn: Turn, offer: Offer) -> None:
    """[Toch wel], after several ended together."""
    come_back.run(turn, offer)


def _as_it_is(turn: Turn) -> bool:
    sum_up(turn, turn.me)
    return True


def _when_and_where(turn: Turn, text: str, said: frozenset[str]) -> bool:
    if "nearer" in said:
        if not far_in_words.run(turn, text):
            ask_far(turn)
        return True
    if "days" not in said:
        return False
    return when_in_words.run(turn, text) is True


def offered_in_words(turn: Turn, text: str) -> bool:
    """ "Wij willen helpen met de tuin": it says so, whatever the rest reads like."""
    if _HELPS.match(text) is None or asks_for_help(text):
        return False
    if _names_something(turn, text) and welcome.ensure_consent(turn, text):
        take_offer(turn, text)
        return True
    return False
