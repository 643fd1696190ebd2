"""How often somebody asked for money, a card or a code: a line of the morning, about nobody."""

from sqlalchemy import func, select

from bot.audit import Event
from bot.installation import moment, remember_moment
from bot.turn import Turn
from handlers import duty
from handlers.safety.feature import feature

REFUSED = "money_refused"
REASONS = ("money", "pin")


def note(turn: Turn, reason: str) -> None:
    """Keep that it happened, not who it was: mostly they are the ones in danger."""
    if reason not in REASONS or turn.neighbourhood is None:
        return
    turn.keep(
        Event(
            neighbourhood_id=turn.here.id,
            about=f"neighbourhood:{turn.here.id}",
            what=REFUSED,
            detail=reason,
            actor_id=None,
            cause=turn.cause,
            at=turn.now,
        )
    )


@feature.on(duty.morning.Morning)
def told(turn: Turn, news: duty.morning.Morning) -> None:
    """So many since the digest before: several on one day may be one swindler at many doors."""
    name = f"money_told:{turn.here.id}"
    since = moment(turn.db, name)
    about = f"neighbourhood:{turn.here.id}"
    found = select(func.count()).where(
        Event.neighbourhood_id == turn.here.id, Event.about == about, Event.what == REFUSED
    )
    if since is not None:
        found = found.where(Event.at > since)
    if many := turn.db.scalar(found):
        remember_moment(turn.db, name, turn.now)
        news.lines.append(turn.words("coo.hi.money", n=many))
