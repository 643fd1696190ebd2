"""When somebody can help and how far they go, and the summary of it all."""

from bot.commands import go
from bot.feature import Press
from bot.people import Person
from bot.texts import Term
from bot.turn import Turn
from handlers import human
from handlers.offers.availability import NAMED, far_said, when_said
from handlers.offers.feature import feature
from handlers.offers.model import Offer, listing, offers_of, touch, vetting_missing
from handlers.offers.news import OffersMade
from matching import asks_for_help

WHEN = ("day", "evening", "varies")
LONGEST = 400  # letters of what somebody said about when they can
REACH = ("near", "area", "further")


def ask_next(turn: Turn, person: Person) -> None:
    """Ask what is missing of when and how far, else show the summary."""
    offers = offers_of(turn.db, person, turn.here)
    if any(not offer.available for offer in offers):
        ask_when(turn)
    elif any(not offer.reach for offer in offers):
        ask_far(turn)
    else:
        sum_up(turn, person)


def ask_when(turn: Turn) -> None:
    turn.ask("off.when", then=when_in_words, buttons=[when(value=value) for value in WHEN])


def ask_far(turn: Turn) -> None:
    turn.ask("off.far", then=far_in_words, buttons=[far(value=value) for value in REACH])


@feature.press("when")
def when(turn: Turn, value: str) -> None:
    """Overdag, avond en weekend, wisselt."""
    for offer in offers_of(turn.db, turn.me, turn.here):
        offer.available = value
        touch(turn, offer)
    turn.stop_asking()
    ask_next(turn, turn.me)


@feature.answer("when", unless=asks_for_help)
def when_in_words(turn: Turn, text: str) -> bool:
    """ "Alleen 's avonds"."""
    found = when_said(text)
    if found == NAMED:
        note_days(turn, text)
    if found:
        when.run(turn, found)
    return bool(found)


def note_days(turn: Turn, text: str) -> None:
    """What they say about the days goes with every offer; the ranking reads it there."""
    for offer in offers_of(turn.db, turn.me, turn.here):
        offer.text = f"{offer.text}. {text}".strip(". ")[-LONGEST:]
        touch(turn, offer)


@feature.press("far")
def far(turn: Turn, value: str) -> None:
    """Dichtbij, de hele wijk, ook verder."""
    for offer in offers_of(turn.db, turn.me, turn.here):
        offer.reach = value
        touch(turn, offer)
    turn.stop_asking()
    ask_next(turn, turn.me)


@feature.answer("far", unless=asks_for_help)
def far_in_words(turn: Turn, text: str) -> bool:
    """ "Met de fiets, dus de hele wijk"."""
    found = far_said(text)
    if found:
        far.run(turn, found)
    return bool(found)


def sum_up(turn: Turn, person: Person) -> None:
    """Everything that is known of somebody's offers, to say yes to."""
    offers = offers_of(turn.db, person, turn.here)
    if not offers:
        turn.say("off.none", buttons=[again()])
        return
    turn.say(
        "off.sum",
        buttons=[correct(), _change[0]()],
        lijst=listing(offers),
        beschikbaar=Term(f"off.available.{offers[0].available or 'varies'}"),
        gebied=Term(f"off.reach.{offers[0].reach or 'area'}"),
    )


@feature.press("again")
def again(turn: Turn) -> None:
    """[Ik wil helpen], after nothing was left."""
    go(turn, "aanbod")


@feature.press("correct")
def correct(turn: Turn) -> None:
    """[Klopt]: from now on they are asked when it fits."""
    offers = offers_of(turn.db, turn.me, turn.here)
    if not offers:
        turn.say("off.none", buttons=[again()])
        return
    turn.say("off.ok")
    _tell_coordinator(turn, offers)
    turn.announce(OffersMade(turn.me))


def _tell_coordinator(turn: Turn, offers: list[Offer]) -> None:
    """Once for each offer that needs a talk or a certificate first."""
    gated = [o for o in offers if not o.told_at and vetting_missing(turn, turn.me, o.kinds)]
    for offer in gated:
        offer.told_at = turn.now
    if gated:
        human.hand_over(turn, turn.me, "vetting")


def changed_with(press: Press) -> Press:
    """Declare the button [Aanpassen]; it belongs to the file that imports this one."""
    _change[:] = [press]
    return press


_change: list[Press] = []
