"""Friday in the group: somebody was helped again, where the neighbourhood wants to read that."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot import rhythm
from bot.outbox import in_slot
from bot.people import Group, Neighbourhood
from bot.turn import Turn
from handlers.meeting.feature import feature
from handlers.requests import SAID_HELPED, Place, PlaceState, Request, card, times_helped

AT, LATE = time(16, 30), timedelta(hours=4)
FRIDAY = 4
FEWEST = 5  # fewer would point at somebody


@feature.due("good", Neighbourhood, rhythm.due("good"))
def on_friday(turn: Turn, here: Neighbourhood) -> None:
    """Once a week, without a name and without a sound; nothing when nobody was helped."""
    late = rhythm.comes(turn, here, "good", AT)
    if late is None or late > LATE or not here.tells_good or turn.local.weekday() != FRIDAY:
        return
    zone = ZoneInfo(here.zone)
    count = times_helped(turn, SAID_HELPED, since=datetime(turn.local.year, 1, 1, tzinfo=zone))
    for group in card.groups_of(turn) if count >= FEWEST else []:
        last = _last_of_the_week(turn, group)
        if last is not None:
            turn.say(
                "chk.public",
                to=group,
                kind="digest",
                about=f"good:{group.id}",
                once=f"good:{group.id}:{turn.local.date()}",
                gone_by=turn.now - late + LATE,
                options={"silent": True},
                wijk=here.name,
                titel=last.title,
                n=count,
            )


def _last_of_the_week(turn: Turn, group: Group) -> Request | None:
    """What was done last, of what this group has read as a card."""
    found = turn.db.scalars(
        select(Request)
        .join(Place, Place.request_id == Request.id)
        .where(
            Place.neighbourhood_id == turn.here.id,
            Place.state == PlaceState.DONE,
            Place.outcome.in_(SAID_HELPED),
            Place.done_at >= turn.now - timedelta(days=7),
        )
        .order_by(Place.done_at.desc())
    )
    return next((r for r in found if in_slot(turn.db, card.slot(r, group))), None)
