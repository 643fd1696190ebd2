"""What somebody gave and got this year: told to themselves only."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from bot.texts import Term
from bot.turn import Turn
from handlers.requests import HELPED, Request, State, times_helped


def show(turn: Turn) -> None:
    """ "Dit jaar hielp je 3 keer. Je kreeg 1 keer hulp."."""
    year = datetime(turn.local.year, 1, 1, tzinfo=ZoneInfo(turn.here.zone))
    gave = times_helped(turn, HELPED, helper_id=turn.me.id, since=year)
    got = turn.db.scalar(
        select(func.count())
        .select_from(Request)
        .where(
            Request.neighbourhood_id == turn.here.id,
            Request.asker_id == turn.me.id,
            Request.state == State.DONE,
            Request.ended_at >= year,
        )
    )
    if not gave and not got:
        turn.say("imp.me.none")
        return
    turn.say(
        "imp.me",
        keer=Term("imp.gave", (("n", gave or 0),)),
        hulp=Term("imp.got", (("n", got or 0),)),
    )
