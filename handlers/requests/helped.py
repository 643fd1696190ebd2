"""How often help was given here, and after which outcomes of a place that is said."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select

from bot.turn import Turn
from handlers.requests.place import Place, PlaceState

SAID_HELPED = ("helped", "partly")  # somebody was there, as one of the two said
HELPED = (*SAID_HELPED, "silent")  # the same, or nobody said otherwise


def times_helped(
    turn: Turn,
    outcomes: Collection[str] = (),
    *,
    helper_id: int | None = None,
    since: datetime | None = None,
) -> int:
    """How many places were done in this neighbourhood; without `outcomes`, whatever came of it."""
    done = (
        select(func.count())
        .select_from(Place)
        .where(Place.neighbourhood_id == turn.here.id, Place.state == PlaceState.DONE)
    )
    if outcomes:
        done = done.where(Place.outcome.in_(outcomes))
    if helper_id is not None:
        done = done.where(Place.helper_id == helper_id)
    if since is not None:
        done = done.where(Place.done_at >= since)
    return turn.db.scalar(done) or 0
