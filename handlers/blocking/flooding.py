"""Somebody sends far too much: told once, and coordinators once in a quarter of an hour."""

from datetime import timedelta

from bot.flood import TooMuch
from bot.installation import moment, remember_moment
from bot.texts import Term
from bot.turn import Turn
from handlers import duty, staff
from handlers.blocking.feature import feature

QUIET = timedelta(minutes=15)  # between two such messages to coordinators


@feature.on(TooMuch)
def too_much(turn: Turn, news: TooMuch) -> None:
    """For a minute nothing is answered."""
    del news
    if not turn.private:
        return
    turn.say("g.slow")
    if turn.neighbourhood is None or turn.person is None:
        return
    name = f"flood_told:{turn.here.id}"
    told = moment(turn.db, name)
    if told is not None and told > turn.now - QUIET:
        return
    remember_moment(turn.db, name, turn.now)
    quarter = int(turn.now.timestamp() // QUIET.total_seconds())
    for person in duty.called_on(turn):
        if person is not turn.person:
            who = turn.person.name or Term("sos.somebody")
            fill = {"naam": who, **staff.area_for(turn, person)}
            once = f"{name}:{person.id}:{quarter}"  # two processes may come to it at once
            turn.say("coo.flood", to=person, kind="must", once=once, fill=fill)
