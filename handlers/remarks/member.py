"""Remarks of somebody with nothing going on: about taking part, and what the bot is."""

from collections.abc import Callable

from bot.commands import go
from bot.turn import Turn
from handlers import duty, offers, requests, safety, welcome
from matching import concept_title


def command(name: str) -> Callable[[Turn, str], bool]:
    """What they mean has a command of its own."""

    def run(turn: Turn, text: str) -> bool:
        del text
        return go(turn, name)

    return run


def answer(key: str) -> Callable[[Turn, str], bool]:
    """It is answered by a text that is the same for everybody."""

    def run(turn: Turn, text: str) -> bool:
        del text
        turn.say(key)
        return True

    return run


def trust(turn: Turn, text: str) -> bool:
    """ "Is dat wel veilig?": what is done for it, and whom to ask."""
    del text
    turn.say("rem.trust", fill=duty.contact(turn))
    return True


def by_mistake(turn: Turn, text: str) -> bool:
    """ "Per ongeluk gedrukt"."""
    del text
    welcome.by_mistake(turn)
    return True


def grief(turn: Turn, text: str) -> bool:
    """ "Mijn man is overleden": no kinds of help to choose from."""
    del text
    turn.say("rem.grief", fill=safety.numbers())
    return True


def again(turn: Turn, text: str) -> bool:
    """ "Volgende week weer graag": what they asked for last, with the moment that is said now."""
    last = requests.last_of(turn.db, turn.here, turn.me)
    if last is None:
        return False
    title = concept_title(last.concept, last.category, turn.me.language)
    return go(turn, "vraag", f"{title} {text}")


def pause(turn: Turn, text: str) -> bool:
    """ "Ik ben op vakantie tot 15 augustus"."""
    welcome.rest_said(turn, text)
    return True


def away(turn: Turn, text: str) -> bool:
    """ "Deze week even niet", "ben ziek", of somebody who may be asked to help."""
    if turn.me.pings_at is None:
        return False
    welcome.rest_said(turn, text)
    return True


def often(turn: Turn, text: str) -> bool:
    """ "Vraag me maar vaker", "twee keer per week is genoeg", of the same."""
    if turn.me.pings_at is None:
        return False
    welcome.often_said(turn, text)
    return True


def less(turn: Turn, text: str) -> bool:
    """ "Je vraagt me te vaak"; who is never asked may want a pause from everything."""
    return often(turn, text) or go(turn, "pauze")


def back(turn: Turn, text: str) -> bool:
    """ "Weer terug!": the pause is over; who had none hears how it stands."""
    del text
    if welcome.back_said(turn):
        return True
    if turn.me.pings_at is None or not offers.offers_of(turn.db, turn.me, turn.here):
        return go(turn, "aanbod")
    turn.say("rem.active")
    return True
