"""How many helpers it takes after all: more room, or less, and who hears so."""

from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from bot.undo import UNDO
from handlers import ladder, requests
from handlers.details.add import held, tell_helpers
from handlers.details.feature import feature
from handlers.requests import PlaceState, Request, places


def change(turn: Turn, request: Request, people: int) -> None:
    """Let it be for `people` helpers from now on, but never for fewer than said yes."""
    request = held(turn, request)
    before = request.people
    now = _want(turn, request, people)
    if now == before:
        key = "det.people.same" if people == now else "det.people.held"
        turn.say(key, to=turn.me, about=request.about, n=now)
        return
    key = "det.people" if now == people else "det.people.held"
    undo = [as_it_was(request, value=str(before))] if now == people else []
    fill: dict[str, Value] = {"n": now, "stap_zin": _next_step(turn, request)}
    turn.say(key, to=turn.me, buttons=undo, about=request.about, fill=fill)


def _want(turn: Turn, request: Request, people: int) -> int:
    before = request.people
    now = requests.want(turn, request, people)
    if now != before:
        tell_helpers(turn, request, "det.people.helper", n=now)
    return now


def _next_step(turn: Turn, request: Request) -> Value:
    if not places(turn.db, request, PlaceState.OPEN):
        return ""
    return Term("sta.next.open", (("tijd_update", ladder.next_update(request, turn)),))


@feature.press("before", Request)
def as_it_was(turn: Turn, request: Request, value: str) -> None:
    """[Toch niet], for ten minutes."""
    if turn.me.id != request.asker_id:
        raise Refusal("grq.notyours")
    if not request.live or turn.pressed is None or not value.isdecimal():
        raise Refusal("g.stale.plain")
    if turn.now > turn.pressed.created_at + UNDO:
        raise Refusal("det.late")
    now = _want(turn, request, int(value))
    turn.say("det.people.undone" if now == int(value) else "det.people.held", n=now)
