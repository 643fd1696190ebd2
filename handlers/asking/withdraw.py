"""An asker changes their mind: stops a request, takes that back, or lets go of a concept."""

from bot.people import Person
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from bot.undo import UNDO
from handlers import requests
from handlers.asking.feature import feature
from handlers.asking.mine import alive, go_to, live, own
from handlers.asking.moment import change_moment
from handlers.requests import Request, State, helpers_of

WHY = ("self", "gone", "unsaid")  # solved it alone, not needed any more, does not say


def offer_slot(request: Request) -> str:
    """The message in the group that offered to ask this."""
    return f"offer:{request.id}"


def offer_to_stop(turn: Turn, request: Request | None = None) -> bool:
    """Ask whether `request` (else the one that is live, else which) has to stop; False: none."""
    if turn.person is None or turn.neighbourhood is None:
        return False
    found = [request] if request else alive(turn)
    if not found:
        return False
    if len(found) > 1:
        rows = [choose(one) for one in found[:10]]
        labels: list[Value] = [one.title for one in found[:10]]
        turn.say("can.which", to=turn.me, rows=rows, labels=labels)
        return True
    _ask_to_stop(turn, found[0])
    return True


def _ask_to_stop(turn: Turn, request: Request) -> None:
    go_to(turn, request)
    buttons = [stop(request), change_moment(request), go_on(request)]
    turn.say("can.asker", to=turn.me, buttons=buttons, titel=request.title)


@feature.press("choose", Request)
def choose(turn: Turn, request: Request) -> None:
    """[Stoppen], or a row: are they sure?"""
    _ask_to_stop(turn, live(turn, request))


@feature.press("stop", Request)
def stop(turn: Turn, request: Request) -> None:
    """[Ja, stop]."""
    stop_it(turn, live(turn, request))


def stop_it(turn: Turn, request: Request) -> None:
    """Stop it, tell who is told, and leave ten minutes to take that back."""
    helpers = helpers_of(turn.db, request)
    requests.stop(turn, request, "asker")
    said = turn.say(
        "can.asker.ok", to=turn.me, buttons=[undo_stop(request)], helper_zin=_told(helpers)
    )
    if said is None:
        turn.edit(offer_slot(request), "grq.stopped", buttons=[undo_stop(request)])
    else:
        buttons = [why(request, value=reason) for reason in WHY]
        turn.say("can.asker.why", to=turn.me, buttons=buttons)


@feature.press("why", Request)
def why(turn: Turn, request: Request, value: str) -> None:
    """An optional reason; kept as a line of the trail, and shown to nobody."""
    own(turn, request)
    if value in WHY and value != WHY[-1]:
        turn.record(request.about, "stopped_why", value)
        if value == "self" and request.state is State.STOPPED:
            request.outcome = "solved"
    turn.say("can.why.thanks")


def _told(helpers: list[Person]) -> Value:
    if not helpers:
        return ""
    name: Value = helpers[0].name or Term("person.neighbour")
    if len(helpers) == 1:
        return Term("can.told.one", (("voornaam", name),))
    return Term("can.told.many", (("n", len(helpers)),))


@feature.press("goon", Request)
def go_on(turn: Turn, request: Request) -> None:
    """[Nee]: everything goes on."""
    live(turn, request)
    turn.say("can.asker.no")


@feature.press("undo", Request)
def undo_stop(turn: Turn, request: Request) -> None:
    """[Toch niet] after stopping: as it was, for ten minutes."""
    own(turn, request)
    ended = request.ended_at
    if request.state is not State.STOPPED or ended is None or turn.now > ended + UNDO:
        raise Refusal("can.undo.late")
    requests.reopen(turn, request)
    if turn.private:
        turn.say("can.undone")
    else:
        turn.edit(offer_slot(request), "grq.again")


@feature.press("unpost", Request)
def undo_posting(turn: Turn, request: Request) -> None:
    """[Toch niet] after posting: at once within ten minutes, later it is asked first."""
    live(turn, request)
    if request.opened_at is not None and turn.now <= request.opened_at + UNDO:
        stop_it(turn, request)
    else:
        _ask_to_stop(turn, request)
