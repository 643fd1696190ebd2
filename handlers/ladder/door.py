"""The way into the ladder, as other rooms use it, and as the asker does by *bel mij*."""

import re

from bot.turn import Turn
from handlers import human
from handlers.ladder.climb import begin, climb
from handlers.ladder.feature import feature
from handlers.ladder.model import RUNGS
from handlers.requests import Request, Rung, State, Urgency, live_of


def climb_now(turn: Turn, request: Request, rung: Rung, *, told: bool = False) -> None:
    """Pull the request up to `rung` at once: the asker called, or a coordinator wants it so.

    `told`: the asker hears of it from whoever pulls.
    """
    if request.state is not State.OPEN:
        return
    reached = RUNGS.index(request.rung) if request.rung else -1
    if reached < RUNGS.index(rung):
        climb(turn, request, rung, "called", first=told)


def hurry(turn: Turn, request: Request) -> None:
    """The asker says that it is urgent: from where it is it climbs as what is urgent does."""
    if request.state is not State.OPEN or request.urgency is Urgency.URGENT:
        return
    request.urgency = Urgency.URGENT
    turn.record(request.about, "urgent")
    begin(turn, request, request.rung or Rung.NEIGHBOURS)


@feature.phrase(
    r"(?:please )?(?:bel|call) (?:mij|me)(?: (?:maar|even|nu|op|please|alsjeblieft|aub))*"
)
def call_me(turn: Turn, match: re.Match[str]) -> bool:
    """*bel mij*: whoever waits for help pulls the escalator to the coordinator."""
    if turn.person is None or turn.neighbourhood is None:
        return False
    waiting = [r for r in live_of(turn.db, turn.here, turn.me) if r.state is State.OPEN]
    if not waiting:
        return False
    request = turn.get(Request, waiting[-1].id)
    assert request is not None  # noqa: S101 - it was read a moment ago, in this turn
    climb_now(turn, request, Rung.COORDINATOR, told=True)
    human.hand_over(turn, turn.me, "call_me", request=request)
    return True
