"""What is written under a ping and is no plain yes: an if, a but, something unclear."""

from bot.turn import Turn
from handlers import vocabulary
from handlers.helping.answers import last_letter, later
from handlers.helping.giveback import places_of
from handlers.helping.model import Ping
from handlers.helping.take import take
from handlers.helping.telling import tell
from handlers.requests import Request, live_of
from matching import (
    asks_for_help,
    bare_yes_no,
    firm_claim,
    reaction,
    remarks,
    with_condition,
    yes_no,
)

ASKED = frozenset(("waiting", "over", "when", "where", "what", "who", "next"))  # how it stands
SHORT = 14  # words; more is a story


def takes_it(turn: Turn, request: Request, text: str) -> bool:
    """Whether words that stand on their own say yes to this: "ik doe het wel"."""
    if asks_for_help(text) or not firm_claim(text):
        return False
    named = vocabulary.services_named(vocabulary.reading(turn, text))
    return not named - {request.concept}


def about_it(turn: Turn, ping: Ping, request: Request, text: str) -> bool:
    """Answer what can only be about this ping, the last thing that was said; False: it is not."""
    last = last_letter(turn)
    if last is None or ping.about not in (last.slot, last.about) or _elsewhere(turn, text):
        return False
    if bare_yes_no(text) and "well" not in remarks(text):
        take(turn, request)  # "evet", "tuurlijk!"; "ok" may mean that it was read
        return True
    said = yes_no(text)
    if said is False and not _asks(text):
        later.run(turn, ping)
        return True
    unclear = said is None and not with_condition(text) and not _asks(text)
    if unclear and _of_their_own(turn, request, text):
        return False
    if turn.me.misses and unclear:
        return False  # the second time: the menu, and a human
    turn.me.misses += unclear
    tell(turn, request, ping, "ping.but")
    return True


def _asks(text: str) -> bool:
    return text.rstrip().endswith("?")


def _elsewhere(turn: Turn, text: str) -> bool:
    """Whether another room has to hear it: a request, a worry, thanks, a visit."""
    reading = vocabulary.reading(turn, text)
    if asks_for_help(text) or reading.route != "neighbours" or len(text.split()) > SHORT:
        return True
    if reaction(text) == "why" or reading.kind in ("thanks", "emergency"):
        return True
    busy = places_of(turn, turn.me) or live_of(turn.db, turn.here, turn.me)
    return bool(busy and remarks(text))


def _of_their_own(turn: Turn, request: Request, text: str) -> bool:
    """Whether it names something else, or is an offer: "mijn lamp is kapot"."""
    reading = vocabulary.reading(turn, text)
    if vocabulary.services_named(reading) - {request.concept}:
        return True
    foreign = reading.language not in ("", "nl", "en", turn.me.language)
    return foreign or vocabulary.offers(reading)
