"""Another kind of help is meant than was thought: who still fits stays asked, others are asked."""

from bot.turn import Turn
from handlers.helping.across import from_next_door
from handlers.helping.candidates import still_fitting
from handlers.helping.model import NEXT_DOOR, PingState
from handlers.helping.ping import being_asked, show_again, take_back
from handlers.helping.wave import ask_wave
from handlers.requests import Request, Rung


def ask_anew(turn: Turn, request: Request) -> None:
    """Go on after a request became another kind of help; nobody is asked twice in a round.

    Whoever fits this kind as well reads it in the message they have; the others need not answer.
    """
    waiting = being_asked(turn, request)
    fitting = still_fitting(turn, request, waiting)
    beside = {ping.person_id for ping in waiting if ping.why.startswith(NEXT_DOOR)}
    if beside:
        found = from_next_door(turn, request)
        fitting |= {p.id: why for p, (_, why, _) in found.items() if p.id in beside}
    for ping in waiting:
        if ping.person_id in fitting:
            ping.why = fitting[ping.person_id]
            show_again(turn, request, ping)
        else:
            take_back(turn, request, ping, PingState.GONE, "ping.gone")
    ask_wave(turn, request, request.rung or Rung.NEIGHBOURS)
