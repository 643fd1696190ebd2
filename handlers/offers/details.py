"""When somebody can help and how far they go, and the summary of it all."""

import re

from bot.feature import Press
from bot.people import Person
from bot.texts import Term
from bot.turn import Turn
from handlers import human
from handlers.offers.feature import feature
from handlers.offers.model import Offer, listing, offers_of, touch, vetting_missing
from handlers.offers.news import OffersMade
from matching import asks_for_help

WHEN = ("day", "evening", "varies")
NAMED = "named"  # the days are in their own words
LONGEST = 400  # letters of what somebody said about when they can
REACH = ("near", "area", "further")
_EVENING = re.compile(r"avond|weekend|zaterdag|zondag|na (?:het )?werk|evening|saturday|sunday")
_DAY = re.compile(r"overdag|ochtend|middag|doordeweeks|day ?time|morning|afternoon|weekday")
_VARIES = re.compile(
    r"wissel|altijd|maakt niet uit|soms|elke dag|weet (?:ik|het)|uitkomt"
    r"|varies|always|any ?time|sometimes|every day|don't know"
)
_NAMED = re.compile(
    r"\b(?:maan|dins|donder|vrij|zater|zon)dag|woensdag|vakantie|feestdag"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|holiday"
)
_WEEKEND = re.compile(
    r"zaterdag\w* (?:en|of|and|or) (?:op )?zondag\w*|saturdays? (?:and|or) sundays?"
)
_NOT = re.compile(r"\b(?:niet|geen|nooit|behalve|not|never|except)\b")
_HOURS = re.compile(r"\d ?uur|\b(?:na|voor|vanaf|tot|after|before|from) \d")
_NEAR = re.compile(r"dichtbij|straat|lopend|te voet|om de hoek|near|close|walking")
_FURTHER = re.compile(r"verder|overal|auto|hele stad|maakt niet uit|further|anywhere|car\b")
_AREA = re.compile(r"wijk|buurt|dorp|\bheel\b|fiets|area|neighbou?rhood|bike")


_HOW_FAR = ((_FURTHER, "further"), (_AREA, "area"), (_NEAR, "near"))
_DISTANCE = re.compile(r"(?<!\d)(\d{1,4}(?:[.,]\d)?) ?(km|kilometer|kilometre|min)")
_NOT_FAR = re.compile(
    r"\bniet (?:te |zo )?ver\b|\bnot (?:too |so )?far\b|eigen straat|hier in de flat"
)
_KILOMETRES = ((1.0, "near"), (4.0, "area"))
_MINUTES = ((10.0, "near"), (30.0, "area"))


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
    found = _find(text, ((_VARIES, "varies"), (_EVENING, "evening"), (_DAY, "day")))
    if _names_days(text.lower(), found):
        note_days(turn, text)
        found = NAMED
    if found:
        when.run(turn, found)
    return bool(found)


def _names_days(low: str, found: str) -> bool:
    """Whether it is more than by day, or in the evening and at weekends."""
    weekend = _WEEKEND.search(low) is not None and not _NOT.search(low)
    if weekend and not _NAMED.search(_WEEKEND.sub(" ", low)):
        return False
    return bool(_NAMED.search(low) or (found in ("", "day") and _HOURS.search(low)))


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
    found = _measured(text) or _find(text, _HOW_FAR)
    if found:
        far.run(turn, found)
    return bool(found)


def _measured(text: str) -> str:
    """ "Niet verder dan 2 km", "vijf minuten lopen", "niet te ver"."""
    low = text.lower()
    distance = _DISTANCE.search(low)
    if distance is None:
        return "near" if _NOT_FAR.search(low) else ""
    number = float(distance[1].replace(",", "."))
    steps = _MINUTES if distance[2].startswith("min") else _KILOMETRES
    return next((reach for most, reach in steps if number <= most), "further")


def command(turn: Turn, name: str) -> None:
    """Do what a command does, also one of a room that imports this one."""
    called = turn.house.registry.called(f"/{name}")
    if called is not None:
        called.handler.run(turn, "")


def _find(text: str, known: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    return next((value for pattern, value in known if pattern.search(text.lower())), "")


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
    command(turn, "aanbod")


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
