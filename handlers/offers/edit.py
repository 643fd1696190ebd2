"""Changing what somebody offers: something more, something less, a pause, no more."""

from bot.choices import normal
from bot.commands import go
from bot.turn import Refusal, Turn
from handlers.offers.choose import more
from handlers.offers.details import ask_far, ask_when, changed_with, sum_up
from handlers.offers.feature import feature
from handlers.offers.model import DOUBT_AFTER, Offer, end, listing, offers_of, touch
from handlers.offers.news import OffersEnded, OffersMade

MOST_ROWS = 10
SHORT = 3  # letters of words that say little: "een", "ik"


@feature.press("edit")
def change(turn: Turn) -> None:
    """[Aanpassen]."""
    offers = offers_of(turn.db, turn.me, turn.here)
    some = bool(offers)
    turn.say(
        "off.edit",
        rows=[
            more(),
            less() if some else None,
            other_time() if some else None,
            other_reach() if some else None,
            pause(),
            no_more() if some else None,
        ],
    )


changed_with(change)


@feature.press("less")
def less(turn: Turn) -> None:
    """The row *Iets eraf*: which one?"""
    offers = offers_of(turn.db, turn.me, turn.here)[:MOST_ROWS]
    turn.ask(
        "off.less",
        then=less_in_words,
        rows=[drop(offer) for offer in offers],
        labels=[offer.title for offer in offers],
    )


@feature.answer("less")
def less_in_words(turn: Turn, text: str) -> bool:
    """ "Koken": one of the rows, in other words."""
    said = {word for word in normal(text).split() if len(word) > SHORT}
    named = [o for o in offers_of(turn.db, turn.me, turn.here) if said & _words(o)]
    if len(named) != 1:
        return False
    drop.run(turn, named[0])
    return True


def _words(offer: Offer) -> set[str]:
    return set(normal(" ".join(title for _, title in offer.title.by_language)).split())


@feature.press("drop", Offer)
def drop(turn: Turn, offer: Offer) -> None:
    """One offer ends."""
    if offer.person_id != turn.me.id or offer.ended_at is not None:
        raise Refusal("g.stale.plain")
    end(turn, offer)
    turn.say("off.dropped", buttons=[undrop(offer), change()], lijst=listing([offer]))


@feature.press("undrop", Offer)
def undrop(turn: Turn, offer: Offer) -> None:
    """[Toch wel], for ten minutes."""
    if offer.person_id != turn.me.id or not _undoable(turn, offer):
        raise Refusal("g.stale.plain")
    _revive(turn, offer)
    sum_up(turn, turn.me)


@feature.press("time")
def other_time(turn: Turn) -> None:
    """The row *Wanneer ik kan*."""
    ask_when(turn)


@feature.press("reach")
def other_reach(turn: Turn) -> None:
    """The row *Hoe ver ik ga*."""
    ask_far(turn)


@feature.press("pause")
def pause(turn: Turn) -> None:
    """The row *Even pauze*."""
    go(turn, "pauze")


@feature.press("nomore")
def no_more(turn: Turn) -> None:
    """The row *Ik help niet meer*."""
    offers = offers_of(turn.db, turn.me, turn.here)
    if not offers:
        raise Refusal("g.stale.plain")
    for offer in offers:
        end(turn, offer)
    turn.me.pings_at = None
    turn.say("off.end", buttons=[come_back(offers[0])])
    turn.announce(OffersEnded(turn.me))


@feature.press("back", Offer)
def come_back(turn: Turn, offer: Offer) -> None:
    """[Toch wel], for ten minutes: everything that ended together is back."""
    if offer.person_id != turn.me.id or not _undoable(turn, offer):
        raise Refusal("g.stale.plain")
    moment = offer.ended_at
    turn.me.pings_at = turn.now
    for other in turn.db.query(Offer).filter_by(
        neighbourhood_id=turn.here.id, person_id=turn.me.id, ended_at=moment
    ):
        _revive(turn, other)
    turn.say("off.undone")
    turn.announce(OffersMade(turn.me))


def _undoable(turn: Turn, offer: Offer) -> bool:
    return bool(offer.ended_at and offer.next_at and turn.now <= offer.next_at)


def _revive(turn: Turn, offer: Offer) -> None:
    offer.ended_at, offer.next_at = None, turn.now + DOUBT_AFTER
    touch(turn, offer)
