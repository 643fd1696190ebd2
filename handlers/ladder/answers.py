"""What the asker answers at the top of the ladder: another day will do, or let it be."""

from bot.turn import Refusal, Turn
from bot.undo import UNDO
from handlers import requests
from handlers.ladder import asker
from handlers.ladder.feature import feature
from handlers.requests import Request, State, move
from handlers.vocabulary import asks_for_another
from matching import find_moment


def still_open(turn: Turn, request: Request) -> None:
    """Only the asker answers here, and only while it is open."""
    if turn.person is None or turn.person.id != request.asker_id:
        raise Refusal("g.stale.plain")
    if request.state is not State.OPEN:
        raise Refusal("esc.stale", status=request.standing)


@feature.press("day", Request)
def other_day(turn: Turn, request: Request) -> None:
    """[Andere dag ook goed]"""
    still_open(turn, request)
    turn.ask("esc.day", then=new_day, subject=request, about=request.about)


@feature.answer("day", Request)
def new_day(turn: Turn, request: Request, text: str) -> bool:
    """The day that will do as well."""
    if request.state is not State.OPEN or asks_for_another(turn, text, request.concept):
        return False
    moment = find_moment(text, turn.local)
    if moment is None:
        return False
    if moment.past or (moment.end <= turn.now and moment.start <= turn.now):
        turn.ask("esc.day.past", then=new_day, subject=request, about=request.about)
        return True
    move(turn, request, moment)
    turn.say(
        "esc.day.ok",
        about=request.about,
        wanneer=request.when,
        tijd_update=asker.next_update(request, turn),
    )
    return True


@feature.press("stop", Request)
def stop_it(turn: Turn, request: Request) -> None:
    """[Stop maar]"""
    still_open(turn, request)
    requests.stop(turn, request, "asker")
    turn.say("esc.stopped", buttons=[carry_on(request)], about=request.about)


@feature.press("undo", Request)
def carry_on(turn: Turn, request: Request) -> None:
    """[Toch niet]: within ten minutes it is as if nothing was said."""
    ended = request.ended_at
    if turn.person is None or turn.person.id != request.asker_id:
        raise Refusal("g.stale.plain")
    if request.state is not State.STOPPED or ended is None or turn.now - ended > UNDO:
        raise Refusal("esc.stale", status=request.standing)
    requests.reopen(turn, request)
    turn.say("esc.resumed", about=request.about, tijd_update=asker.next_update(request, turn))
