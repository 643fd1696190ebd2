"""Remarks of somebody with nothing going on: about taking part, and what the bot is."""

from collections.abc import Callable

from bot.turn import Turn
from handlers import duty
from handlers.welcome import go


def command(name: str) -> Callable[[Turn, str], bool]:
    """What they mean has a command of its own."""

    def run(turn: Turn, text: str) -> bool:
        del text
        return go(turn, name)

    return run


def nothing_to_stop(turn: Turn, text: str) -> bool:
    """ "Laat maar", when nothing is asked."""
    del text
    return go(turn, "annuleer")


def well(turn: Turn, text: str) -> bool:
    """ "Ok", "👍"."""
    del text
    turn.say("rem.well")
    return True


def cost(turn: Turn, text: str) -> bool:
    """ "Is het gratis?"."""
    del text
    turn.say("rem.cost")
    return True


def trust(turn: Turn, text: str) -> bool:
    """ "Is dat wel veilig?": what is done for it, and whom to ask."""
    del text
    turn.say("rem.trust", fill=duty.contact(turn))
    return True


def smalltalk(turn: Turn, text: str) -> bool:
    """ "Slaap lekker"."""
    del text
    turn.say("rem.smalltalk")
    return True


def works(turn: Turn, text: str) -> bool:
    """ "Test"."""
    del text
    turn.say("rem.test")
    return True
