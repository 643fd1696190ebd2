"""A message changed after its request was posted: offered to change the request too."""

from bot.commands import go, installed
from bot.messages import Kind
from bot.turn import Turn
from handlers.requests import Request, live_of
from handlers.welcome.feature import feature


@feature.happens(Kind.EDITED)
def edited(turn: Turn) -> bool:
    """Only of a request that is still alive; any other changed message is left alone."""
    if not turn.private or turn.person is None or turn.neighbourhood is None:
        return False
    written = turn.incoming.message if turn.incoming else ""
    mine = live_of(turn.db, turn.here, turn.person)
    request = next((r for r in mine if written and r.origin == written), None)
    if request is None or not installed(turn, "status"):
        return False
    turn.say("g.edited", buttons=[also(request), leave()], about=request.about)
    return True


@feature.press("also", Request)
def also(turn: Turn, request: Request) -> None:
    """[Ja]: the request as it stands, with the buttons to change it."""
    if request.asker_id == turn.me.id and request.number is not None:
        go(turn, "status", str(request.number))


@feature.press("leave")
def leave(turn: Turn) -> None:
    """[Nee]."""
    turn.say("onb.switch.no")
