"""Two people on one telephone: each asks for themselves, or one asks for the other."""

from bot.commands import go, offer
from bot.turn import Turn
from handlers.welcome.feature import feature
from handlers.welcome.hello import start
from handlers.welcome.intake import takes_part
from handlers.welcome.menu import seek


@feature.command("samen")
def shared(turn: Turn, rest: str) -> None:
    """ "Iemand anders gebruikt deze telefoon ook"."""
    del rest
    if takes_part(turn):
        buttons = [offer(turn, "namens", for_another()), offer(turn, "vraag", seek())]
        turn.say("onb.two", buttons=buttons)
    else:
        start(turn)


@feature.press("another")
def for_another(turn: Turn) -> None:
    """[Voor iemand anders]: asking on behalf."""
    go(turn, "namens")
