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
