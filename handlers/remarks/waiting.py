"""Remarks of somebody whose own request is not over."""

from bot.turn import Turn
from handlers import asking, helping, ladder
from handlers.requests import Request, State


def how_it_stands(turn: Turn, text: str) -> bool:
    """ "Duurt het nog lang?": as /status, with what happens next."""
    del text
    asking.status.status(turn, "")
    return True


def who_it_is(turn: Turn, text: str) -> bool:
    """ "Wie is dat?": who wants to help, while that waits for a yes."""
    request = _only(turn)
    if request is None or not helping.tell_who(turn, request):
        return "?" in text and how_it_stands(turn, text)
    return True


def stop(turn: Turn, text: str) -> bool:
    """ "Mijn dochter doet het al": is it asked no more?"""
    del text
    return asking.offer_to_stop(turn)


def another_moment(turn: Turn, text: str) -> bool:
    """ "Toch liever zaterdag"; where the words name no other moment it is asked."""
    request = _only(turn)
    if request is None:
        return how_it_stands(turn, text)
    asking.wants_another_moment(turn, request, text)
    return True


def hurry(turn: Turn, text: str) -> bool:
    """ "Het is dringend": neighbours are asked faster from now on."""
    request = _only(turn)
    if request is None or request.state is not State.OPEN:
        return how_it_stands(turn, text)
    ladder.hurry(turn, request)
    update = ladder.next_update(request, turn)
    turn.say("rem.urgent", about=request.about, titel=request.title, tijd_update=update)
    return True


def _only(turn: Turn) -> Request | None:
    """The one request that can be meant."""
    mine = asking.alive(turn)
    if len(mine) != 1:
        return None
    asking.go_to(turn, mine[0])
    return mine[0]
