"""The link under the card: somebody who could not be written to goes on with their claim."""

from bot.turn import Refusal, Turn
from handlers import groups, welcome
from handlers.helping.feature import feature
from handlers.helping.model import Standing, stands
from handlers.helping.ping import said_of
from handlers.helping.take import take
from handlers.requests import Request


@welcome.on_payload("c")
def along_the_link(turn: Turn, rest: str) -> bool:
    """`c-<request>`: the claim that began under the card; False: there is no such request."""
    request = welcome.behind(turn, rest, Request)
    if request is None:
        return False
    groups.found_the_way(turn, turn.here)
    person = turn.person
    promised = stands(turn, request, person) if person is not None else None
    late = (
        promised is not None
        and promised.standing is Standing.PROMISED
        and promised.until is not None
        and promised.until < turn.now
    )
    if late and request.live:
        turn.say("clm.late", buttons=[still(request)], fill=said_of(turn, request))
        return True
    try:
        take(turn, request)
    except Refusal as no:  # a kind word, and they still take part now
        turn.say(no.key, fill=no.values)
    return True


@feature.press("still", Request)
def still(turn: Turn, request: Request) -> None:
    """[Ik help], after the ten minutes."""
    take(turn, request)
