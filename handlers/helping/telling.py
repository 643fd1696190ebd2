"""What everybody may know of a request they were asked for, and how to ask the rest."""

from bot.turn import Turn
from handlers.helping.answers import help_, later
from handlers.helping.feature import feature
from handlers.helping.model import Ping
from handlers.helping.ping import said_of
from handlers.helping.question import begin
from handlers.requests import Request


def tell(turn: Turn, request: Request, ping: Ping, key: str = "ping.known") -> None:
    """Say `key`, with the answers to the ping and a question of their own."""
    blanks = said_of(turn, request)
    turn.say(
        key,
        buttons=[help_(ping), later(ping), first_a_question(request)],
        about=ping.about,
        fill=blanks,
    )


@feature.press("first_q", Request)
def first_a_question(turn: Turn, request: Request) -> None:
    """[Ik heb een vraag], in private."""
    begin(turn, request)
