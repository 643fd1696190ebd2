"""Nobody tried for long whether a copy of the database can be put back: a line of the morning."""

from datetime import timedelta

from bot import drilled
from bot.installation import moment, remember_moment
from bot.turn import Turn
from handlers import duty
from handlers.trouble.feature import feature

AGAIN = timedelta(days=30)


@feature.on(duty.morning.Morning)
def told(turn: Turn, news: duty.morning.Morning) -> None:
    """Once a month: whoever reads it knows who looks after the bot."""
    since = drilled.since(turn.db)
    if since is None or turn.now - since <= drilled.AT_MOST:
        return
    name = f"copy_told:{turn.here.id}"
    before = moment(turn.db, name)
    if before is not None and turn.now - before < AGAIN:
        return
    remember_moment(turn.db, name, turn.now)
    news.lines.append(turn.words("coo.hi.copy", n=(turn.now - since).days))
