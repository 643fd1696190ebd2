"""Hears in private what a helper says about their offers, before it reads like a request."""

from bot.turn import Turn
from handlers import asking, offers
from handlers.remarks.feature import feature
from handlers.welcome import is_no_answer, takes_part


@feature.hears
def hears(turn: Turn, text: str) -> bool:
    """ "Ik heb geen auto meer", "wat heb ik aangeboden?"."""
    if turn.incoming is None or not turn.private or turn.neighbourhood is None:
        return False
    if turn.incoming.forwarded or turn.incoming.media or not takes_part(turn):
        return False
    if asking.being_asked(turn):
        return False
    if offers.offered_in_words(turn, text):
        return True
    if turn.me.pings_at is None or asking.alive(turn):
        return False
    return not is_no_answer(turn, text) and offers.changed_in_words(turn, text)
