"""Presses made while the bot was away are lost: open cards and pings say so, without a sound."""

from collections.abc import Sequence

from sqlalchemy import select

from bot import lines
from bot.outage import CameBack, Outage
from bot.people import Neighbourhood
from bot.turn import Turn
from handlers.helping import Ping, PingState
from handlers.requests import Request, State, card
from handlers.trouble.feature import feature
from handlers.trouble.model import CARDS, PINGS, Recall

BATCH = 100  # messages in one turn


@feature.on(CameBack)
def came_back(turn: Turn, news: CameBack) -> None:
    """Away for longer than a platform keeps presses: every neighbourhood is gone through."""
    if _forgetful(turn, news.outage):
        for here in list(turn.db.scalars(select(Neighbourhood.id))):
            turn.keep(Recall(neighbourhood_id=here, outage_id=news.outage.id))


def _forgetful(turn: Turn, outage: Outage) -> list[str]:
    """The platforms that lost the presses of this outage."""
    away = outage.length.total_seconds()
    return [name for name, can in turn.house.abilities.items() if 0 < can.presses_wait < away]


@feature.due("again", Recall, select(Recall.id))
def press_again(turn: Turn, recall: Recall) -> None:
    """The next few open pings, then the next few open cards."""
    outage = turn.db.get(Outage, recall.outage_id)
    platforms = _forgetful(turn, outage) if outage is not None else []
    slots = _pings(turn, recall) if recall.what == PINGS else _cards(turn, recall)
    for slot in slots:
        lines.put(turn, slot, "fail.tap", platforms)


def _pings(turn: Turn, recall: Recall) -> list[str]:
    mine = select(Ping).where(
        Ping.neighbourhood_id == turn.here.id, Ping.state == PingState.OPEN, Ping.id > recall.after
    )
    found = list(turn.db.scalars(mine.order_by(Ping.id).limit(BATCH)))
    _go_on(turn, recall, [ping.id for ping in found])
    return [ping.about for ping in found]


def _cards(turn: Turn, recall: Recall) -> list[str]:
    mine = select(Request).where(
        Request.neighbourhood_id == turn.here.id,
        Request.state == State.OPEN,
        Request.id > recall.after,
    )
    found = list(turn.db.scalars(mine.order_by(Request.id).limit(BATCH)))
    _go_on(turn, recall, [request.id for request in found])
    groups = card.groups_of(turn)
    return [card.slot(request, group) for request in found for group in groups]


def _go_on(turn: Turn, recall: Recall, dealt_with: Sequence[int]) -> None:
    """Where the next turn begins; after the last one there is none."""
    if len(dealt_with) == BATCH:
        recall.after = dealt_with[-1]
    elif recall.what == PINGS:
        recall.what, recall.after = CARDS, 0
    else:
        turn.db.delete(recall)
