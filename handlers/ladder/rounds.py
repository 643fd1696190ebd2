"""Begins a round: at the opening, when a place is free again, or when the moment changed."""

from bot.turn import Turn
from handlers import helping
from handlers.helping import NobodyLeft
from handlers.ladder import coordinators, night
from handlers.ladder.asker import next_update
from handlers.ladder.climb import TOP, begin, climb, pass_at_once
from handlers.ladder.feature import feature
from handlers.ladder.kind import awake, kind_of
from handlers.ladder.model import END, RUNGS, look_again, plan, settle, steps_of
from handlers.requests import Request, Rung, State, Urgency
from handlers.requests.news import (
    MomentChanged,
    PeopleChanged,
    PlaceAgreed,
    PlaceFreed,
    RequestOpened,
    RequestReopened,
    RequestStopped,
)


@feature.on(RequestOpened)
def opened(turn: Turn, news: RequestOpened) -> None:
    """The first wave at once; at night the asker hears why not, and whether it can wait."""
    request = news.request
    request.urgency = kind_of(turn, request)
    settle(turn, plan(turn, request, Rung.CIRCLE, turn.now), "nobody")  # until there are circles
    begin(turn, request)
    if awake(turn):
        climb(turn, request, Rung.NEIGHBOURS, first=True)
    else:
        night.say_so(turn, request)


@feature.on(PlaceFreed)
def freed(turn: Turn, news: PlaceFreed) -> None:
    """The next round, at the rung it had reached; the asker hears when there is more."""
    _next_round(turn, news.request)
    helping.tell_asker(turn, news, next_update(news.request, turn))


@feature.on(RequestReopened)
def reopened(turn: Turn, news: RequestReopened) -> None:
    """As when a place is free again."""
    _next_round(turn, news.request)


def _next_round(turn: Turn, request: Request) -> None:
    request.urgency = kind_of(turn, request)
    start = request.rung if request.rung in RUNGS[1:4] else Rung.COORDINATOR
    start = Rung.NEIGHBOURS if request.rung is None else start
    begin(turn, request, start)
    if awake(turn) and request.taken_by_id is None:
        climb(turn, request, start, first=True)


@feature.on(MomentChanged)
def moment_changed(turn: Turn, news: MomentChanged) -> None:
    """Another day, other neighbours: from the top it begins again, else it goes on from here."""
    request = news.request
    if request.state is not State.OPEN:
        return
    request.urgency = Urgency.NORMAL
    request.urgency = kind_of(turn, request)
    if request.rung in TOP or request.rung is None or END in steps_of(turn, request):
        request.round += 1
        request.rung = None
        begin(turn, request)
        if awake(turn):
            climb(turn, request, Rung.NEIGHBOURS, first=True)
        return
    begin(turn, request, request.rung)


@feature.on(PeopleChanged)
def people_changed(turn: Turn, news: PeopleChanged) -> None:
    """Room where there was none begins the next round; no room left ends the climbing."""
    _found_all(turn, news.request)
    if news.anew and news.request.people > news.before:
        _next_round(turn, news.request)


@feature.on(PlaceAgreed)
def agreed(turn: Turn, news: PlaceAgreed) -> None:
    """When every place has a helper it does not climb any more."""
    _found_all(turn, news.request)


def _found_all(turn: Turn, request: Request) -> None:
    if request.state is State.AGREED:
        request.next_step_at = None
        coordinators.show_over(turn, request, "esc.coo.solved")


@feature.on(RequestStopped)
def stopped(turn: Turn, news: RequestStopped) -> None:
    """What coordinators were told of it says that it is over."""
    coordinators.show_over(turn, news.request, "esc.coo.over")


@feature.on(NobodyLeft)
def nobody_left(turn: Turn, news: NobodyLeft) -> None:
    """Everybody on this rung was asked and none is still thinking about it."""
    if news.request.state is State.OPEN:
        pass_at_once(turn, news.request, news.rung)
        look_again(turn, news.request)
